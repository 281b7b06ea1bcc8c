import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateDemo } from '../demo';
import { type Contest, contestOf, findingsOf, RULE_CODES, sha256Hex } from '../forms';
import { parseTpsFiles } from '../sirekap';
import { buildReport, type StoredVersion } from '.';

const ppwp = contestOf('ppwp') as Contest;
const demo = generateDemo(3);
const source = ({ path, text }: { path: string; text: string }) => ({ path, text, sha256: sha256Hex(text) });
const parsed = parseTpsFiles(ppwp, demo.files.map(source));
const items = parsed.flatMap((one) => ('item' in one ? [one.item] : []));
const known = new Set(Object.keys(demo.paper));
const NONE = new Map<string, StoredVersion>();
const asStored = new Map<string, StoredVersion>(items.map((item) => [item.tps, item]));
const zeros = Object.fromEntries(RULE_CODES.map((code) => [code, 0]));

describe('buildReport', () => {
	it('counts a first import', () => {
		const { report, missing, problems } = buildReport(ppwp, parsed, known, NONE);
		expect(report).toMatchObject({ files: 24, accepted: 16, notUploaded: 8, unchanged: 0, unknownTps: 0, invalid: 0 });
		expect(missing).toEqual([]);
		expect(problems).toEqual([]);
	});

	it('prints its members in the order of the command line', () => {
		const { report } = buildReport(ppwp, [], known, NONE);
		expect(JSON.stringify(report)).toBe(
			`{"files":0,"accepted":0,"notUploaded":0,"unchanged":0,"unknownTps":0,"invalid":0,"findings":${JSON.stringify(zeros)}}`,
		);
	});

	it('is a no-op the second time, not uploaded files too, and still counts findings', () => {
		const first = buildReport(ppwp, parsed, known, NONE);
		const again = buildReport(ppwp, parsed, known, asStored);
		expect(again.report).toEqual({ ...first.report, accepted: 0, notUploaded: 0, unchanged: 24 });
		expect(again.files.every(({ status, moved }) => status === 'unchanged' && moved.length === 0)).toBe(true);
	});

	it('shows which fields moved, also when an upload is taken back', () => {
		const uploaded = items.find((item) => item.uploaded && item.figures['V.A'] !== null);
		if (!uploaded) throw new Error('no upload in the demo');
		const old = { content: 'other', figures: { ...uploaded.figures, 'IV.1': 1, 'V.B': null } };
		const one = { file: uploaded.file, item: uploaded };
		const preview = buildReport(ppwp, [one], known, new Map([[uploaded.tps, old]]));
		expect(preview.files[0]).toMatchObject({
			status: 'changed',
			moved: [
				{ field: 'IV.1', old: 1, value: uploaded.figures['IV.1'] },
				{ field: 'V.B', old: null, value: uploaded.figures['V.B'] },
			],
		});
		const empty = { ...uploaded, uploaded: false, figures: {}, content: 'empty' };
		const back = buildReport(ppwp, [{ file: empty.file, item: empty }], known, new Map([[empty.tps, uploaded]]));
		expect(back.report.notUploaded).toBe(1);
		expect(back.files[0]?.moved).toHaveLength(21);
	});

	it('looks at the region list before anything else, and counts no findings of strangers', () => {
		const { report, files } = buildReport(ppwp, parsed, new Set(), asStored);
		expect(report).toEqual({
			files: 24,
			accepted: 0,
			notUploaded: 0,
			unchanged: 0,
			unknownTps: 24,
			invalid: 0,
			findings: zeros,
		});
		expect(files.every(({ findings }) => findings.length === 0)).toBe(true);
	});

	it('names the TPS without a file, of the kelurahan that have one', () => {
		const [first, second] = demo.kelurahan;
		const kept = parsed.filter(({ file }) => file.endsWith(`${first?.tps[0]?.kode}.json`));
		expect(buildReport(ppwp, kept, known, NONE).missing).toEqual(first?.tps.slice(1).map(({ kode }) => kode));
		const invalid = [{ file: `x/${second?.tps[1]?.kode}.json`, problems: [] }];
		expect(buildReport(ppwp, invalid, known, NONE).missing).toEqual(
			second?.tps.filter((_, at) => at !== 1).map(({ kode }) => kode),
		);
		expect(buildReport(ppwp, [{ file: 'foto.jpg', problems: [] }], known, NONE).missing).toEqual([]);
	});

	it('shares all files out among the five counts, whatever is brought', () => {
		const bad = fc.constantFrom('', '[]', '{"chart":{"100025":-1}}', '{"chart":{"9":1}}', '<html>');
		const change = fc.constantFrom('none', 'copy', 'differs', 'bad', 'stranger', 'stored');
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.nat(23), change, bad)), (plan) => {
				const stored = new Map<string, StoredVersion>();
				const sources = plan.flatMap(([at, how, text], index) => {
					const file = demo.files[at];
					const item = items[at];
					if (!file || !item) return [];
					const path = `${index}/${file.path}`;
					if (how === 'stored') stored.set(item.tps, item);
					if (how === 'bad') return [source({ path, text })];
					if (how === 'copy') return [source({ path, text: file.text }), source({ path: `x${path}`, text: file.text })];
					if (how === 'differs') return [source({ path, text: `${file.text} ` })];
					if (how === 'stranger') return [source({ path: path.replace('990101', '980101'), text: file.text })];
					return [source({ path, text: file.text })];
				});
				const files = parseTpsFiles(ppwp, sources);
				const { report, files: rows, problems } = buildReport(ppwp, files, known, stored);
				const { accepted, notUploaded, unchanged, unknownTps, invalid } = report;
				expect(report.files).toBe(sources.length);
				expect(accepted + notUploaded + unchanged + unknownTps + invalid).toBe(sources.length);
				expect(new Set(problems.map(({ file }) => file)).size).toBe(invalid);
				// One item for each TPS, so no TPS is counted twice in the findings.
				const taken = rows.flatMap(({ item }) => (item ? [item] : []));
				expect(new Set(taken.map(({ tps }) => tps)).size).toBe(taken.length);
				for (const code of RULE_CODES) {
					const naive = taken.filter(
						(item) => known.has(item.tps) && findingsOf(ppwp, item.figures).some((one) => one.code === code),
					);
					expect(report.findings[code]).toBe(naive.length);
				}
			}),
		);
	});
});
