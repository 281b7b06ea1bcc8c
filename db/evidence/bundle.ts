import { createHash } from 'node:crypto';
import { type ExcerptRow, excerptText, isSealed } from '../../lib/evidence/chain';
import { DATA_SCHEMA, type DataFile, dataCsv, dataRows } from '../../lib/evidence/data';
import { BUNDLE_FORMAT, type BundleManifest, PATHS } from '../../lib/evidence/manifest';
import { manifestText } from '../../lib/evidence/signing';
import { packFiles } from '../../lib/evidence/zip';
import { canonicalJson } from '../../lib/forms';
import type { House } from '../house';
import { installationKey } from '../keys';
import { introduceKey } from '../keys/introduce';
import { headOf, type LedgerRow } from '../ledger';
import { standingResults } from './locked';

/** What goes into a bundle beside ledger and data. */
export interface BundleParts {
	/** PDF by file name, without folder. */
	readonly documents?: ReadonlyMap<string, Uint8Array>;
	/** Photo by file name, without folder. */
	readonly photos?: ReadonlyMap<string, Uint8Array>;
	/** The check page that works without a network. */
	readonly page?: Uint8Array;
}

/**
 * Everything that leaves the hall, in one ZIP that proves itself: documents, data, the ledger (what is nobody's
 * business sealed), photos, a manifest of SHA-256 and the installation's signature. The same content gives the same
 * bytes.
 */
export function buildBundle(house: House, parts: BundleParts = {}): Uint8Array {
	introduceKey(house);
	return house.sqlite.transaction(() => build(house, parts))();
}

function build(house: House, { documents = new Map(), photos = new Map(), page }: BundleParts): Uint8Array {
	const key = installationKey(house);
	const ledger = headOf(house.sqlite);
	const files = new Map<string, Uint8Array>();
	const put = (path: string, content: string | Uint8Array) =>
		files.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);

	const results = standingResults(house);
	const data: DataFile = { schema: DATA_SCHEMA, results, rows: dataRows(house.states.election(), results) };
	const excerpt = excerptOf(house);
	put(PATHS.ledger, excerptText(excerpt));
	put(PATHS.signatures, signaturesText(house));
	put(PATHS.dataJson, `${canonicalJson(data)}\n`);
	put(PATHS.dataCsv, dataCsv(data.rows));
	for (const [name, content] of documents) put(PATHS.documents + name, content);
	for (const [name, content] of photos) put(PATHS.photos + name, content);
	if (page) put(PATHS.page, page);
	put(PATHS.readme, README);

	const manifest: BundleManifest = {
		format: BUNDLE_FORMAT,
		asOf: excerpt.at(-1)?.time ?? '',
		installation: key.publicKey,
		place: placeOf(house),
		ledger,
		files: [...files.keys()].sort().map((path) => {
			const content = files.get(path) ?? new Uint8Array();
			return { path, bytes: content.length, sha256: sha256(content) };
		}),
	};
	const text = `${canonicalJson(manifest)}\n`;
	put(PATHS.manifest, text);
	const signature = key.sign(manifestText(sha256(text)));
	put(PATHS.signature, `${canonicalJson({ publicKey: key.publicKey, signature })}\n`);
	return packFiles(files);
}

const README = `Berkas Ketok Palu: alat bantu, bukan dokumen resmi KPU. Yang menentukan tetap formulir kertas.

Memeriksa tanpa internet: buka verifikasi.html di folder ini (atau dari USB) dengan peramban, lalu pilih berkas ZIP ini.
Memeriksa dengan program: npm run verify -- BERKAS.zip

Bandingkan kata-kata sidik kunci yang ditampilkan dengan foto dokumen pembukaan rapat. Bila berbeda, berkas ini bukan
dari laptop yang dipakai di rapat itu.
`;

function excerptOf(house: House): ExcerptRow[] {
	const rows = house.sqlite.prepare('SELECT * FROM ledger ORDER BY seq').iterate() as IterableIterator<LedgerRow>;
	return Array.from(rows, ({ payload, ...row }) =>
		isSealed(row) ? { ...row, payloadHash: sha256(payload) } : { ...row, payload },
	);
}

function signaturesText(house: House): string {
	const rows = house.sqlite
		.prepare('SELECT seq, public_key AS publicKey, signature FROM signature ORDER BY seq')
		.all() as { seq: number; publicKey: string; signature: string }[];
	return rows.map((row) => `${canonicalJson(row)}\n`).join('');
}

function placeOf(house: House): BundleManifest['place'] {
	const kecamatan = house.states.plenary().opened?.kecamatan ?? '';
	const row = house.sqlite
		.prepare('SELECT kecamatan_nama AS name FROM kelurahan WHERE kecamatan = ? LIMIT 1')
		.get(kecamatan) as { name: string } | undefined;
	return { kecamatan, name: row?.name ?? '' };
}

function sha256(value: string | Uint8Array): string {
	return createHash('sha256').update(value).digest('hex');
}
