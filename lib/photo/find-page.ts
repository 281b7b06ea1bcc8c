import { apply, distance, type Homography, homography, isConvex, type Point, type Quad } from './geometry';
import type { PageCode, PageLayout } from './layout-types';
import { type Candidate, markCandidates, markLikeness } from './marks';
import { type Raster, sample } from './raster';

/** A page found in a photo by its own marks. */
export interface FoundPage {
	/** Middles of the marks, in pixels of the image: the page's upper left, upper right, lower right, lower left. */
	readonly marks: Quad;
	/** The page its square code says; `null` where the code cannot be read. */
	readonly page: number | null;
	/** Likeness of the worst of the four marks, up to 1. */
	readonly likeness: number;
}

/** Candidates that are tried as marks. */
const MOST = 44;
/** Worst mark of a page that is believed. */
const LEAST_LIKE = 0.72;
/** Share of the image the marks enclose at least. */
const LEAST_AREA = 0.1;
/** Cosine of the flattest corner of a page photographed from the side. */
const SLANT = 0.62;
/** Opposite sides: the far one is not shorter than this share of the near one. */
const FORESHORTENED = 0.55;
/** How far the proportion of width to height may be from the printed one. */
const STRETCH = 1.45;
/** Likeness of a code that is read. */
const CODE_LIKE = 0.55;

/**
 * Finds the four corner marks in a grey image about 1,000 to 1,800 pixels long: candidates first, then every four
 * of them that could be the page, judged by how much its worst mark looks like one. Works lying on a side or
 * upside down where the form has a square code; without a code a page is taken to stand upright.
 */
export function findPage(image: Raster, pages: readonly PageLayout[]): FoundPage | null {
	const [layout] = pages;
	if (!layout) return null;
	const candidates = markCandidates(image, MOST);
	let best: { marks: Quad; likeness: number; worth: number } | null = null;
	for (const quad of quads(candidates, image, layout)) {
		for (const marks of [quad, turned(quad)]) {
			const map = homography(layout.marks, marks);
			if (!map || !hasProportion(marks, layout)) continue;
			const likeness = worstMark(image, map, layout, LEAST_LIKE);
			if (likeness < LEAST_LIKE) continue;
			// Of two that both look right the larger one: the marks are the outermost thing on the page.
			const worth = likeness + area(marks) / (image.width * image.height) / 4;
			if (!best || worth > best.worth) best = { marks, likeness, worth };
		}
	}
	if (!best) return null;
	const marks = refined(image, best.marks, layout);
	return { ...upright(image, marks, pages), likeness: best.likeness };
}

/** Every four candidates that could be the marks of a page seen from somewhere in front of it, clockwise. */
function* quads(points: readonly Candidate[], { width, height }: Raster, layout: PageLayout): Generator<Quad> {
	const least = LEAST_AREA * width * height;
	const shortest = Math.min(width, height) * 0.2;
	for (let a = 0; a < points.length - 3; a++) {
		for (let b = a + 1; b < points.length - 2; b++) {
			if (distance(points[a] as Point, points[b] as Point) < shortest) continue;
			for (let c = b + 1; c < points.length - 1; c++) {
				if (distance(points[a] as Point, points[c] as Point) < shortest) continue;
				if (distance(points[b] as Point, points[c] as Point) < shortest) continue;
				for (let d = c + 1; d < points.length; d++) {
					const quad = clockwise(points[a] as Point, points[b] as Point, points[c] as Point, points[d] as Point);
					if (quad && isPagelike(quad) && area(quad) >= least && mayHaveProportion(quad, layout)) yield quad;
				}
			}
		}
	}
}

/** Four points around their middle, beginning with the one nearest the upper left. */
function clockwise(...points: [Point, Point, Point, Point]): Quad | null {
	const x = (points[0].x + points[1].x + points[2].x + points[3].x) / 4;
	const y = (points[0].y + points[1].y + points[2].y + points[3].y) / 4;
	const around = points
		.map((point) => ({ point, angle: Math.atan2(point.y - y, point.x - x) }))
		.sort((one, other) => one.angle - other.angle)
		.map(({ point }) => point) as unknown as Quad;
	return isConvex(around) ? fromUpperLeft(around) : null;
}

function fromUpperLeft(quad: Quad): Quad {
	let first = 0;
	for (let at = 1; at < 4; at++) {
		if ((quad[at] as Point).x + (quad[at] as Point).y < (quad[first] as Point).x + (quad[first] as Point).y) first = at;
	}
	return [0, 1, 2, 3].map((at) => quad[(first + at) % 4]) as unknown as Quad;
}

const turned = ([a, b, c, d]: Quad): Quad => [b, c, d, a];

function isPagelike(quad: Quad): boolean {
	const sides = quad.map((corner, at) => distance(corner, quad[(at + 1) % 4] as Point));
	const [top, right, bottom, left] = sides as [number, number, number, number];
	if (Math.min(top, bottom) < FORESHORTENED * Math.max(top, bottom)) return false;
	if (Math.min(left, right) < FORESHORTENED * Math.max(left, right)) return false;
	return quad.every((corner, at) => {
		const [before, after] = [quad[(at + 3) % 4] as Point, quad[(at + 1) % 4] as Point];
		const dot = (before.x - corner.x) * (after.x - corner.x) + (before.y - corner.y) * (after.y - corner.y);
		return Math.abs(dot) <= SLANT * distance(before, corner) * distance(after, corner);
	});
}

