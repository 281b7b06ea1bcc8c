import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateDemo } from '../demo';
import { examplePack } from '../demo/packs';
import { electionOf } from '../election';
import { type Contest, canonicalJson, contestOf, sha256Hex } from '../forms';
import { isSystemItem, type SystemItem } from '../plenary/system-item';
import { parseTpsFile, parseTpsFiles, writeTpsFile } from '.';
import { membersOf } from './members';

const ppwp = contestOf('ppwp') as Contest;
const FILE = 'a/b/9901011001001.json';
const HASH = '0'.repeat(64);
const { chart, administrasi } = membersOf(ppwp);

const REAL = {
	mode: 'hhcw',
	chart: { null: null, '100025': 114, '100026': 93, '100027': 33 },
	images: ['https://contoh.invalid/1.jpg', null, null],
	administrasi: {
		suara_sah: 240,
		suara_total: 244,
		pemilih_dpt_j: 280,
		pemilih_dpt_l: 127,
		pemilih_dpt_p: 153,
		pengguna_dpt_j: 227,
		pengguna_dpt_l: 98,
		pengguna_dpt_p: 129,
		pengguna_dptb_j: 16,
		pengguna_dptb_l: 5,
		pengguna_dptb_p: 11,
		suara_tidak_sah: 4,
		pengguna_total_j: 244,
		pengguna_total_l: 103,
		pengguna_total_p: 141,
		pengguna_non_dpt_j: 1,
		pengguna_non_dpt_l: 0,
		pengguna_non_dpt_p: 1,
	},
	psu: null,
	ts: '2024-02-15 23:29:50',
	status_suara: true,
	status_adm: true,
};

const read = (value: unknown, file = FILE) => parseTpsFile(ppwp, file, JSON.stringify(value), HASH);
function itemOf(text: string, file = FILE) {
	const result = parseTpsFile(ppwp, file, text, HASH);
	if (!('item' in result)) throw new Error(JSON.stringify(result.problems));
	return result.item;
}
/** The numbers and what is left of the file, each in canonical form: together all of its meaning. */
const canonicalOf = ({ figures, rest }: Pick<SystemItem, 'figures' | 'rest'>) => ({
	figures: canonicalJson(figures),
	rest: canonicalJson(rest),
});
const contentOf = (item: Pick<SystemItem, 'figures' | 'rest'>) => sha256Hex(Object.values(canonicalOf(item)).join(''));
function problemsOf(text: string, file = FILE) {
	const result = parseTpsFile(ppwp, file, text, HASH);
	return 'problems' in result
		? result.problems.map(({ file: where, field, code }) => ({ file: where, field, code }))
		: [];
}

