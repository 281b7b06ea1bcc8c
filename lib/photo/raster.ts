/** An image in memory: rows of pixels from the top, `channels` bytes a pixel (1 grey, 3 red-green-blue). */
export interface Raster {
	readonly width: number;
	readonly height: number;
	readonly channels: 1 | 3;
	readonly data: Uint8Array;
}

/** Grey value between pixels (bilinear); outside the image, the nearest pixel of its border. */
export function sample({ width, height, data }: Raster, x: number, y: number): number {
	const left = clamp(Math.floor(x), 0, width - 1);
	const top = clamp(Math.floor(y), 0, height - 1);
	const right = left < width - 1 ? left + 1 : left;
	const bottom = top < height - 1 ? top + 1 : top;
	const fx = clamp(x - left, 0, 1);
	const fy = clamp(y - top, 0, 1);
	const a = data[top * width + left] as number;
	const b = data[top * width + right] as number;
	const c = data[bottom * width + left] as number;
	const d = data[bottom * width + right] as number;
	return (a * (1 - fx) + b * fx) * (1 - fy) + (c * (1 - fx) + d * fx) * fy;
}

const clamp = (value: number, low: number, high: number) => (value < low ? low : value > high ? high : value);