function proportion([a, b, c, d]: Quad): number {
	return (distance(a, b) + distance(c, d)) / (distance(b, c) + distance(d, a));
}

function hasProportion(marks: Quad, layout: PageLayout): boolean {
	const off = proportion(marks) / proportion(layout.marks);
	return off < STRETCH && off > 1 / STRETCH;
}

const mayHaveProportion = (quad: Quad, layout: PageLayout) =>
	hasProportion(quad, layout) || hasProportion(turned(quad), layout);

function area(quad: Quad): number {
	return Math.abs(
		quad.reduce((sum, { x, y }, at) => {
			const next = quad[(at + 1) % 4] as Point;
			return sum + x * next.y - next.x * y;
		}, 0) / 2,
	);
}

/** Likeness of the worst mark where a map puts the page; stops at the first that is below `enough`. */
function worstMark(image: Raster, map: Homography, layout: PageLayout, enough: number): number {
	let worst = 1;
	for (const mark of layout.marks) {
		worst = Math.min(worst, likenessAt(image, map, mark, layout.markSquare));
		if (worst < enough) break;
	}
	return worst;
}

function likenessAt(image: Raster, map: Homography, mark: Point, side: number): number {
	const middle = apply(map, mark);
	const right = apply(map, { x: mark.x + side, y: mark.y });
	const down = apply(map, { x: mark.x, y: mark.y + side });
	return markLikeness(
		image,
		middle,
		{ x: right.x - middle.x, y: right.y - middle.y },
		{ x: down.x - middle.x, y: down.y - middle.y },
	);
}

/** Steps in pixels with which each mark is moved to where it looks most like one. */
const STEPS = [1.5, 0.75, 0.35] as const;

function refined(image: Raster, marks: Quad, layout: PageLayout): Quad {
	let quad = marks;
	for (const step of STEPS) {
		for (let round = 0; round < 3; round++) {
			const map = homography(layout.marks, quad);
			if (!map) return quad;
			quad = quad.map((corner, at) => nudged(image, map, layout, at, corner, step)) as unknown as Quad;
		}
	}
	return quad;
}

function nudged(image: Raster, map: Homography, layout: PageLayout, at: number, corner: Point, step: number): Point {
	const mark = layout.marks[at] as Point;
	const right = apply(map, { x: mark.x + layout.markSquare, y: mark.y });
	const down = apply(map, { x: mark.x, y: mark.y + layout.markSquare });
	const sides: [Point, Point] = [
		{ x: right.x - corner.x, y: right.y - corner.y },
		{ x: down.x - corner.x, y: down.y - corner.y },
	];
	let best = corner;
	let most = markLikeness(image, corner, ...sides);
	for (const dy of [-step, 0, step]) {
		for (const dx of [-step, 0, step]) {
			const place = { x: corner.x + dx, y: corner.y + dy };
			const likeness = markLikeness(image, place, ...sides);
			if (likeness > most) [best, most] = [place, likeness];
		}
	}
	return best;
}

/** Marks look the same upside down; the square code does not, and says which page it is. */
function upright(image: Raster, marks: Quad, pages: readonly PageLayout[]): { marks: Quad; page: number | null } {
	let best: { marks: Quad; page: number | null; likeness: number } = { marks, page: null, likeness: CODE_LIKE };
	for (const way of [marks, turned(turned(marks))]) {
		for (const { page, code, marks: printed } of pages) {
			const map = code && homography(printed, way);
			if (!map || !code) continue;
			const likeness = codeLikeness(image, map, code);
			if (likeness > best.likeness) best = { marks: way, page, likeness };
		}
	}
	return { marks: best.marks, page: best.page };
}

/** How well the image looks like a code where a map puts it, from −1 to 1. */
function codeLikeness(image: Raster, map: Homography, code: PageCode): number {
	const count = code.rows.length;
	const module = code.side / (count + 2);
	let [sum, squares, product, dark, all] = [0, 0, 0, 0, 0];
	for (let row = -1; row <= count; row++) {
		for (let column = -1; column <= count; column++) {
			const black = code.rows[row]?.[column] !== '.';
			const { x, y } = apply(map, { x: code.x + (column + 1.5) * module, y: code.y + (row + 1.5) * module });
			const value = sample(image, x, y);
			sum += value;
			squares += value * value;
			if (black) {
				dark++;
				product += value;
			}
			all++;
		}
	}
	const mean = sum / all;
	const deviation = Math.sqrt(Math.max(0, squares / all - mean * mean));
	const share = dark / all;
	if (deviation < 4) return 0;
	// Correlation with a picture that is 0 on black and 1 on white.
	return (mean * share - product / all) / (deviation * Math.sqrt(share * (1 - share)));
}
