// Checks a bundle: npm run verify -- BERKAS.zip [--sidik "kata-kata"] [--json]
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { holds } from '../db/keys';
import { checkBundle } from '../lib/evidence/check';
import type { Fault } from '../lib/evidence/report';
import words from '../lib/i18n/messages/id/check.json';

const { values, positionals } = parseArgs({
	options: { sidik: { type: 'string', default: '' }, json: { type: 'boolean', default: false } },
	allowPositionals: true,
});

function sentence(fault: Fault): string {
	const filled: Record<string, unknown> = { ...fault, kind: fault.kind ? words.kind[fault.kind] : '' };
	return words.fault[fault.code].replace(/\{(\w+)\}/g, (_, name: string) => String(filled[name] ?? '–'));
}

const [file] = positionals;
if (!file || !existsSync(file)) {
	console.error('Cara pakai: npm run verify -- BERKAS.zip [--sidik "kata-kata dari foto dokumen pembukaan"]');
	process.exitCode = 2;
} else {
	const sha256 = (value: string | Uint8Array) => createHash('sha256').update(value).digest('hex');
	const report = checkBundle(readFileSync(file), { sha256, verify: holds, expected: values.sidik });
	if (values.json) console.log(JSON.stringify(report));
	else {
		console.log(report.ok ? words.good : words.bad.replace('{count}', String(report.faults.length)));
		for (const fault of report.faults) console.log(`  - ${sentence(fault)}`);
		if (report.signedBy) console.log(`${words.signedBy}: ${report.signedBy.words}\n${words.compare}`);
		if (report.ledger) console.log(`${words.results}: ${report.results.length}`);
	}
	process.exitCode = report.ok ? 0 : 1;
}
