/** Paths inside a bundle. */
export const PATHS = {
	manifest: 'manifest.json',
	signature: 'manifest.sig.json',
	ledger: 'buku/buku-besar.ndjson',
	signatures: 'buku/tanda-tangan.ndjson',
	dataJson: 'data/hasil.json',
	dataCsv: 'data/hasil.csv',
	documents: 'dokumen/',
	photos: 'foto/',
	readme: 'BACA-SAYA.txt',
	page: 'verifikasi.html',
} as const;

export const BUNDLE_FORMAT = 'ketok-palu/berkas/1';

export type FileKind = 'document' | 'photo' | 'ledger' | 'data' | 'other';

export interface BundleFile {
	readonly path: string;
	readonly bytes: number;
	readonly sha256: string;
}

/** Lists every file of a bundle; the signature is over its SHA-256. */
export interface BundleManifest {
	readonly format: typeof BUNDLE_FORMAT;
	/** Time of the last ledger row in it, not of the making: the same content gives the same bundle. */
	readonly asOf: string;
	readonly installation: string;
	readonly place: { readonly kecamatan: string; readonly name: string };
	readonly ledger: { readonly seq: number; readonly hash: string };
	readonly files: readonly BundleFile[];
}

export interface ManifestSignature {
	readonly publicKey: string;
	readonly signature: string;
}

/** What a file is to the reader of a report. */
export function kindOf(path: string): FileKind {
	if (path.startsWith(PATHS.documents)) return 'document';
	if (path.startsWith(PATHS.photos)) return 'photo';
	if (path.startsWith('buku/')) return 'ledger';
	return path.startsWith('data/') ? 'data' : 'other';
}

/** Reads a manifest; `null` for anything that is none. */
export function parseManifest(text: string): BundleManifest | null {
	const value = parsed(text) as Partial<BundleManifest> | null;
	const whole =
		value?.format === BUNDLE_FORMAT &&
		typeof value.asOf === 'string' &&
		typeof value.installation === 'string' &&
		typeof value.place?.name === 'string' &&
		Number.isSafeInteger(value.ledger?.seq) &&
		typeof value.ledger?.hash === 'string' &&
		Array.isArray(value.files) &&
		value.files.every(
			(file: Partial<BundleFile> | null) =>
				typeof file?.path === 'string' && typeof file.sha256 === 'string' && Number.isSafeInteger(file.bytes),
		);
	return whole ? (value as BundleManifest) : null;
}

export function parseSignature(text: string): ManifestSignature | null {
	const value = parsed(text) as Partial<ManifestSignature> | null;
	return typeof value?.publicKey === 'string' && typeof value.signature === 'string'
		? (value as ManifestSignature)
		: null;
}

function parsed(text: string): object | null {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' ? value : null;
	} catch {
		return null;
	}
}
