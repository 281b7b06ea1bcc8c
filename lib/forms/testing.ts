import fc from 'fast-check';
import type { Cell, Contest, Figures } from '.';

/** Small numbers, so that rules hold by chance often enough; strokes and cells not filled among them. */
export const anyCell: fc.Arbitrary<Cell> = fc.oneof(
	{ weight: 6, arbitrary: fc.integer({ min: 0, max: 6 }) },
	{ weight: 2, arbitrary: fc.integer({ min: 0, max: 999 }) },
	{ weight: 1, arbitrary: fc.constant<Cell>('X') },
	{ weight: 1, arbitrary: fc.constant<Cell>(null) },
);

/** Any figures of a contest, absent fields among them. */
export const anyFigures = (contest: Contest): fc.Arbitrary<Figures> =>
	fc
		.record(Object.fromEntries(contest.fields.map(({ id }) => [id, anyCell])), { requiredKeys: [] })
		.map((figures) => figures as Figures);
