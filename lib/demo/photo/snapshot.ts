import { cornersOf, type Homography, homography, invert, type Point, type Quad } from '../../photo/geometry';
import type { Raster } from '../../photo/raster';
import type { Random } from '../random';

/** How a page was photographed. */
export interface Shot {
	/** Size of the photo in pixels. */
	readonly width: number;
	readonly height: number;
	/** Corners of the sheet in the photo. */
	readonly sheet: Quad;
	/** Grey of the table the page lies on. */
	readonly table: number;
	/** How dark the shadow is (0 none, 1 black), which way it falls, and where across the photo its edge is. */
	readonly shadow: { readonly depth: number; readonly angle: number; readonly edge: number; readonly soft: number };
	/** Blur in pixels (standard deviation). */
	readonly blur: number;
	/** Noise of the sensor (of 255). */
	readonly noise: number;
	/** Quality of the JPEG, 1 to 100. */
	readonly quality: number;
}

/** Limits of what {@link shotOf} invents. */
export interface Hardship {
	/** Largest angle to each side in degrees. */
	readonly tilt: number;
	/** Largest rotation in the plane in degrees. */
	readonly turn: number;
	readonly blur: number;
	readonly shadow: number;
}

export const ORDINARY: Hardship = { tilt: 8, turn: 4, blur: 0.6, shadow: 0.35 };
export const HARD: Hardship = { tilt: 20, turn: 12, blur: 3.2, shadow: 0.65 };

/** A way of taking a photo, invented from a seed. */
export function shotOf(random: Random, width: number, height: number, page: Sheet, hard: Hardship): Shot {
	const unit = (low: number, high: number) => low + ((high - low) * random.between(0, 10_000)) / 10_000;
	const angle = (most: number) => (unit(-most, most) * Math.PI) / 180;
	const [ax, ay, az] = [angle(hard.tilt), angle(hard.tilt), angle(hard.turn)];
	// The camera stands two page heights away: perspective as from a raised arm.
	const away = page.height * 1.9;
	const seen = cornersOf({ x: -page.width / 2, y: -page.height / 2, width: page.width, height: page.height }).map(
		({ x, y }) => {
			const [x1, y1] = [x * Math.cos(az) - y * Math.sin(az), x * Math.sin(az) + y * Math.cos(az)];
			const [y2, z2] = [y1 * Math.cos(ax), y1 * Math.sin(ax)];
			const [x3, z3] = [x1 * Math.cos(ay) + z2 * Math.sin(ay), -x1 * Math.sin(ay) + z2 * Math.cos(ay)];
			const scale = away / (away + z3);
			return { x: x3 * scale, y: y2 * scale };
		},
	);
	const [left, right] = [Math.min(...seen.map(({ x }) => x)), Math.max(...seen.map(({ x }) => x))];
	const [top, bottom] = [Math.min(...seen.map(({ y }) => y)), Math.max(...seen.map(({ y }) => y))];
	const room = unit(0.86, 0.98);
	const scale = Math.min((width * room) / (right - left), (height * room) / (bottom - top));
	const [free, below] = [width - (right - left) * scale, height - (bottom - top) * scale];
	const [dx, dy] = [unit(0.1, 0.9) * free, unit(0.1, 0.9) * below];
	return {
		width,
		height,
		sheet: seen.map(({ x, y }) => ({ x: (x - left) * scale + dx, y: (y - top) * scale + dy })) as unknown as Quad,
		table: random.between(25, 120),
		shadow: { depth: unit(0.05, hard.shadow), angle: unit(0, 6.28), edge: unit(0.25, 0.75), soft: unit(0.05, 0.4) },
		blur: (unit(0.2, 1) * hard.blur * height) / 4000,
		noise: unit(1, 5),
		quality: random.between(62, 90),
	};
}

/** Size of a printed sheet in millimetres. */
interface Sheet {
	readonly width: number;
	readonly height: number;
}

/** The map from millimetres of the page to pixels of the photo. */
export function mapOf(shot: Shot, page: Sheet): Homography {
	const map = homography(cornersOf({ x: 0, y: 0, ...page }), shot.sheet);
	if (!map) throw new Error('snapshot: the sheet is flat');
	return map;
}

/**
 * Lays a drawn page (grey) on a table and photographs it: perspective, the edge of a shadow, noise. Blur and JPEG are
 * put on afterwards by whoever has the tools for it.
 */
export function snapshot(page: Raster, sheet: Sheet, shot: Shot, random: Random): Raster {
	const { width, height, shadow } = shot;
	const data = new Uint8Array(width * height);
	const back = invert(mapOf(shot, sheet));
	if (!back) throw new Error('snapshot: the sheet is flat');
	const [a, b, c, d, e, f, g, h, i] = back;
	const [px, py] = [page.width / sheet.width, page.height / sheet.height];
	const fall: Point = { x: Math.cos(shadow.angle), y: Math.sin(shadow.angle) };
	let noise = random.between(1, 0x7fffffff);
	for (let row = 0; row < height; row++) {
		const y = row + 0.5;
		for (let column = 0; column < width; column++) {
			const x = column + 0.5;
			const depth = g * x + h * y + i;
			const mx = ((a * x + b * y + c) / depth) * px - 0.5;
			const my = ((d * x + e * y + f) / depth) * py - 0.5;
			let value = shot.table;
			if (mx >= 0 && my >= 0 && mx < page.width - 1 && my < page.height - 1) {
				const left = mx | 0;
				const top = my | 0;
				const fx = mx - left;
				const at = top * page.width + left;
				const below = at + page.width;
				const upper = (page.data[at] as number) * (1 - fx) + (page.data[at + 1] as number) * fx;
				const lower = (page.data[below] as number) * (1 - fx) + (page.data[below + 1] as number) * fx;
				value = upper + (lower - upper) * (my - top);
			}
			const across = (x / width - 0.5) * fall.x + (y / height - 0.5) * fall.y + 0.5;
			const dark = Math.min(1, Math.max(0, (across - shadow.edge) / shadow.soft + 0.5));
			// Xorshift: noise has to be quick, not good.
			noise ^= noise << 13;
			noise ^= noise >>> 17;
			noise ^= noise << 5;
			value =
				value * (1 - shadow.depth * dark) * (0.9 + 0.1 * fall.x * (x / width)) +
				((noise & 255) / 127.5 - 1) * shot.noise;
			data[row * width + column] = value < 0 ? 0 : value > 255 ? 255 : value;
		}
	}
	return { width, height, channels: 1, data };
}
