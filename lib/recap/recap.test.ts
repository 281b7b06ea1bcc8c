import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examplePack } from '../demo/packs';
import { paperTruth } from '../demo/paper';
import { randomFrom } from '../demo/random';
import { electionOf } from '../election';
import { amount, type Contest, contestOf, type Figures, findingsOf } from '../forms';
import { asFigures, findingsOfTotals, NO_TOTALS, type Totals, together, withFigures } from '.';
import { recapCsv } from './csv';
import { recapView } from './view';

const ppwp = contestOf('ppwp') as Contest;
const dpr = electionOf(examplePack('pemilu-2024'), 'a'.repeat(64)).contest('dpr', '9901011001001') as Contest;
const ids = ppwp.fields.map(({ id }) => id);
const cell = fc.oneof(fc.integer({ min: 0, max: 999 }), fc.constant('X' as const), fc.constant(null));
const forms = fc
	.array(fc.tuple(...ids.map(() => cell)), { minLength: 1, maxLength: 12 })
	.map((list) => list.map((cells): Figures => Object.fromEntries(ids.map((id, at) => [id, cells[at] ?? null]))));
const all = (list: readonly Figures[]): Totals =>
	list.reduce<Totals>((totals, figures) => withFigures(totals, ids, figures, 1), NO_TOTALS);

describe('totals', () => {
	it('are the same by any route: one by one, in any order, by parts, there and back', () => {
		fc.assert(
			fc.property(forms, fc.nat(), (list, cut) => {
				const whole = all(list);
				const at = cut % (list.length + 1);
				expect(all([...list].reverse())).toEqual(whole);
				expect(together([all(list.slice(0, at)), all(list.slice(at))])).toEqual(whole);
				const [first = {}] = list;
				const back = withFigures(withFigures(whole, ids, first, -1), ids, first, 1);
				expect(back).toEqual(whole);
				for (const id of ids) {
					const known = list.map((figures) => amount(figures[id])).filter((value) => value !== null);
					expect(whole.sums[id]).toBe(known.reduce((sum, value) => sum + value, 0));
					expect(whole.unknown[id] ?? 0).toBe(list.length - known.length);
				}
			}),
		);
	});

	it('are unknown where a part is unknown, never zero', () => {
		const totals = all([{ 'I.A.L': 5 }, { 'I.A.L': null }, { 'I.A.L': 'X' }]);
		expect(totals.sums['I.A.L']).toBe(5);
		expect(asFigures(totals)['I.A.L']).toBeNull();
	});

	it('hold the rules when every form does, and break them when one form does', () => {
		fc.assert(
			fc.property(fc.integer(), fc.integer({ min: 1, max: 8 }), (seed, count) => {
				const random = randomFrom(seed);
				const truths = Array.from({ length: count }, () => paperTruth(random, ppwp));
				expect(truths.flatMap((figures) => findingsOf(ppwp, figures)).filter(({ code }) => code < 'P')).toEqual([]);
				expect(findingsOfTotals(ppwp, all(truths))).toEqual([]);
				const [first = {}] = truths;
				const odd = { ...first, 'V.C': Number(first['V.C']) + 1 };
				const codes = findingsOfTotals(ppwp, all([odd, ...truths.slice(1)])).map(({ code }) => code);
				expect(codes).toEqual(['K105', 'K106']);
			}),
		);
	});
});

describe('a recap page', () => {
	const random = randomFrom(3);
	const results = [1, 2, 3].map(() => paperTruth(random, dpr));
	const parts = results.map((figures, at) => ({
		code: `990101100100${at + 1}`,
		name: `TPS 00${at + 1}`,
		locked: 1,
		total: 1,
		paper: figures,
		system: figures,
	}));
	const open = { code: '9901011001004', name: 'TPS 004', locked: 0, total: 1, paper: null, system: null };
	const place = { code: '9901011001', name: 'K' };
	const dprIds = dpr.fields.map(({ id }) => id);
	const kept = results.reduce<Totals>((sum, figures) => withFigures(sum, dprIds, figures, 1), NO_TOTALS);
	const page = recapView('kelurahan', dpr, 'LAMPIRAN', place, [...parts, open], { paper: kept, system: kept });

	it('adds up across, and leaves a TPS that is not locked empty', () => {
		expect(page.mismatches).toEqual([]);
		page.fields.forEach((_field, at) => {
			const row = page.paper.map((cells) => cells[at] ?? null);
			expect(row[3]).toBeNull();
			expect(page.totals.paper[at]).toBe(row.reduce<number>((sum, value) => sum + (amount(value) ?? 0), 0));
		});
	});

	it('says when a total is not what its columns make', () => {
		const wrong = { ...kept, sums: { ...kept.sums, 'IV.1.B': (kept.sums['IV.1.B'] ?? 0) + 1 } };
		const view = recapView('kelurahan', dpr, 'LAMPIRAN', place, parts, { paper: wrong, system: kept });
		expect(view.mismatches.map(({ field, source }) => [field, source])).toEqual([['IV.1.B', 'paper']]);
	});

	it('goes into a spreadsheet with a line for each field and a column for each TPS', () => {
		const lines = recapCsv(page, 'paper').trim().split('\r\n');
		expect(lines[0]).toBe('baris,uraian,9901011001001,9901011001002,9901011001003,9901011001004,JUMLAH');
		expect(lines).toHaveLength(page.fields.length + 1);
		const at = page.fields.findIndex(({ id }) => id === 'V.C');
		expect(lines[at + 1]?.split(',').slice(-2)).toEqual(['', String(page.totals.paper[at])]);
	});

	it('brings both sources side by side where both are shown', () => {
		const lines = recapCsv(page, 'both').trim().split('\r\n');
		const heads = lines[0]?.split(',') ?? [];
		expect(heads).toHaveLength(2 + 2 * (page.columns.length + 1));
		expect(heads.slice(2, 4)).toEqual(['9901011001001 C.Hasil', '9901011001001 Sirekap']);
		expect(heads.slice(-2)).toEqual(['JUMLAH C.Hasil', 'JUMLAH Sirekap']);
		const at = page.fields.findIndex(({ id }) => id === 'V.C');
		const cells = [...page.paper, page.totals.paper].flatMap((paper, column) => {
			const system = page.system[column] ?? page.totals.system;
			return [String(paper[at] ?? ''), String(system[at] ?? '')];
		});
		expect(lines[at + 1]?.split(',').slice(-cells.length)).toEqual(cells);
	});
});

describe('the recap as CSV', () => {
	it('has no cell that a spreadsheet would run, whatever a candidate is called', () => {
		const name = '=HYPERLINK("http://x";"a")';
		const contest: Contest = {
			...ppwp,
			fields: ppwp.fields.map((field) => ({ ...field, label: { id: name, en: name }, line: undefined })),
		};
		const view = recapView('kelurahan', contest, 'L', { code: '1', name: 'K' }, [], {
			paper: NO_TOTALS,
			system: NO_TOTALS,
		});
		const lines = recapCsv(view, 'paper').split('\r\n');
		expect(lines[1]).toContain(',"\'=HYPERLINK(""http://x"";""a"")');
		expect(lines.join('\n')).not.toMatch(/(^|,)"?[=+@]/m);
	});
});
