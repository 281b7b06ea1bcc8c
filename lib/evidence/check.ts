import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { sha256Hex } from '../forms/canonical';
import { type ExcerptRow, excerptHash, isSealed, parseExcerpt, type Sha256 } from './chain';
import { checkAdoptions } from './check-adoption';
import { checkData } from './check-data';
import { checkLockSignatures, locksIn, seenResults } from './check-locks';
import { checkPhotos } from './check-photos';
import { type BundleManifest, kindOf, PATHS, parseManifest, parseSignature } from './manifest';
import { type Check, ofType } from './payloads';
import { recordOf } from './record';
import type { Report, SeenKey } from './report';
import { fingerprintOf, manifestText, plainWords, verifySignature } from './signing';
import { unpackFiles } from './zip';

/** What the caller's machine does faster, and what the reader knows. */
export interface CheckOptions {
	readonly sha256?: Sha256;
	readonly verify?: typeof verifySignature;
	/** Fingerprint words from the photo of the opening document; empty when the reader has none. */
	readonly expected?: string;
}

const text = (bytes: Uint8Array | undefined) => (bytes ? new TextDecoder().decode(bytes) : '');

/**
 * Checks a bundle from the outside in: the archive, the manifest and its signature, every file, the chain of the
 * ledger, every signature in it, the figures of every lock, every witness's own signature, and the tables against
 * the ledger. Everything that is wrong is named; nothing is trusted because something else was right.
 */
export function checkBundle(bytes: Uint8Array, options: CheckOptions = {}): Report {
	const check: Check = {
		faults: [],
		sha256: options.sha256 ?? pureSha256,
		verify: options.verify ?? verifySignature,
	};
	const empty: Report = {
		ok: false,
		faults: check.faults,
		signedBy: null,
		keys: [],
		place: '',
		asOf: '',
		ledger: null,
		files: 0,
		results: [],
		adoptions: [],
		documents: [],
		record: recordOf(check, []),
	};
	const unpacked = unpackFiles(bytes);
	if (!unpacked.ok) {
		check.faults.push({ code: unpacked.code, path: unpacked.path });
		return empty;
	}
	const folder = folderAround(unpacked.files);
	if (folder !== null) {
		check.faults.push({ code: 'in-a-folder', path: folder });
		return empty;
	}
	try {
		return { ...empty, ...inspect(check, unpacked.files, options.expected ?? '') };
	} catch {
		// Something is where nothing of ours ever stands; whatever it is, it does not verify.
		check.faults.push({ code: 'ledger-broken', path: PATHS.ledger, kind: 'ledger' });
		return empty;
	}
}

/** The folder around everything, where somebody unpacked a bundle and packed that folder again; else `null`. */
function folderAround(files: ReadonlyMap<string, Uint8Array>): string | null {
	if (files.has(PATHS.manifest)) return null;
	const inside = `/${PATHS.manifest}`;
	const found = [...files.keys()].find((path) => path.endsWith(inside));
	return found === undefined ? null : found.slice(0, -inside.length);
}

function inspect(check: Check, files: Map<string, Uint8Array>, expected: string): Report {
	const manifest = manifestIn(check, files);
	const signedBy = signatureIn(check, files);
	if (manifest) checkFiles(check, manifest, files);
	const rows = rowsIn(check, files, manifest);
	const keys = keysIn(check, rows);
	checkSigner(check, manifest, signedBy, keys, expected);
	const locked = locksIn(check, rows);
	checkLockSignatures(check, rows, keys, text(files.get(PATHS.signatures)));
	const results = seenResults(check, locked, rows);
	const adoptions = checkAdoptions(check, rows, locked);
	checkData(check, text(files.get(PATHS.dataJson)), text(files.get(PATHS.dataCsv)), rows, locked);
	checkPhotos(check, rows, files);
	return {
		ok: check.faults.length === 0,
		faults: check.faults,
		signedBy: signedBy ? { publicKey: signedBy, words: fingerprintOf(signedBy).words } : null,
		keys,
		place: manifest?.place.name ?? '',
		asOf: manifest?.asOf ?? '',
		ledger: manifest?.ledger ?? null,
		files: files.size,
		results,
		adoptions,
		documents: [...files.keys()].flatMap((path) =>
			path.startsWith(PATHS.documents) ? [path.slice(PATHS.documents.length)] : [],
		),
		record: recordOf(check, rows),
	};
}

function pureSha256(value: string | Uint8Array): string {
	return typeof value === 'string' ? sha256Hex(value) : bytesToHex(nobleSha256(value));
}

