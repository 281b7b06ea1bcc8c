import { describe, expect, it } from 'vitest';
import { examplePack } from '../demo/packs';
import { electionOf, readPack } from '../election';
import { type Contest, contestOf } from '../forms';
import { blankLayout, layoutOf, pageCountOf, pageOfField, stripOf } from './layout';
import { PPWP_LAYOUT } from './layout-ppwp';

const ppwp = contestOf('ppwp');
if (!ppwp) throw new Error('no ppwp');

describe('the layout of C.HASIL-PPWP', () => {
	const layout = layoutOf(ppwp);

	it('has a place for every number of the form, once', () => {
		const fields = layout?.pages.flatMap((page) => Object.keys(page.fields)) ?? [];
		expect([...fields].sort()).toEqual(ppwp.fields.map(({ id }) => id).sort());
	});

	it('keeps every strip on its page, inside the marks, and away from the boxes of other numbers', () => {
		for (const { fields, marks } of layout?.pages ?? []) {
			const strips = Object.entries(fields);
			for (const [field, rect] of strips) {
				const { x, y, width, height } = stripOf(rect);
				expect(x > marks[0].x && y > marks[0].y && x + width < marks[2].x && y + height < marks[2].y, field).toBe(true);
				for (const [other, box] of strips) {
					if (other === field) continue;
					const apart = box.x >= rect.x + rect.width || rect.x >= box.x + box.width;
					const above = box.y >= rect.y + rect.height || rect.y >= box.y + box.height;
					expect(apart || above, `${field} and ${other}`).toBe(true);
				}
			}
		}
	});

	it('is not taken for a form with other lines', () => {
		const two = { ...ppwp, fields: ppwp.fields.filter(({ id }) => id !== 'IV.3') };
		expect(layoutOf(two)).toBeUndefined();
		expect(layoutOf({ ...ppwp, formName: 'C.HASIL-KWK' })).toBeUndefined();
	});
});

describe('a layout the election pack brings', () => {
	const pack = examplePack('pilkada-2024');
	const [page, ...more] = PPWP_LAYOUT.pages;
	const layout = JSON.parse(JSON.stringify({ ...PPWP_LAYOUT, form: 'C.HASIL-KWK-GUBERNUR' }));
	const problems = (layouts: unknown) => {
		const read = readPack(JSON.stringify({ ...pack, layouts }));
		return 'problems' in read ? read.problems.map(({ code }) => code) : [];
	};

	it('is used at every TPS with just its lines, and for no other form', () => {
		expect(problems([layout])).toEqual([]);
		const election = electionOf({ ...pack, layouts: [layout] }, 'a'.repeat(64));
		const at = (code: string) => election.contest(code, '9901011001001') as Contest;
		expect(layoutOf(at('kwk-gub'))?.pages).toEqual(PPWP_LAYOUT.pages);
		expect(layoutOf(at('kwk-bup'))).toBeUndefined();
	});

	it('begins as a blank one with every number on its page, a page for each party', () => {
		const dpr = electionOf(examplePack('pemilu-2024'), 'a'.repeat(64)).contest('dpr', '9901011001001') as Contest;
		const blank = blankLayout(dpr);
		expect(blank.pages).toHaveLength(20);
		expect(blank.pages.flatMap(({ fields }) => Object.keys(fields)).sort()).toEqual(
			dpr.fields.map(({ id }) => id).sort(),
		);
		const filled = blank.pages.map((one) => ({ ...page, code: undefined, page: one.page, fields: one.fields }));
		const box = { x: 100, y: 100, width: 60, height: 20 };
		for (const one of filled) one.fields = Object.fromEntries(Object.keys(one.fields).map((id) => [id, box]));
		const measured = {
			...examplePack('pemilu-2024'),
			layouts: [{ form: blank.form, district: 'DPR-1', pages: filled }],
		};
		const read = readPack(JSON.stringify(measured));
		expect(read).toHaveProperty('pack');
		const there = 'pack' in read ? electionOf(read.pack, '').contest('dpr', '9901011001001') : undefined;
		expect(there && layoutOf(there)?.pages).toHaveLength(20);
	});

	it.each<[string, unknown, string]>([
		['a form that is not in the pack', { ...layout, form: 'C.HASIL-PPWP' }, 'layout-form'],
		['a dapil that is not in the pack', { ...layout, district: 'GUB-9' }, 'layout-form'],
		['a number that is missing', { ...layout, pages: [page] }, 'layout-field'],
		['pages in another order', { ...layout, pages: [...more, page] }, 'layout-page'],
		['a box outside the page', { ...layout, pages: [{ ...page, width: 400 }, ...more] }, 'layout-outside'],
		[
			'marks in a heap',
			{ ...layout, pages: [{ ...page, marks: Array(4).fill({ x: 1, y: 1 }) }, ...more] },
			'layout-outside',
		],
		['a blank that nobody filled in', blankLayout(ppwp), 'too-small'],
	])('is refused with %s', (_what, wrong, code) => {
		expect(problems([wrong])).toContain(code);
	});
});

it('counts the pages of a form nobody has measured: one a party', () => {
	expect(pageCountOf(ppwp)).toBe(3);
	expect([pageOfField(ppwp, 'I.A.L'), pageOfField(ppwp, 'IV.2'), pageOfField(ppwp, 'V.C')]).toEqual([1, 2, 3]);
	const [line] = ppwp.fields.filter(({ section }) => section === 'IV');
	if (!line) throw new Error('no lines');
	const fields = ['A1', 'A2.1', 'B'].flatMap((part) =>
		[1, 2].map((no) => ({ ...line, id: `IV.${no}.${part}`, contestant: no, line: 'party' as const })),
	);
	const contestants = [1, 2].map((no) => ({ no, name: `Partai ${no}`, sirekapId: String(no) }));
	const form = { ...ppwp, formName: 'C.HASIL-DPR', contestants, fields: [...ppwp.fields.slice(0, 3), ...fields] };
	expect(pageCountOf(form)).toBe(4);
	expect(pageOfField(form, 'IV.2.B')).toBe(3);
});
