import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, distance, homography, invert, isConvex, multiply, type Point, type Quad } from './geometry';

const point = (x: number, y: number): Point => ({ x, y });
const PAGE: Quad = [point(0, 0), point(600, 0), point(600, 900), point(0, 900)];

/** A page seen from somewhere in front of it: each corner moved by at most a quarter of the page. */
const seen = fc
	.tuple(
		fc.array(fc.double({ min: -0.24, max: 0.24, noNaN: true }), { minLength: 8, maxLength: 8 }),
		fc.double({ min: 0.2, max: 8, noNaN: true }),
		fc.double({ min: -500, max: 5_000, noNaN: true }),
	)
	.map(
		([moves, scale, away]) =>
			PAGE.map(({ x, y }, at) =>
				point((x + (moves[at * 2] ?? 0) * 600) * scale + away, (y + (moves[at * 2 + 1] ?? 0) * 900) * scale - away),
			) as unknown as Quad,
	)
	.filter(isConvex);
const onPage = fc.record({
	x: fc.double({ min: 0, max: 600, noNaN: true }),
	y: fc.double({ min: 0, max: 900, noNaN: true }),
});

describe('a homography', () => {
	it('takes each corner to its corner, and straight lines to straight lines', () => {
		fc.assert(
			fc.property(seen, onPage, onPage, (quad, a, b) => {
				const map = homography(PAGE, quad);
				if (!map) return false;
				for (const [at, corner] of PAGE.entries()) {
					expect(distance(apply(map, corner), quad[at] as Point)).toBeLessThan(1e-5);
				}
				const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
				const [p, q, r] = [apply(map, a), apply(map, middle), apply(map, b)];
				const twice = (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
				return Math.abs(twice) <= 1e-6 * (1 + distance(p, r) * distance(p, r));
			}),
		);
	});

	it('is undone by its inverse, and one after the other is their product', () => {
		fc.assert(
			fc.property(seen, seen, onPage, (first, second, place) => {
				const [one, two] = [homography(PAGE, first), homography(first, second)];
				const back = one && invert(one);
				if (!one || !two || !back) return false;
				expect(distance(apply(back, apply(one, place)), place)).toBeLessThan(1e-5);
				expect(distance(apply(multiply(two, one), place), apply(two, apply(one, place)))).toBeLessThan(1e-4);
				return true;
			}),
		);
	});

	it('does not exist where three corners lie on a line', () => {
		expect(homography(PAGE, [point(0, 0), point(1, 1), point(2, 2), point(0, 5)])).toBeNull();
		expect(isConvex([point(0, 0), point(1, 1), point(2, 2), point(0, 5)])).toBe(false);
		expect(isConvex([point(0, 0), point(9, 9), point(9, 0), point(0, 9)])).toBe(false);
	});
});
