// Checks a bundle, a code, or a code against a bundle:
// npm run verify -- BERKAS.zip|TANDA-TERIMA.txt [--kode "KP2…" atau BERKAS.txt] [--sidik "kata-kata"] [--json]
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { holds } from '../db/keys';
import { isDocument } from '../lib/documents/model';
import { shortName } from '../lib/election/words';
import { checkBundle } from '../lib/evidence/check';
import { checkCode } from '../lib/evidence/check-code';
import { codeWithin } from '../lib/evidence/code';
import { codeLines } from '../lib/evidence/code-lines';
import type { Fault, Report } from '../lib/evidence/report';
import { momentText, zoneOf } from '../lib/hall/clock';
import words from '../lib/i18n/messages/id/check.json';

const { values, positionals } = parseArgs({
	options: {
		kode: { type: 'string' },
		sidik: { type: 'string', default: '' },
		json: { type: 'boolean', default: false },
	},
	allowPositionals: true,
});
const said: Record<string, unknown> = {};

/** A sentence of the catalogue with its placeholders filled. */
function sentence(key: string, given: Readonly<Record<string, unknown>>): string {
	let found: unknown = words;
	for (const part of key.split('.')) found = (found as Record<string, unknown> | undefined)?.[part];
	return String(found ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(given[name] ?? '–'));
}

function faultLine(fault: Fault): string {
	return sentence(`fault.${fault.code}`, { ...fault, kind: fault.kind ? words.kind[fault.kind] : '' });
}

function bundleIn(bytes: Uint8Array): Report {
	const sha256 = (value: string | Uint8Array) => createHash('sha256').update(value).digest('hex');
	const report = checkBundle(bytes, { sha256, verify: holds, expected: values.sidik });
	said.bundle = { ...report, record: undefined };
	if (values.json) return report;
	console.log(report.ok ? words.good : words.bad.replace('{count}', String(report.faults.length)));
	for (const fault of report.faults) console.log(`  - ${faultLine(fault)}`);
	if (report.signedBy) console.log(`${words.signedBy}: ${report.signedBy.words}\n${words.compare}`);
	if (report.ledger) console.log(`${words.results}: ${report.results.length}`);
	return report;
}

/** Why nothing could be checked, in the words of the person at the keyboard. */
class Unusable extends Error {}

const WHY: Readonly<Record<string, string>> = {
	ENOENT: 'tidak ada. Periksa nama dan foldernya.',
	EISDIR: 'adalah folder. Sebutkan berkasnya: bundel .zip, atau tanda terima .txt.',
	EACCES: 'tidak boleh dibaca oleh akun ini.',
};
/** How a file of another kind begins, and what to do with it. */
const OTHERS: readonly (readonly [start: string, is: string])[] = [
	['\x89PNG', 'adalah gambar. Kode QR pada gambar dibaca halaman Verifikasi (verifikasi.html di dalam bundel).'],
	['\xff\xd8\xff', 'adalah foto. Kode QR pada foto dibaca halaman Verifikasi (verifikasi.html di dalam bundel).'],
	['%PDF', 'adalah PDF. Isi QR di kaki halamannya diperiksa dengan --kode.'],
];
/** A receipt's file has some thousand bytes. */
const LARGEST_TEXT = 1_000_000;

function read(path: string): Buffer {
	try {
		return readFileSync(path);
	} catch (fault) {
		const code = String((fault as NodeJS.ErrnoException).code);
		throw new Unusable(`${path} ${WHY[code] ?? `tidak dapat dibaca (${code}).`}`);
	}
}

/** What a file is: a bundle, or a text with a code among its lines. */
function sortOf(path: string): { readonly bundle: Uint8Array } | { readonly code: string } {
	const bytes = read(path);
	const start = bytes.toString('latin1', 0, 4);
	if (start.startsWith('PK')) return { bundle: bytes };
	const other = OTHERS.find(([sign]) => start.startsWith(sign));
	if (other) throw new Unusable(`${path} ${other[1]}`);
	const code = bytes.length > LARGEST_TEXT ? null : codeWithin(bytes.toString('utf8'));
	if (code !== null) return { code };
	throw new Unusable(`${path} bukan bundel ZIP dan tidak memuat kode Ketok Palu (teks yang diawali KP1 atau KP2).`);
}

/** A code is given as it is, or as the file it stands in. */
function codeIn(given: string): string {
	const code = existsSync(given) ? null : codeWithin(given);
	// What is neither a code nor a name with an ending is told to be no code.
	if (code !== null || (!existsSync(given) && !/\.\w{2,4}$/.test(given))) return code ?? given;
	const found = sortOf(given);
	if ('code' in found) return found.code;
	throw new Unusable(`${given} adalah bundel ZIP: sebutkan tanpa --kode.`);
}

/** True when nothing speaks against the code. */
function codeHolds(text: string, bundle: Report | null): boolean {
	const found = checkCode(text, bundle, values.sidik);
	const lines = codeLines(found, {
		moment: (time, region) => momentText(time, zoneOf(region)),
		answer: (answer) => sentence(`answer.${answer}`, {}),
		contest: (code) => shortName(bundle?.record.election.head(code) ?? { code, formName: '' }),
		paper: (kind) => (isDocument(kind) ? sentence(`paperKind.${kind}`, {}) : kind),
	});
	said.code = found;
	if (!values.json)
		for (const { key, values: given, good } of lines)
			console.log(`${good === undefined ? ' ' : good ? '✓' : '✕'} ${sentence(key, given)}`);
	return lines.every(({ good }) => good !== false);
}

function run(): number {
	const sorts = positionals.map(sortOf);
	const bundles = sorts.flatMap((sort) => ('bundle' in sort ? [sort.bundle] : []));
	const codes = sorts.flatMap((sort) => ('code' in sort ? [sort.code] : []));
	if (values.kode !== undefined) codes.push(codeIn(values.kode));
	if (bundles.length > 1 || codes.length > 1) throw new Unusable('Satu bundel dan satu kode sekali periksa.');
	const [[bytes], [code]] = [bundles, codes];
	if (!bytes && code === undefined) {
		throw new Unusable(
			'Cara pakai: npm run verify -- BERKAS.zip [TANDA-TERIMA.txt] [--kode "KP2…"] [--sidik "kata-kata dari foto dokumen pembukaan"]',
		);
	}
	const bundle = bytes ? bundleIn(bytes) : null;
	const fine = code === undefined || codeHolds(code, bundle);
	if (values.json) console.log(JSON.stringify(code === undefined ? said.bundle : said));
	return (bundle?.ok ?? true) && fine ? 0 : 1;
}

try {
	process.exitCode = run();
} catch (fault) {
	if (!(fault instanceof Unusable)) throw fault;
	console.error(fault.message);
	process.exitCode = 2;
}
