import type { Point } from './geometry';
import { type Raster, sample } from './raster';

/**
 * A corner mark is two black squares that touch at one corner: seen from its middle, dark and light take turns
 * every quarter, at every angle and however far away. That turn is looked for (after ChESS, Bennett and Lasenby,
 * 2014), so that shadows and the colour of the table do not matter.
 */
export interface Candidate extends Point {
	/** How much it looks like the middle of a mark; 0 is not at all. */
	readonly strength: number;
}

/** Radii in pixels: marks come near and far. */
const RADII = [3.5, 5.5, 8] as const;
const RING = 16;
/** Light and dark of a mark differ at least so much (of 255), in the deepest shadow too. */
const CONTRAST = 24;
/** Places that turn most, of which the most solid are kept. */
const LOOKED_AT = 320;
/** Sides in pixels a square of a mark may have. */
const SIDES = [4.5, 6.5, 9, 12.5] as const;
/** How far from the middle there is nothing but paper, in sides of a square. */
const AROUND = 2.1;
/** Two candidates nearer than this are one. */
const APART = 6;

/**
 * The places of a grey image that look most like the middle of a mark, best first. A mark turns at every radius that
 * fits into it; letters, digits and the modules of a code only at the smallest.
 */
export function markCandidates(image: Raster, most: number): Candidate[] {
	const { width, height } = image;
	const border = Math.ceil(Math.max(...RADII)) + 1;
	const columns = Math.floor((width - 2 * border) / 2);
	const lines = Math.floor((height - 2 * border) / 2);
	if (columns < 3 || lines < 3) return [];
	const map = new Float32Array(columns * lines);
	const ring = new Int32Array(RING);
	for (const radius of RADII) {
		const offsets = Int32Array.from({ length: RING }, (_, at) => {
			const angle = (at * 2 * Math.PI) / RING;
			return Math.round(Math.sin(angle) * radius) * width + Math.round(Math.cos(angle) * radius);
		});
		for (let line = 0; line < lines; line++) {
			const from = (border + line * 2) * width + border;
			const to = line * columns;
			for (let column = 0; column < columns; column++) {
				map[to + column] = (map[to + column] as number) + turn(image.data, width, from + column * 2, offsets, ring);
			}
		}
	}
	const found: Candidate[] = [];
	for (let line = 1; line < lines - 1; line++) {
		for (let column = 1; column < columns - 1; column++) {
			const at = line * columns + column;
			const strength = map[at] as number;
			if (strength <= 0 || !isPeak(map, columns, at, strength)) continue;
			found.push({ x: border + column * 2, y: border + line * 2, strength });
		}
	}
	const looked = apart(found, LOOKED_AT).map(({ x, y }) => ({ x, y, strength: solidity(image, { x, y }) }));
	return apart(looked, most);
}

/** The strongest, none of them beside a stronger one. */
function apart(found: readonly Candidate[], most: number): Candidate[] {
	const kept: Candidate[] = [];
	for (const one of [...found].sort((a, b) => b.strength - a.strength)) {
		if (kept.length >= most) break;
		if (kept.every((other) => Math.abs(other.x - one.x) > APART || Math.abs(other.y - one.y) > APART)) kept.push(one);
	}
	return kept;
}

/** How much a place looks like two solid squares with paper all around them, however it is turned. */
function solidity(image: Raster, middle: Point): number {
	let best = 0;
	for (const side of SIDES) {
		const axis = darkAxis(image, middle, side * 0.7);
		const right = { x: Math.cos(axis - Math.PI / 4) * side, y: Math.sin(axis - Math.PI / 4) * side };
		const down = { x: -right.y, y: right.x };
		const likeness = markLikeness(image, middle, right, down);
		if (likeness <= 0) continue;
		const ink = sample(image, middle.x + (right.x + down.x) / 2, middle.y + (right.y + down.y) / 2);
		const paper = sample(image, middle.x + (right.x - down.x) / 2, middle.y + (right.y - down.y) / 2);
		let light = 0;
		for (let at = 0; at < RING; at++) {
			const angle = (at * 2 * Math.PI) / RING;
			const value = sample(
				image,
				middle.x + Math.cos(angle) * side * AROUND,
				middle.y + Math.sin(angle) * side * AROUND,
			);
			if (value > (ink + paper) / 2) light++;
		}
		best = Math.max(best, likeness * (0.4 + (0.6 * light) / RING));
	}
	return best;
}

