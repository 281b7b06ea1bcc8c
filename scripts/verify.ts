// Checks a bundle, a code, or a code against a bundle:
// npm run verify -- BERKAS.zip [--kode "KP1…" atau BERKAS.txt] [--sidik "kata-kata"] [--json]
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { holds } from '../db/keys';
import { checkBundle } from '../lib/evidence/check';
import { checkCode } from '../lib/evidence/check-code';
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
const [file] = positionals;
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

function bundleIn(path: string): Report {
	const sha256 = (value: string | Uint8Array) => createHash('sha256').update(value).digest('hex');
	const report = checkBundle(readFileSync(path), { sha256, verify: holds, expected: values.sidik });
	said.bundle = { ...report, record: undefined };
	if (values.json) return report;
	console.log(report.ok ? words.good : words.bad.replace('{count}', String(report.faults.length)));
	for (const fault of report.faults) console.log(`  - ${faultLine(fault)}`);
	if (report.signedBy) console.log(`${words.signedBy}: ${report.signedBy.words}\n${words.compare}`);
	if (report.ledger) console.log(`${words.results}: ${report.results.length}`);
	return report;
}

/** The code may stand in a receipt's text file, among its lines. */
function codeIn(text: string): string {
	const content = existsSync(text) ? readFileSync(text, 'utf8') : text;
	return /KP1[A-Z]\.\S+/.exec(content)?.[0] ?? content;
}

/** True when nothing speaks against the code. */
function codeHolds(text: string, bundle: Report | null): boolean {
	const found = checkCode(codeIn(text), bundle, values.sidik);
	const moment = (time: string, region: string) => momentText(time, zoneOf(region));
	const lines = codeLines(found, moment, (answer) => sentence(`answer.${answer}`, {}));
	said.code = found;
	if (!values.json)
		for (const { key, values: given, good } of lines)
			console.log(`${good === undefined ? ' ' : good ? '✓' : '✕'} ${sentence(key, given)}`);
	return lines.every(({ good }) => good !== false);
}

if ((file === undefined && values.kode === undefined) || (file !== undefined && !existsSync(file))) {
	console.error(
		'Cara pakai: npm run verify -- BERKAS.zip [--kode "KP1…"] [--sidik "kata-kata dari foto dokumen pembukaan"]',
	);
	process.exitCode = 2;
} else {
	const bundle = file === undefined ? null : bundleIn(file);
	const fine = values.kode === undefined || codeHolds(values.kode, bundle);
	if (values.json) console.log(JSON.stringify(values.kode === undefined ? said.bundle : said));
	process.exitCode = (bundle?.ok ?? true) && fine ? 0 : 1;
}
