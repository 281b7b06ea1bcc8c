import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { BUILTIN, type Election, electionOf } from '../election/election';
import { canonicalJson, sha256Hex } from '../forms/canonical';
import type { EventPayloads, GivenAnswer } from '../plenary/events';
import { hashFigures } from '../plenary/figures-hash';
import { type ExcerptRow, excerptHash, parseExcerpt, type Sha256 } from './chain';
import { checkAdoptions } from './check-adoption';
import { type DataFile, type DataRow, dataCsv, dataRows } from './data';
import { current, type LockedResult } from './locked';
import { type BundleManifest, kindOf, PATHS, parseManifest, parseSignature } from './manifest';
import { type Check, ofType, safeJson } from './payloads';
import type { Fault, Report, SeenKey, SeenResult, Voice } from './report';
import { answerText, fingerprintOf, manifestText, rowText, SIGNED_EVENTS, verifySignature } from './signing';
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
	};
	const unpacked = unpackFiles(bytes);
	if (!unpacked.ok) {
		check.faults.push({ code: unpacked.code, path: unpacked.path });
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

function inspect(check: Check, files: Map<string, Uint8Array>, expected: string): Report {
	const manifest = manifestIn(check, files);
	const signedBy = signatureIn(check, files);
	if (manifest) checkFiles(check, manifest, files);
	const rows = rowsIn(check, files, manifest);
	const keys = keysIn(check, rows);
	checkSigner(check, manifest, signedBy, keys, expected);
	const locked = locksIn(check, rows);
	checkLockSignatures(check, rows, keys, files);
	const results = locked.map((result) => seen(check, result, locked, rows));
	const adoptions = checkAdoptions(check, rows, locked);
	checkData(check, files, electionIn(rows), locked);
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
	if (wanted && !keys.some(({ words }) => plainWords(words) === wanted)) {
		check.faults.push({ code: 'not-the-expected-key', found: signer?.words ?? '', expected });
	}
}

/** Words as typed from a photo: case, spaces and hyphens do not matter. */
function plainWords(words: string): string {
	return words.toLowerCase().replace(/[^a-z]+/g, '');
}

function locksIn(check: Check, rows: readonly ExcerptRow[]): LockedResult[] {
	return ofType(check, rows, 'gavel.struck').flatMap(({ row, payload }) => {
		const [, contest = '', tps = ''] = /^hasil\/([a-z-]+)\/(\d{13})$/.exec(row.stream) ?? [];
		const { version, hash, figures, system, answers, absent } = payload;
		if (hashFigures(contest, tps, version, figures, system) !== hash) {
			check.faults.push({ code: 'lock-figures', seq: row.seq, tps });
		}
		const by = (JSON.parse(row.actor) as { name?: string }).name ?? '';
		return [{ contest, tps, version, hash, seq: row.seq, time: row.time, by, figures, system, answers, absent }];
	});
}

interface StoredSignature {
	readonly seq: number;
	readonly publicKey: string;
	readonly signature: string;
}

function checkLockSignatures(
	check: Check,
	rows: readonly ExcerptRow[],
	keys: readonly SeenKey[],
	files: Map<string, Uint8Array>,
): void {
	const stored = new Map<number, StoredSignature>();
	for (const line of text(files.get(PATHS.signatures)).split('\n')) {
		const signature = line === '' ? null : (safeJson(line) as StoredSignature | null);
		if (signature) stored.set(signature.seq, signature);
	}
	for (const row of rows) {
		if (!SIGNED_EVENTS.has(row.type)) continue;
		const at = { seq: row.seq, tps: row.stream.split('/')[2] };
		const signature = stored.get(row.seq);
		const key = keys.findLast(({ seq }) => seq < row.seq)?.publicKey;
		if (!signature) check.faults.push({ code: 'lock-unsigned', ...at });
		else if (signature.publicKey !== key) check.faults.push({ code: 'key-unknown', ...at });
		else if (!check.verify(key, rowText(row.seq, row.hash), signature.signature)) {
			check.faults.push({ code: 'lock-signature-wrong', ...at });
		}
	}
}

/** A locked result with what each witness really said, checked against the rows before the gavel. */
function seen(
	check: Check,
	result: LockedResult,
	all: readonly LockedResult[],
	rows: readonly ExcerptRow[],
): SeenResult {
	const { contest, tps, hash } = result;
	const stream = `hasil/${contest}/${tps}`;
	const before = rows.filter((row) => row.seq < result.seq);
	const given = new Map<string, GivenAnswer>();
	for (const { payload } of ofType(
		check,
		before.filter((row) => row.stream === stream),
		'witness.answered',
	)) {
		given.set(payload.witness, payload);
	}
	const phoneKeys = ofType(check, before, 'witness.keyed');
	const answers = result.answers.map((answer) => {
		const at = { seq: result.seq, tps, who: answer.name };
		const recorded = given.get(answer.witness);
		if (!recorded || canonicalJson(recorded) !== canonicalJson(answer)) {
			check.faults.push({ code: 'lock-answers', ...at });
		}
		if (answer.hash !== hash) check.faults.push({ code: 'answer-other-figures', ...at });
		const known = phoneKeys.filter(({ payload }) => payload.witness === answer.witness);
		return {
			name: answer.name,
			contestant: answer.contestant,
			answer: answer.answer,
			text: answer.text,
			recordedBy: answer.recordedBy,
			voice: voiceOf(
				check,
				answer,
				{ contest, tps },
				known.map(({ payload }) => payload.publicKey),
				at,
			),
		};
	});
	const superseded = all.some(
		(other) => other.contest === contest && other.tps === tps && other.version > result.version,
	);
	return { ...result, answers, superseded };
}

function voiceOf(
	check: Check,
	answer: GivenAnswer,
	where: { contest: string; tps: string },
	keys: readonly string[],
	at: Omit<Fault, 'code'>,
): Voice {
	if (answer.channel === 'paper') return 'paper';
	const { proof } = answer;
	if (!proof) {
		if (keys.length > 0) check.faults.push({ code: 'answer-unsigned', ...at });
		return 'unsigned-phone';
	}
	const { witness, hash, answer: said, text: words } = answer;
	if (!keys.includes(proof.key)) check.faults.push({ code: 'answer-key-unknown', ...at });
	else if (
		!check.verify(proof.key, answerText({ witness, ...where, hash, answer: said, text: words }), proof.signature)
	) {
		check.faults.push({ code: 'answer-signature-wrong', ...at });
	}
	return 'signed';
}

/** The tables must say what the ledger's newest locks say, cell by cell. */
function checkData(
	check: Check,
	files: Map<string, Uint8Array>,
	election: Election,
	locked: readonly LockedResult[],
): void {
	const data = safeJson(text(files.get(PATHS.dataJson))) as Partial<DataFile> | null;
	const kind = 'data';
	if (!Array.isArray(data?.rows) || !Array.isArray(data.results)) {
		check.faults.push({ code: 'data-broken', path: PATHS.dataJson, kind });
		return;
	}
	const results = current(locked);
	const expected = dataRows(election, results);
	const keyOf = (row: DataRow) => `${row.contest}/${row.tps}/${row.field}`;
	const found = new Map(data.rows.map((row) => [keyOf(row), row]));
	for (const row of expected) {
		const at = { path: PATHS.dataJson, kind, tps: row.tps, field: row.field } as const;
		const other = found.get(keyOf(row));
		if (!other) check.faults.push({ code: 'data-missing', ...at });
		else if (canonicalJson(other) !== canonicalJson(row)) {
			check.faults.push({ code: 'data-differs', ...at, found: shown(other), expected: shown(row) });
		}
		found.delete(keyOf(row));
	}
	for (const row of found.values()) {
		check.faults.push({ code: 'data-extra', path: PATHS.dataJson, kind, tps: row.tps, field: row.field });
	}
	if (canonicalJson(data.results) !== canonicalJson(results) && expected.length === data.rows.length) {
		const at = results.find((result, no) => canonicalJson(data.results?.[no] ?? null) !== canonicalJson(result));
		check.faults.push({ code: 'data-differs', path: PATHS.dataJson, kind, tps: at?.tps });
	}
	if (text(files.get(PATHS.dataCsv)) !== dataCsv(expected)) {
		check.faults.push({ code: 'data-csv', path: PATHS.dataCsv, kind });
	}
}

/** The election in force: the last pack adopted stands whole in the ledger. */
function electionIn(rows: readonly ExcerptRow[]): Election {
	const adopted = rows.findLast(({ type }) => type === 'pack.adopted');
	if (!adopted?.payload) return BUILTIN;
	const { pack, sha256 } = JSON.parse(adopted.payload) as EventPayloads['pack.adopted'];
	return electionOf(pack, sha256);
}

function shown(row: DataRow): string {
	return `v${row.version} ${row.paper ?? '–'} / ${row.system ?? '–'}`;
}
