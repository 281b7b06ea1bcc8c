import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { type ExcerptRow, excerptHash, excerptText, parseExcerpt } from '../../lib/evidence/chain';
import { type DataFile, dataCsv } from '../../lib/evidence/data';
import { kindOf, PATHS } from '../../lib/evidence/manifest';
import { manifestText, rowText, SIGNED_EVENTS } from '../../lib/evidence/signing';
import { packFiles, unpackFiles } from '../../lib/evidence/zip';
import { canonicalJson } from '../../lib/forms';
import type { InstallationKey } from '../keys';

export type ForgedRow = { -readonly [K in keyof ExcerptRow]: ExcerptRow[K] };

/** What a forger may change; everything that follows from it is made to fit. */
export interface Forgery {
	readonly files: Map<string, Uint8Array>;
	readonly rows: ForgedRow[];
	/** `data/hasil.json`; the CSV follows. */
	data: DataFile;
}

const sha256 = (value: string | Uint8Array) => createHash('sha256').update(value).digest('hex');
const bytes = (text: string) => new TextEncoder().encode(text);

/** A key of one's own, as anybody can make one. */
export function ownKey(): InstallationKey {
	const { privateKey, publicKey } = generateKeyPairSync('ed25519');
	return {
		publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
		sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64url'),
	};
}

/**
 * The best forger there is: after the change the chain is closed again, every lock is signed with the key that is its
 * turn by the ledger (as far as the forger has it), the tables and the manifest list what is there, and the whole is
 * signed with the last key. Only what the content itself contradicts can give it away.
 */
export function forged(
	bundle: Uint8Array,
	keys: readonly InstallationKey[],
	change: (forgery: Forgery) => void,
): Uint8Array {
	const unpacked = unpackFiles(bundle);
	if (!unpacked.ok) throw new Error(unpacked.code);
	const files = new Map(unpacked.files);
	const read = (path: string) => new TextDecoder().decode(files.get(path));
	const old = new Map(
		read(PATHS.signatures)
			.split('\n')
			.filter(Boolean)
			.map((line) => JSON.parse(line) as { seq: number; publicKey: string; signature: string })
			.map((entry) => [entry.seq, entry]),
	);
	const forgery: Forgery = {
		files,
		rows: (parseExcerpt(read(PATHS.ledger)) ?? []) as ForgedRow[],
		data: JSON.parse(read(PATHS.dataJson)),
	};
	change(forgery);

	let prev = '';
	let turn: string | undefined;
	const signatures: string[] = [];
	for (const [at, row] of forgery.rows.entries()) {
		const before = row.hash;
		Object.assign(row, { seq: at + 1, prev });
		row.hash = excerptHash(row, sha256);
		prev = row.hash;
		if (SIGNED_EVENTS.has(row.type)) {
			const key = keys.find(({ publicKey }) => publicKey === turn);
			const kept = row.hash === before ? old.get(row.seq) : undefined;
			if (kept) signatures.push(canonicalJson(kept));
			else if (key) {
				const signature = key.sign(rowText(row.seq, row.hash));
				signatures.push(canonicalJson({ seq: row.seq, publicKey: key.publicKey, signature }));
			}
		}
		if (row.type === 'key.introduced') turn = JSON.parse(row.payload ?? '{}').publicKey;
	}
	files.set(PATHS.ledger, bytes(excerptText(forgery.rows)));
	files.set(PATHS.signatures, bytes(signatures.map((line) => `${line}\n`).join('')));
	files.set(PATHS.dataJson, bytes(`${canonicalJson(forgery.data)}\n`));
	files.set(PATHS.dataCsv, bytes(dataCsv(forgery.data.rows)));

	const signer = keys.find(({ publicKey }) => publicKey === turn);
	if (!signer) throw new Error('the forger has no key to sign with');
	const manifest = JSON.parse(read(PATHS.manifest));
	manifest.installation = signer.publicKey;
	manifest.ledger = { seq: forgery.rows.length, hash: prev };
	manifest.files = [...files.keys()]
		.filter((path) => kindOf(path) !== 'other' || !path.startsWith('manifest'))
		.sort()
		.map((path) => {
			const content = files.get(path) ?? new Uint8Array();
			return { path, bytes: content.length, sha256: sha256(content) };
		});
	const text = `${canonicalJson(manifest)}\n`;
	files.set(PATHS.manifest, bytes(text));
	const signature = signer.sign(manifestText(sha256(text)));
	files.set(PATHS.signature, bytes(`${canonicalJson({ publicKey: signer.publicKey, signature })}\n`));
	return packFiles(files);
}
