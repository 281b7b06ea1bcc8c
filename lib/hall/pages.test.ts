import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paginate } from './pages';

const lines = (count: number, height = 10) => Array.from({ length: count }, () => height);

describe('pages without scrolling', () => {
	test('what fits stays together', () => {
		expect(paginate([{ head: 10, lines: lines(5) }], 60)).toEqual([[0, 0, 0, 0, 0]]);
	});

	test('a group is not torn where a page of its own holds it', () => {
		expect(
			paginate(
				[
					{ head: 10, lines: lines(3) },
					{ head: 10, lines: lines(4) },
				],
				60,
			),
		).toEqual([
			[0, 0, 0],
			[1, 1, 1, 1],
		]);
	});

	test('a torn group is spread evenly', () => {
		expect(paginate([{ head: 10, lines: lines(10) }], 100)).toEqual([[0, 0, 0, 0, 0, 1, 1, 1, 1, 1]]);
	});

	test('a line taller than the room stands alone', () => {
		expect(paginate([{ head: 0, lines: [10, 500, 10] }], 100)).toEqual([[0, 1, 2]]);
	});

	test('no page is overfull, no line is lost, the order is kept', () => {
		const height = fc.integer({ min: 1, max: 40 });
		const group = fc.record({ head: fc.integer({ min: 0, max: 30 }), lines: fc.array(height, { minLength: 1 }) });
		fc.assert(
			fc.property(fc.array(group), fc.integer({ min: 70, max: 400 }), (groups, room) => {
				const pages = paginate(groups, room);
				const flat = pages.flat();
				expect(flat).toEqual([...flat].sort((a, b) => a - b));
				expect(flat.length).toBe(groups.flatMap((each) => each.lines).length);
				for (const page of new Set(flat)) {
					const height = groups.reduce((sum, each, at) => {
						const own = each.lines.filter((_line, index) => pages[at]?.[index] === page);
						return sum + own.reduce((inner, line) => inner + line, own.length > 0 ? each.head : 0);
					}, 0);
					expect(height).toBeLessThanOrEqual(room);
				}
			}),
		);
	});
});
