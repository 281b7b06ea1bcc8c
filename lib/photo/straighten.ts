import { apply, type Homography, type Rect } from './geometry';
import type { Raster } from './raster';

/**
 * Cuts a rectangle of the page (millimetres) out of a photo and lays it straight: `scale` pixels a millimetre, as
 * many channels as the photo. Several points of the photo go into a pixel where the photo is finer. What lies
 * outside the photo is white.
 * @param map takes millimetres of the page to pixels of the photo
 */
export function straighten(photo: Raster, map: Homography, area: Rect, scale: number): Raster {
	const { width: w, height: h, channels, data } = photo;
	const width = Math.max(1, Math.round(area.width * scale));
	const height = Math.max(1, Math.round(area.height * scale));
	const out = new Uint8Array(width * height * channels);
	const steps = stepsFor(map, area, scale);
	const [a, b, c, d, e, f, g, i, j] = map;
	const sums = [0, 0, 0];
	for (let row = 0; row < height; row++) {
		for (let column = 0; column < width; column++) {
			sums[0] = sums[1] = sums[2] = 0;
			for (let sy = 0; sy < steps; sy++) {
				const y = area.y + (row + (sy + 0.5) / steps) / scale;
				for (let sx = 0; sx < steps; sx++) {
					const x = area.x + (column + (sx + 0.5) / steps) / scale;
					const depth = g * x + i * y + j;
					const px = (a * x + b * y + c) / depth - 0.5;
					const py = (d * x + e * y + f) / depth - 0.5;
					if (px < -1 || py < -1 || px > w || py > h) {
						for (let channel = 0; channel < channels; channel++) sums[channel] = (sums[channel] as number) + 255;
						continue;
					}
					const left = px < 0 ? 0 : px >= w - 1 ? w - 1 : Math.floor(px);
					const top = py < 0 ? 0 : py >= h - 1 ? h - 1 : Math.floor(py);
					const fx = left >= w - 1 || px < 0 ? 0 : px - left;
					const fy = top >= h - 1 || py < 0 ? 0 : py - top;
					const at = (top * w + left) * channels;
					const right = left < w - 1 ? channels : 0;
					const below = top < h - 1 ? w * channels : 0;
					for (let channel = 0; channel < channels; channel++) {
						const o = at + channel;
						const upper = (data[o] as number) * (1 - fx) + (data[o + right] as number) * fx;
						const lower = (data[o + below] as number) * (1 - fx) + (data[o + below + right] as number) * fx;
						sums[channel] = (sums[channel] as number) + upper * (1 - fy) + lower * fy;
					}
				}
			}
			const to = (row * width + column) * channels;
			for (let channel = 0; channel < channels; channel++)
				out[to + channel] = (sums[channel] as number) / (steps * steps);
		}
	}
	return { width, height, channels, data: out };
}

/** Points a pixel takes in each direction: as many as the photo has there, up to three. */
function stepsFor(map: Homography, { x, y, width, height }: Rect, scale: number): number {
	const middle = { x: x + width / 2, y: y + height / 2 };
	const here = apply(map, middle);
	const right = apply(map, { x: middle.x + 1 / scale, y: middle.y });
	const pixels = Math.hypot(right.x - here.x, right.y - here.y);
	return Math.min(3, Math.max(1, Math.round(pixels)));
}