/** The angle at which the dark squares lie: the second harmonic of the grey values on a ring. */
function darkAxis(image: Raster, { x, y }: Point, radius: number): number {
	let cosine = 0;
	let sine = 0;
	for (let at = 0; at < RING; at++) {
		const angle = (at * 2 * Math.PI) / RING;
		const value = sample(image, x + Math.cos(angle) * radius, y + Math.sin(angle) * radius);
		cosine += value * Math.cos(2 * angle);
		sine += value * Math.sin(2 * angle);
	}
	return Math.atan2(-sine, -cosine) / 2;
}

/** How strongly light and dark take turns around a pixel, against how unlike opposite points are. */
function turn(data: Uint8Array, width: number, at: number, offsets: Int32Array, ring: Int32Array): number {
	let low = 255;
	let high = 0;
	let sum = 0;
	for (let index = 0; index < RING; index++) {
		const value = data[at + (offsets[index] as number)] as number;
		ring[index] = value;
		sum += value;
		if (value < low) low = value;
		if (value > high) high = value;
	}
	const contrast = high - low;
	if (contrast < CONTRAST) return 0;
	let turns = 0;
	for (let index = 0; index < 4; index++) {
		const one = (ring[index] as number) + (ring[index + 8] as number);
		const other = (ring[index + 4] as number) + (ring[index + 12] as number);
		turns += Math.abs(one - other);
	}
	let unlike = 0;
	for (let index = 0; index < 8; index++) unlike += Math.abs((ring[index] as number) - (ring[index + 8] as number));
	const middle =
		((data[at] as number) +
			(data[at - 1] as number) +
			(data[at + 1] as number) +
			(data[at - width] as number) +
			(data[at + width] as number)) /
		5;
	const response = turns - unlike - RING * Math.abs(sum / RING - middle) * 0.5;
	// A mark in the shadow is as much a mark as one in the light.
	return response <= 0 ? 0 : (response / (contrast + 12)) * Math.sqrt(contrast);
}

function isPeak(map: Float32Array, columns: number, at: number, strength: number): boolean {
	for (let dy = -columns; dy <= columns; dy += columns) {
		for (let dx = -1; dx <= 1; dx++) {
			const other = map[at + dy + dx] as number;
			if (other > strength || (other === strength && dy + dx < 0)) return false;
		}
	}
	return true;
}

/** Points of a mark's four quarters, in sides of a square from the middle, and whether ink is expected there. */
const TEMPLATE: readonly { readonly x: number; readonly y: number; readonly dark: boolean }[] = [0.2, 0.5, 0.8].flatMap(
	(dx) =>
		[0.2, 0.5, 0.8].flatMap((dy) => [
			{ x: dx, y: dy, dark: true },
			{ x: -dx, y: -dy, dark: true },
			{ x: dx, y: -dy, dark: false },
			{ x: -dx, y: dy, dark: false },
		]),
);

/**
 * How well the image looks like a mark (black squares at the upper left and lower right of its middle), from −1 to 1,
 * whatever the light. `right` and `down` are the sides of a square there, in pixels.
 */
export function markLikeness(image: Raster, middle: Point, right: Point, down: Point): number {
	let sum = 0;
	let squares = 0;
	let product = 0;
	for (const { x, y, dark } of TEMPLATE) {
		const value = sample(image, middle.x + x * right.x + y * down.x, middle.y + x * right.y + y * down.y);
		sum += value;
		squares += value * value;
		product += dark ? -value : value;
	}
	const count = TEMPLATE.length;
	const deviation = Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
	return deviation < CONTRAST / 6 ? 0 : product / count / deviation;
}
