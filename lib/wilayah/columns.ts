/** A level of the region tree: its code and name columns and how many digits its code has. */
export interface Level {
	readonly code: WilayahColumn;
	readonly name: WilayahColumn;
	readonly digits: number;
}

/** Columns of a region file, in the order the published lists have them. */
export const WILAYAH_COLUMNS = [
	'kode_tps',
	'nama_tps',
	'kode_kelurahan',
	'nama_kelurahan',
	'kode_kecamatan',
	'nama_kecamatan',
	'kode_kabko',
	'nama_kabko',
	'kode_provinsi',
	'nama_provinsi',
] as const;

/**
 * Columns a list may have besides. `dpt`: voters on the permanent list of the TPS, men and women together; the published
 * lists have none, a KPU office's own may.
 */
export const EXTRA_COLUMNS = ['dpt'] as const;

export type WilayahColumn = (typeof WILAYAH_COLUMNS | typeof EXTRA_COLUMNS)[number];

/** From the TPS up; each code begins with the one after it. */
export const LEVELS = [
	{ code: 'kode_tps', name: 'nama_tps', digits: 13 },
	{ code: 'kode_kelurahan', name: 'nama_kelurahan', digits: 10 },
	{ code: 'kode_kecamatan', name: 'nama_kecamatan', digits: 6 },
	{ code: 'kode_kabko', name: 'nama_kabko', digits: 4 },
	{ code: 'kode_provinsi', name: 'nama_provinsi', digits: 2 },
] as const satisfies readonly Level[];
