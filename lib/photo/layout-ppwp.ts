import type { Rect } from './geometry';
import type { FormLayout, PageLayout } from './layout-types';

/**
 * C.HASIL-PPWP (plano) of Pemilu 2024 with three pairs, measured on KPU's blank form (domain P15): 600 × 900 mm,
 * three pages, four corner marks, a square code (101–103) at the upper right.
 */

/** Three digit boxes from the left edge of the first to the right edge of the third. */
const boxes = (x: number, y: number, width: number, height: number): Rect => ({ x, y, width, height });

/** Page 1: boxes of 19.04 mm, 23 mm apart; columns L, P and J begin here. */
const COLUMNS = { L: 306.98, P: 381.89, J: 456.79 } as const;
const SMALL = { width: 65.0, height: 19.04 };
const small = (x: number, y: number) => boxes(x, y, SMALL.width, SMALL.height);
const threeColumns = (row: string, y: number) =>
	(['L', 'P', 'J'] as const).map((column) => [`${row}.${column}`, small(COLUMNS[column], y)] as const);

/** Pages 2 and 3: boxes of 21.07 mm. */
const LARGE = { x: 454.25, width: 68.05, height: 21.07 };
const large = (y: number) => boxes(LARGE.x, y, LARGE.width, LARGE.height);

const FRAME: Omit<PageLayout, 'page' | 'code' | 'fields'> = {
	width: 600,
	height: 900,
	marks: [
		{ x: 47.22, y: 65.0 },
		{ x: 552.77, y: 65.0 },
		{ x: 552.77, y: 874.73 },
		{ x: 47.22, y: 874.73 },
	],
	markSquare: 7.37,
};
const code = (...rows: string[]) => ({ x: 493.86, y: 107.15, side: 31.99, rows });

export const PPWP_LAYOUT: FormLayout = {
	form: 'C.HASIL-PPWP',
	pages: [
		{
			...FRAME,
			page: 1,
			code: code('###...', '#..#.#', '###...', '##.###', '.##...', '#...#.'),
			fields: Object.fromEntries([
				...threeColumns('I.A', 385.7),
				...threeColumns('I.B.1', 428.86),
				...threeColumns('I.B.2', 451.71),
				...threeColumns('I.B.3', 474.82),
				...threeColumns('I.B.4', 497.67),
				['II.1', small(COLUMNS.J, 570.8)],
				['II.2', small(COLUMNS.J, 593.91)],
				['II.3', small(COLUMNS.J, 616.76)],
				['II.4', small(COLUMNS.J, 639.86)],
				...threeColumns('III', 709.69),
			]),
		},
		{
			...FRAME,
			page: 2,
			code: code('##.#.#', '##.##.', '..##.#', '#..##.', '.#..##', '.#..##'),
			fields: { 'IV.1': large(184.09), 'IV.2': large(335.93), 'IV.3': large(487.77) },
		},
		{
			...FRAME,
			page: 3,
			code: code('##...#', '.#...#', '.##.#.', '##.#..', '.#####', '###.#.'),
			fields: { 'V.A': large(165.3), 'V.B': large(236.65), 'V.C': large(311.3) },
		},
	],
};
