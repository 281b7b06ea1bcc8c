import { describe, expect, it } from 'vitest';
import { contestOf } from '../forms';
import { layoutOf, pageCountOf, pageOfField, stripOf } from './layout';

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
