import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contestOf } from '../forms';
import {
	cellOf,
	cross,
	down,
	emptyFields,
	enter,
	startEntry,
	textOf,
	typeInto,
	up,
	wholeForm,
	whyNoCell,
} from './model';

const contest = contestOf('ppwp');
if (!contest) throw new Error('ppwp is part of the election');
const shown = Object.fromEntries(contest.fields.filter((field) => field.inSystem).map((field) => [field.id, 7]));
const match = { contest, shown };
const blind = { contest, shown: null };

describe('cells', () => {
	it('keeps empty, zero and X apart', () => {
		expect(cellOf('', 3)).toBeNull();
		expect(cellOf('0', 3)).toBe(0);
		expect(cellOf('x', 3)).toBe('X');
		expect(cellOf('XXX', 3)).toBe('X');
	});

	it('takes no more digits than the form has boxes, and nothing but digits', () => {
		expect(cellOf('999', 3)).toBe(999);
		for (const text of ['1000', '-1', '1,5', '1.5', '12a', '٣', '1e2']) expect(cellOf(text, 3)).toBeUndefined();
	});

	it('says why a text is no cell', () => {
		expect(whyNoCell('1000')).toBe('too-long');
		for (const text of ['-1', '12a', '1.5']) expect(whyNoCell(text)).toBe('no-number');
	});

	it('reads back what it shows', () => {
		const cells = fc.oneof(fc.integer({ min: 0, max: 999 }), fc.constant('X' as const), fc.constant(null));
		fc.assert(
			fc.property(cells, (cell) => {
				expect(cellOf(textOf(cell), 3)).toBe(cell);
			}),
		);
	});
});

describe('Enter', () => {
	it('takes the shown value as read on an empty cell, and says so', () => {
		const { entry, effect } = enter(match, startEntry(contest));
		expect(effect).toBe('changed');
		expect(entry.figures['I.A.L']).toBe(7);
		expect(entry.matched).toEqual(['I.A.L']);
		expect(entry.at).toBe('I.A.P');
	});

	it('leaves a cell empty in blind entry', () => {
		const { entry } = enter(blind, startEntry(contest));
		expect(entry.figures).toEqual({});
		expect(entry.at).toBe('I.A.P');
	});

	it('never overwrites what was typed', () => {
		const typed = typeInto(startEntry(contest), 'I.A.L', 0);
		expect(enter(match, typed).entry.figures['I.A.L']).toBe(0);
		expect(enter(match, typed).entry.matched).toEqual([]);
	});

	it('takes nothing where the system shows nothing', () => {
		const at = { ...startEntry(contest), at: 'II.1' };
		expect(enter(match, at).entry.figures['II.1']).toBeUndefined();
	});

	it('does not take a number that is longer than the boxes of the form', () => {
		const { entry } = enter({ contest, shown: { 'I.A.L': 1600 } }, startEntry(contest));
		expect(entry.figures['I.A.L']).toBeUndefined();
	});

	it('stays on the last field', () => {
		const last = { ...startEntry(contest), at: 'V.C' };
		expect(down(blind, last)).toEqual({ entry: last, effect: 'none' });
	});
});

describe('typing over a matched value', () => {
	it('is a reading of its own', () => {
		const taken = enter(match, startEntry(contest)).entry;
		const typed = typeInto(taken, 'I.A.L', 8);
		expect(typed.matched).toEqual([]);
		expect(typed.figures['I.A.L']).toBe(8);
	});

	it('X goes into the cell and on to the next', () => {
		const { entry } = cross(blind, startEntry(contest));
		expect(entry.figures['I.A.L']).toBe('X');
		expect(entry.at).toBe('I.A.P');
		expect(up(blind, entry).entry.at).toBe('I.A.L');
	});
});

describe('a whole form', () => {
	it('is matched by one Enter a field, except where the system shows nothing', () => {
		let entry = startEntry(contest);
		for (const _field of contest.fields) entry = enter(match, entry).entry;
		expect(emptyFields(contest, entry.figures)).toEqual(['II.1', 'II.2', 'II.3', 'II.4', 'III.L', 'III.P', 'III.J']);
		expect(wholeForm(contest, entry.figures)['II.1']).toBeNull();
	});
});