function manifestIn(check: Check, files: Map<string, Uint8Array>): BundleManifest | null {
	const bytes = files.get(PATHS.manifest);
	if (!bytes) {
		check.faults.push({ code: 'manifest-missing', path: PATHS.manifest });
		return null;
	}
	const manifest = parseManifest(text(bytes));
	if (!manifest) check.faults.push({ code: 'manifest-broken', path: PATHS.manifest });
	return manifest;
}

/** The key under the manifest, when its signature holds. */
function signatureIn(check: Check, files: Map<string, Uint8Array>): string | null {
	const bytes = files.get(PATHS.signature);
	const signature = bytes ? parseSignature(text(bytes)) : null;
	if (!signature) {
		check.faults.push({ code: 'signature-missing', path: PATHS.signature });
		return null;
	}
	const manifest = files.get(PATHS.manifest);
	if (!manifest) return signature.publicKey;
	if (!check.verify(signature.publicKey, manifestText(check.sha256(manifest)), signature.signature)) {
		check.faults.push({ code: 'signature-wrong', path: PATHS.manifest });
	}
	return signature.publicKey;
}

function checkFiles(check: Check, manifest: BundleManifest, files: Map<string, Uint8Array>): void {
	const listed = new Set<string>([PATHS.manifest, PATHS.signature]);
	for (const { path, bytes, sha256 } of manifest.files) {
		listed.add(path);
		const content = files.get(path);
		const kind = kindOf(path);
		if (!content) check.faults.push({ code: 'file-missing', path, kind });
		else if (content.length !== bytes || check.sha256(content) !== sha256) {
			check.faults.push({ code: 'file-changed', path, kind });
		}
	}
	for (const path of files.keys()) {
		if (!listed.has(path)) check.faults.push({ code: 'file-extra', path, kind: kindOf(path) });
	}
}

/** The excerpt's rows as far as their chain holds. */
function rowsIn(check: Check, files: Map<string, Uint8Array>, manifest: BundleManifest | null): ExcerptRow[] {
	const rows = parseExcerpt(text(files.get(PATHS.ledger)));
	if (!rows || rows.length === 0) {
		check.faults.push({ code: 'ledger-broken', path: PATHS.ledger, kind: 'ledger' });
		return [];
	}
	let seq = 0;
	let prev = '';
	for (const row of rows) {
		if (row.seq > seq + 1) check.faults.push({ code: 'row-missing', seq: seq + 1 });
		else if (row.seq <= seq) check.faults.push({ code: 'row-order', seq: row.seq });
		if (excerptHash(row, check.sha256) !== row.hash) check.faults.push({ code: 'row-changed', seq: row.seq });
		else if (row.seq === seq + 1 && row.prev !== prev) check.faults.push({ code: 'chain-broken', seq: row.seq });
		// Sealed is what is nobody's business outside, and nothing else: no objection, no correction, no reopening.
		if (row.payload === undefined && !isSealed(row)) check.faults.push({ code: 'row-sealed', seq: row.seq });
		seq = row.seq;
		prev = row.hash;
	}
	const head = manifest?.ledger;
	if (head && seq < head.seq) {
		check.faults.push({ code: 'ledger-truncated', seq, expected: String(head.seq) });
	} else if (head && seq > head.seq) {
		check.faults.push({ code: 'ledger-extra', seq, expected: String(head.seq) });
	} else if (head && prev !== head.hash) check.faults.push({ code: 'chain-broken', seq });
	return rows;
}

function keysIn(check: Check, rows: readonly ExcerptRow[]): SeenKey[] {
	return ofType(check, rows, 'key.introduced').map(({ row, payload }) => ({
		publicKey: payload.publicKey,
		words: fingerprintOf(payload.publicKey).words,
		seq: row.seq,
		time: row.time,
	}));
}

function checkSigner(
	check: Check,
	manifest: BundleManifest | null,
	signedBy: string | null,
	keys: readonly SeenKey[],
	expected: string,
): void {
	const signer = keys.at(-1);
	if (signedBy && (signer?.publicKey !== signedBy || (manifest && manifest.installation !== signedBy))) {
		check.faults.push({
			code: 'foreign-key',
			found: fingerprintOf(signedBy).words,
			expected: signer?.words ?? '',
		});
	}
	const wanted = plainWords(expected);
	if (!wanted) return;
	const at = keys.findIndex(({ words }) => plainWords(words) === wanted);
	// The photo vouches for what its key has signed. Anybody can add a row that brings in a key of their own.
	const next = keys[at + 1];
	if (at < 0) check.faults.push({ code: 'not-the-expected-key', found: signer?.words ?? '', expected });
	else if (next) check.faults.push({ code: 'key-replaced', seq: next.seq, found: signer?.words ?? '', expected });
}