describe('parseTpsFile', () => {
	it('puts each number where rules.md says it stands on the form', () => {
		expect(itemOf(JSON.stringify(REAL)).figures).toEqual({
			'I.A.L': 127,
			'I.A.P': 153,
			'I.A.J': 280,
			'I.B.1.L': 98,
			'I.B.1.P': 129,
			'I.B.1.J': 227,
			'I.B.2.L': 5,
			'I.B.2.P': 11,
			'I.B.2.J': 16,
			'I.B.3.L': 0,
			'I.B.3.P': 1,
			'I.B.3.J': 1,
			'I.B.4.L': 103,
			'I.B.4.P': 141,
			'I.B.4.J': 244,
			'IV.1': 114,
			'IV.2': 93,
			'IV.3': 33,
			'V.A': 240,
			'V.B': 4,
			'V.C': 244,
		});
	});

	it('keeps what is no figure, the source time and both hashes', () => {
		const item = itemOf(JSON.stringify(REAL));
		expect(item).toMatchObject({ tps: '9901011001001', uploaded: true, file: FILE, sha256: HASH, ts: REAL.ts });
		expect(item.rest).toEqual({ ...REAL, chart: { null: null }, administrasi: {} });
		expect(item.content).toBe(contentOf(item));
		expect(isSystemItem(item)).toBe(true);
	});

	it('takes its hash from the caller where one is brought', () => {
		const result = parseTpsFile(ppwp, FILE, JSON.stringify(REAL), HASH, (text) => sha256Hex(`x${text}`));
		const { figures, rest } = itemOf(JSON.stringify(REAL));
		expect(result).toMatchObject({
			item: { content: sha256Hex(`x${canonicalJson(figures)}${canonicalJson(rest)}`) },
		});
	});

	it('says not uploaded only when both parts are null or absent', () => {
		expect(itemOf('{"chart":null,"administrasi":null}').uploaded).toBe(false);
		expect(itemOf('{"chart":null}').uploaded).toBe(false);
		expect(itemOf('{"administrasi":null}')).toMatchObject({ uploaded: false, ts: null });
		expect(itemOf('{"chart":{},"administrasi":null}').uploaded).toBe(true);
		expect(itemOf('{"chart":null,"administrasi":{"suara_sah":0}}').uploaded).toBe(true);
		expect(new Set(Object.values(itemOf('{"chart":null}').figures))).toEqual(new Set([null]));
	});

	it('has one content for one meaning: key order and white space make no difference', () => {
		const turned = JSON.stringify(Object.fromEntries(Object.entries(REAL).reverse()), null, 4);
		expect(itemOf(`\uFEFF${turned}\r\n`).content).toBe(itemOf(JSON.stringify(REAL)).content);
		expect(itemOf(JSON.stringify({ ...REAL, chart: { ...REAL.chart, '100025': 115 } })).content).not.toBe(
			itemOf(JSON.stringify(REAL)).content,
		);
	});

	it.each([
		['', 'file.empty'],
		[' \n ', 'file.empty'],
		['\uFEFF', 'file.empty'],
		['<!DOCTYPE html><html></html>', 'json.html'],
		['[]', 'json.not-object'],
		['[{"chart":null}]', 'json.not-object'],
		['null', 'json.not-object'],
		['12', 'json.not-object'],
		['"chart"', 'json.not-object'],
		['{}', 'json.not-tps'],
		['{"tungsura":{"chart":{}}}', 'json.not-tps'],
		['{"chart":', 'json.broken'],
		['{"chart":{"100025":114', 'json.broken'],
		['Not Found', 'json.broken'],
		['{"chart":null,}', 'json.broken'],
		['{"chart":null} {"chart":null}', 'json.broken'],
		['{"chart":{"100025":NaN}}', 'json.broken'],
		['{"chart":{"100025":014}}', 'json.broken'],
		[`{"chart":null,"x":${'['.repeat(100_000)}`, 'json.too-deep'],
	])('%j is refused: %s', (text, code) => {
		expect(problemsOf(text)).toEqual([{ file: FILE, field: undefined, code }]);
	});

	it('tells line and column of what is broken', () => {
		expect(parseTpsFile(ppwp, FILE, '{\n "chart": {"100025": 1,\n  }\n}', HASH)).toEqual({
			problems: [{ file: FILE, line: 3, code: 'json.broken', context: { column: 3 } }],
		});
	});

	it('refuses a member that stands there twice: one of the two would be lost', () => {
		expect(problemsOf('{"chart":{"100025":1,"100025":2},"administrasi":null}')).toEqual([
			{ file: FILE, field: '100025', code: 'json.duplicate-member' },
		]);
	});

	it.each([
		['-1', 'value.negative'],
		['-0', 'value.negative'],
		['-1e9', 'value.negative'],
		['1.5', 'value.decimal'],
		['1e-3', 'value.decimal'],
		['1000000000', 'value.too-large'],
		['1e400', 'value.too-large'],
		['9007199254740993', 'value.too-large'],
		['"12"', 'value.text'],
		['""', 'value.text'],
		['true', 'value.not-number'],
		['false', 'value.not-number'],
		['[]', 'value.not-number'],
		['{"jml_suara_total":1}', 'value.not-number'],
	])('%s is no count: %s, whichever known member it stands in', (value, code) => {
		const members = [
			...[...chart.keys()].map((name) => ['chart', name] as const),
			...[...administrasi.keys()].map((name) => ['administrasi', name] as const),
		];
		for (const [part, name] of members) {
			expect(
				problemsOf(`{"chart":null,"${part}":{"${name}":${value}}}`.replace('"chart":null,"chart"', '"chart"')),
			).toEqual([{ file: FILE, field: `${part}.${name}`, code }]);
		}
	});

	it.each(['0', '999999999', '1e3', '1.0'])('%s is a count', (value) => {
		expect(itemOf(`{"chart":{"100025":${value}}}`).figures['IV.1']).toBe(Number(value));
	});

	it('takes nothing of a file with one wrong member, and tells all that is wrong', () => {
		const bad = {
			...REAL,
			chart: { '100025': -1, '100099': 3 },
			administrasi: { suara_sah: '240', suara_total: 1.5 },
			ts: 5,
		};
		expect(problemsOf(JSON.stringify(bad), 'TPS 1.json')).toEqual([
			{ file: 'TPS 1.json', field: undefined, code: 'file.name' },
			{ file: 'TPS 1.json', field: 'chart.100025', code: 'value.negative' },
			{ file: 'TPS 1.json', field: 'chart.100099', code: 'member.unknown-contestant' },
			{ file: 'TPS 1.json', field: 'administrasi.suara_sah', code: 'value.text' },
			{ file: 'TPS 1.json', field: 'administrasi.suara_total', code: 'value.decimal' },
			{ file: 'TPS 1.json', field: 'ts', code: 'member.not-text' },
		]);
	});

	it.each([
		['{"chart":[]}', 'chart', 'member.not-object'],
		['{"chart":7}', 'chart', 'member.not-object'],
		['{"administrasi":"x"}', 'administrasi', 'member.not-object'],
		['{"chart":{"100099":1}}', 'chart.100099', 'member.unknown-contestant'],
		['{"chart":{"null":5}}', 'chart.null', 'member.unknown-contestant'],
		['{"chart":{"__proto__":null}}', 'chart.__proto__', 'member.unknown-contestant'],
		['{"chart":{"constructor":1}}', 'chart.constructor', 'member.unknown-contestant'],
		[`{"chart":null,"ts":"${'x'.repeat(41)}"}`, 'ts', 'member.too-long'],
		['{"chart":null,"psu":{"n":[1e999]}}', 'psu.n.0', 'value.too-large'],
	])('%s: %s %s', (text, field, code) => {
		expect(problemsOf(text)).toEqual([{ file: FILE, field, code }]);
	});

	it.each([
		'310101100100.json',
		'31010110010011.json',
		'x3101011001001.json',
		'3101011001001.json.bak',
		'3101011001001 (1).json',
		'3101011001001',
		'a\\3101011001001.json',
	])('%s is not the name of a TPS file', (file) => {
		expect(problemsOf(JSON.stringify(REAL), file)).toEqual([{ file, field: undefined, code: 'file.name' }]);
	});

	it('refuses a path that no command could carry', () => {
		const file = `${'x/'.repeat(200)}9901011001001.json`;
		expect(problemsOf(JSON.stringify(REAL), file)).toEqual([{ file, field: undefined, code: 'file.long-path' }]);
	});

	it('takes names that mean something to JavaScript as names like any other', () => {
		const text =
			'{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"chart":null,"administrasi":{"__proto__":{"suara_sah":9},"toString":1,"suara_tidak_sah":2}}';
		const item = itemOf(text);
		expect(item.figures['V.A']).toBeNull();
		expect(item.figures['V.B']).toBe(2);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		expect(canonicalJson(JSON.parse(writeTpsFile(ppwp, item)))).toBe(canonicalJson(JSON.parse(text)));
		expect(item.content).toBe(contentOf(item));
	});

	it('never throws, whatever the text', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.json(),
					fc.json().map((json) => `{"chart":${json},"administrasi":${json}}`),
				),
				(text) => {
					parseTpsFile(ppwp, FILE, text, HASH);
				},
			),
		);
	});
});

