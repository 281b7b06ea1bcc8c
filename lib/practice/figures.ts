import type { Figures } from '../forms/types';

/** What is written on the practice paper: an invented TPS, every rule holds. */
export const PRACTICE_PAPER: Figures = {
	'I.A.L': 138,
	'I.A.P': 140,
	'I.A.J': 278,
	'I.B.1.L': 118,
	'I.B.1.P': 121,
	'I.B.1.J': 239,
	'I.B.2.L': 2,
	'I.B.2.P': 1,
	'I.B.2.J': 3,
	'I.B.3.L': 1,
	'I.B.3.P': 2,
	'I.B.3.J': 3,
	'I.B.4.L': 121,
	'I.B.4.P': 124,
	'I.B.4.J': 245,
	'II.1': 284,
	'II.2': 245,
	'II.3': 1,
	'II.4': 38,
	'III.L': 1,
	'III.P': 'X',
	'III.J': 1,
	'IV.1': 81,
	'IV.2': 74,
	'IV.3': 83,
	'V.A': 238,
	'V.B': 7,
	'V.C': 245,
};

/** Numbers the practice system misread: one digit too many, and the total that goes with it. */
const MISREAD: Readonly<Record<string, number>> = { 'IV.2': 748, 'V.A': 912 };

/** What the practice system shows; as in real files, sections II and III are not in it. */
export const PRACTICE_SYSTEM: Readonly<Record<string, number>> = Object.fromEntries(
	Object.entries({ ...PRACTICE_PAPER, ...MISREAD }).flatMap(([field, cell]) =>
		/^I{2,3}\./.test(field) || typeof cell !== 'number' ? [] : [[field, cell]],
	),
);
