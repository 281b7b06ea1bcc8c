/** A place on a plane: millimetres on the page, pixels in a photo. */
export interface Point {
	readonly x: number;
	readonly y: number;
}

/** A rectangle by its upper left corner, in the unit of its plane. */
export interface Rect {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** Four corners in the order upper left, upper right, lower right, lower left. */
export type Quad = readonly [Point, Point, Point, Point];

/** A projective map of the plane, row by row; the last number is 1 or what scales it. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number];

/** Smallest pivot a solvable system has; below it the four points are no quadrilateral. */
const FLAT = 1e-9;

/**
 * The map that takes each corner of `from` to the same corner of `to`; `null` where either is no quadrilateral.
 * Solved in coordinates scaled to their own size, so that millimetres and pixels are equally exact.
 */
export function homography(from: Quad, to: Quad): Homography | null {
	if (!isConvex(from) || !isConvex(to)) return null;
	const [source, target] = [normalizer(from), normalizer(to)];
	const rows: number[][] = [];
	for (const [at, corner] of from.entries()) {
		const { x, y } = apply(source, corner);
		const { x: u, y: v } = apply(target, to[at] as Point);
		rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]);
	}
	const solved = solve(rows);
	if (!solved) return null;
	const back = invert(target);
	return back && multiply(back, multiply([...solved, 1] as unknown as Homography, source));
}

/** Where a map takes a point. */
export function apply(map: Homography, { x, y }: Point): Point {
	const w = map[6] * x + map[7] * y + map[8];
	return { x: (map[0] * x + map[1] * y + map[2]) / w, y: (map[3] * x + map[4] * y + map[5]) / w };
}

/** The map that undoes another; `null` where it cannot be undone. */
export function invert([a, b, c, d, e, f, g, h, i]: Homography): Homography | null {
	const [A, B, C] = [e * i - f * h, f * g - d * i, d * h - e * g];
	const determinant = a * A + b * B + c * C;
	if (!Number.isFinite(determinant) || determinant === 0) return null;
	const by = (value: number) => value / determinant;
	return [
		by(A),
		by(c * h - b * i),
		by(b * f - c * e),
		by(B),
		by(a * i - c * g),
		by(c * d - a * f),
		by(C),
		by(b * g - a * h),
		by(a * e - b * d),
	];
}

/** First `second`, then `first`. */
export function multiply(first: Homography, second: Homography): Homography {
	const cell = (row: number, column: number) =>
		[0, 1, 2].reduce((sum, at) => sum + (first[row * 3 + at] ?? 0) * (second[at * 3 + column] ?? 0), 0);
	return [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => cell(row, column))) as unknown as Homography;
}

/** The four corners of a rectangle. */
export function cornersOf({ x, y, width, height }: Rect): Quad {
	return [
		{ x, y },
		{ x: x + width, y },
		{ x: x + width, y: y + height },
		{ x, y: y + height },
	];
}

/** True where the four corners go round one way and none is flat. */
export function isConvex(quad: Quad): boolean {
	let sign = 0;
	for (let at = 0; at < 4; at++) {
		const [a, b, c] = [quad[at], quad[(at + 1) % 4], quad[(at + 2) % 4]] as [Point, Point, Point];
		const turn = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
		if (turn === 0 || (sign !== 0 && Math.sign(turn) !== sign)) return false;
		sign = Math.sign(turn);
	}
	return true;
}

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Moves the middle of the corners to 0 and makes their mean distance 1. */
function normalizer(quad: Quad): Homography {
	const middle = {
		x: quad.reduce((sum, { x }) => sum + x, 0) / 4,
		y: quad.reduce((sum, { y }) => sum + y, 0) / 4,
	};
	const size = quad.reduce((sum, corner) => sum + distance(corner, middle), 0) / 4 || 1;
	return [1 / size, 0, -middle.x / size, 0, 1 / size, -middle.y / size, 0, 0, 1];
}

/** Eight equations, eight unknowns, by elimination with pivots. */
function solve(rows: number[][]): number[] | null {
	for (let at = 0; at < 8; at++) {
		let best = at;
		for (let row = at + 1; row < 8; row++) {
			if (Math.abs(rows[row]?.[at] ?? 0) > Math.abs(rows[best]?.[at] ?? 0)) best = row;
		}
		const pivot = rows[best] as number[];
		rows[best] = rows[at] as number[];
		rows[at] = pivot;
		const head = pivot[at] ?? 0;
		if (!Number.isFinite(head) || Math.abs(head) < FLAT) return null;
		for (const [index, row] of rows.entries()) {
			const factor = (row[at] ?? 0) / head;
			if (index === at || factor === 0) continue;
			for (let column = at; column < 9; column++) row[column] = (row[column] ?? 0) - factor * (pivot[column] ?? 0);
		}
	}
	return rows.map((row, at) => (row[8] ?? 0) / (row[at] ?? 1));
}