/** Any file in the format: members there, null or absent, and any others beside them. */
const count = fc.option(fc.integer({ min: 0, max: 999_999_999 }));
const part = (names: readonly string[], more: fc.Arbitrary<Record<string, unknown>>) =>
	fc.option(
		fc
			.tuple(fc.record(Object.fromEntries(names.map((name) => [name, count])), { requiredKeys: [] }), more)
			.map(([numbers, others]) => ({ ...others, ...numbers })),
	);
const anyFile = fc
	.record(
		{
			chart: part([...chart.keys()], fc.constantFrom({}, { null: null })),
			administrasi: part([...administrasi.keys()], fc.dictionary(fc.stringMatching(/^x_\w{0,9}$/), fc.jsonValue())),
			images: fc.array(fc.option(fc.webUrl())),
			psu: fc.jsonValue({ maxDepth: 3 }),
			ts: fc.option(fc.string({ maxLength: 40 })),
			mode: fc.string(),
			other: fc.jsonValue({ maxDepth: 5 }),
		},
		{ requiredKeys: ['chart'] },
	)
	// -0 cannot be written in JSON: it comes back as 0.
	.map((value) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>);

describe('writeTpsFile', () => {
	it('gives back every file of the format as it was', () => {
		fc.assert(
			fc.property(anyFile, (value) => {
				const result = read(value);
				if (!('item' in result)) throw new Error(JSON.stringify(result.problems));
				expect(canonicalJson(JSON.parse(writeTpsFile(ppwp, result.item)))).toBe(canonicalJson(value));
				const stored = JSON.parse(canonicalJson(result.item)) as typeof result.item;
				expect(canonicalJson(JSON.parse(writeTpsFile(ppwp, stored)))).toBe(canonicalJson(value));
				expect(itemOf(writeTpsFile(ppwp, result.item)).content).toBe(result.item.content);
				expect(result.item.canonical).toEqual(canonicalOf(result.item));
			}),
		);
	});

	it('gives back every file of demo elections as it was', () => {
		for (const { path, text } of generateDemo(2, { kelurahan: 5, tps: 300 }).files) {
			expect(JSON.parse(writeTpsFile(ppwp, itemOf(text, path)))).toEqual(JSON.parse(text));
		}
	});

	it('adds a number that an edit put where the file had none', () => {
		const item = itemOf('{"chart":null,"administrasi":null,"ts":null}');
		const edited = { ...item, figures: { ...item.figures, 'IV.2': 7 } };
		expect(JSON.parse(writeTpsFile(ppwp, edited))).toEqual({ chart: { 100026: 7 }, administrasi: null, ts: null });
	});
});

