/**
 * Regions a recap or an adoption is about: a kelurahan/desa (10 digits), a kecamatan (6 digits), or what one dapil has
 * of a kecamatan that several divide (`990101.KAB-2`): there the contest has a recap page and a penetapan for each.
 */
export const REGION_CODE = /^\d{6}(\d{4}|\.[A-Za-z0-9_-]{1,24})?$/;

/** True for a kelurahan/desa; a kecamatan, or a dapil's share of it, is not one. */
export const isKelurahan = (region: string): boolean => /^\d{10}$/.test(region);

/** The region a dapil has of a kecamatan. */
export const shareOf = (kecamatan: string, district: string): string => `${kecamatan}.${district}`;

/** Kecamatan and dapil of such a share; `null` for every other region. */
export function parseShare(region: string): { readonly kecamatan: string; readonly district: string } | null {
	const [kecamatan, district] = region.split('.');
	return kecamatan && district ? { kecamatan, district } : null;
}