describe('parseTpsFiles', () => {
	const source = (path: string, value: unknown) => {
		const text = JSON.stringify(value);
		return { path, text, sha256: sha256Hex(text) };
	};

	it('takes the first of equal files and names it at the copy', () => {
		const files = parseTpsFiles(ppwp, [source('a/9901011001001.json', REAL), source('b/9901011001001.json', REAL)]);
		expect(files[0]).toHaveProperty('item');
		expect(files[1]).toEqual({
			file: 'b/9901011001001.json',
			problems: [
				{
					file: 'b/9901011001001.json',
					code: 'file.copy',
					context: { tps: '9901011001001', other: 'a/9901011001001.json' },
				},
			],
		});
	});

	it('takes none of files that differ, and each names another', () => {
		const files = parseTpsFiles(ppwp, [
			source('a/9901011001001.json', REAL),
			source('b/9901011001001.json', { ...REAL, psu: 1 }),
			source('c/9901011001001.json', REAL),
			source('9901011001002.json', REAL),
		]);
		expect(
			files.map((one) => ('problems' in one ? one.problems.map(({ code, context }) => [code, context.other]) : 'item')),
		).toEqual([
			[['file.duplicate', 'b/9901011001001.json']],
			[['file.duplicate', 'a/9901011001001.json']],
			[['file.duplicate', 'a/9901011001001.json']],
			'item',
		]);
	});

	it('hands on what could not be read', () => {
		const problems = [{ file: 'x', code: 'file.not-json' as const, context: {} }];
		expect(parseTpsFiles(ppwp, [{ path: 'x', problems }])).toEqual([{ file: 'x', problems }]);
	});
});

describe('legislatures', () => {
	const place = { provinsi: '99', kabko: '9901', kecamatan: '990101' };
	const election = electionOf(examplePack('pemilu-2024', place), HASH);
	const dpr = election.contest('dpr', '9901011001001') as Contest;
	const read = (content: unknown) => parseTpsFile(dpr, FILE, JSON.stringify(content), HASH);
	const [one, two] = dpr.contestants;
	const candidates = dpr.fields.filter(({ contestant, line }) => contestant === one?.no && line === 'candidate');
	const [first, second] = candidates;
	const chart = {
		null: null,
		[one?.sirekapId ?? '']: {
			jml_suara_total: 12,
			jml_suara_partai: 5,
			[first?.sirekapId ?? '']: 3,
			[second?.sirekapId ?? '']: 4,
		},
		[two?.sirekapId ?? '']: { jml_suara_total: 0, jml_suara_partai: 0 },
	};
	const rest = { images: [null], psu: null, ts: '2024-02-15 23:29:50', status_suara: true, status_adm: true };

	it('reads party, candidates and total, and writes back the same file', () => {
		const content = { ...rest, chart, administrasi: { suara_sah: 12, pengguna_total_j: 20 } };
		const result = read(content);
		expect(result).toMatchObject({
			item: {
				uploaded: true,
				figures: {
					'IV.1.A1': 5,
					'IV.1.A2.1': 3,
					'IV.1.A2.2': 4,
					'IV.1.A2.3': null,
					'IV.1.B': 12,
					'IV.2.B': 0,
					'V.A': 12,
				},
			},
		});
		if ('item' in result) expect(JSON.parse(writeTpsFile(dpr, result.item))).toEqual(content);
	});

	it.each(['tbl', 'table'])('reads the other spelling: totals in chart, candidates in %s', (part) => {
		const content = {
			...rest,
			chart: { [one?.sirekapId ?? '']: 12, [two?.sirekapId ?? '']: null },
			[part]: { [one?.sirekapId ?? '']: { [first?.sirekapId ?? '']: 3, [second?.sirekapId ?? '']: null } },
			administrasi: null,
		};
		const result = read(content);
		expect(result).toMatchObject({ item: { figures: { 'IV.1.B': 12, 'IV.1.A2.1': 3, 'IV.1.A2.2': null } } });
		if ('item' in result) expect(JSON.parse(writeTpsFile(dpr, result.item))).toEqual(content);
	});

	it('tells votes for nobody, numbers that are none, and two parts that say different things', () => {
		const codes = (content: unknown) => {
			const result = read(content);
			return 'problems' in result ? result.problems.map(({ code }) => code) : [];
		};
		const key = one?.sirekapId ?? '';
		expect(codes({ chart: { 999: { jml_suara_total: 1 } } })).toEqual(['member.unknown-contestant']);
		expect(codes({ chart: { [key]: { 77: 1 } } })).toEqual(['member.unknown-contestant']);
		expect(codes({ chart: { [key]: { jml_suara_total: '5' } } })).toEqual(['value.text']);
		expect(codes({ chart: { [key]: { jml_suara_total: true } } })).toEqual(['value.not-number']);
		expect(codes({ chart: { [key]: 5 }, tbl: { [key]: { jml_suara_total: 6 } } })).toEqual(['member.conflict']);
		expect(codes({ chart: { [key]: [1] } })).toContain('member.not-object');
	});

	it('writes a TPS that was never uploaded with every number under its party', () => {
		const figures = Object.fromEntries(dpr.fields.filter(({ inSystem }) => inSystem).map(({ id }, at) => [id, at]));
		const text = writeTpsFile(dpr, { figures, rest: { ...rest, chart: null, administrasi: null } });
		expect(parseTpsFile(dpr, FILE, text, HASH)).toMatchObject({ item: { figures, uploaded: true } });
	});

	it('comes back the same whatever is in it and however it is spelled', () => {
		const votes = fc.oneof(fc.integer({ min: 0, max: 999_999_999 }), fc.constant(null));
		const names = dpr.fields
			.filter(({ contestant, section }) => section === 'IV' && contestant === one?.no)
			.map((field) =>
				field.line === 'total'
					? 'jml_suara_total'
					: field.line === 'party'
						? 'jml_suara_partai'
						: (field.sirekapId ?? ''),
			);
		const party = fc.oneof(votes, fc.dictionary(fc.constantFrom(...names), votes));
		const part = fc.oneof(fc.constant(null), fc.dictionary(fc.constant(one?.sirekapId ?? ''), party));
		fc.assert(
			fc.property(part, fc.oneof(fc.constant(undefined), part), (inChart, inTable) => {
				const content = { chart: inChart, ...(inTable === undefined ? {} : { tbl: inTable }), administrasi: null };
				const result = read(content);
				if ('item' in result) {
					expect(JSON.parse(writeTpsFile(dpr, result.item))).toEqual(content);
					expect(result.item.canonical).toEqual(canonicalOf(result.item));
				} else expect(result.problems.every(({ code }) => code === 'member.conflict')).toBe(true);
			}),
		);
	});
});

describe('Pilkada', () => {
	const place = { provinsi: '99', kabko: '9901', kecamatan: '990101' };
	const bupati = electionOf(examplePack('pilkada-2024', place), HASH).contest('kwk-bup', '9901011001001') as Contest;
	const [one] = bupati.contestants;

	it('stands under tungsura, read and written', () => {
		const content = {
			tungsura: { chart: { [one?.sirekapId ?? '']: 201, null: null }, administrasi: { suara_sah: 201 } },
			images: ['x'],
			ts: '2024-11-28 01:00:00',
		};
		const result = parseTpsFile(bupati, FILE, JSON.stringify(content), HASH);
		expect(result).toMatchObject({ item: { uploaded: true, figures: { 'IV.1': 201, 'V.A': 201, 'IV.2': null } } });
		if ('item' in result) expect(JSON.parse(writeTpsFile(bupati, result.item))).toEqual(content);
	});

	it.each([{ tungsura: null }, { tungsura: { chart: null, administrasi: null } }, { chart: null }])(
		'is not uploaded as %j, and comes back so',
		(content) => {
			const result = parseTpsFile(bupati, FILE, JSON.stringify(content), HASH);
			expect(result).toMatchObject({ item: { uploaded: false } });
			if ('item' in result) expect(JSON.parse(writeTpsFile(bupati, result.item))).toEqual(content);
		},
	);
});
