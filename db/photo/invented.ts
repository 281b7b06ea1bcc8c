import sharp from 'sharp';
import { type DrawnPage, drawPage } from '../../lib/demo/photo/drawn-page';
import { type Hardship, ORDINARY, type Shot, shotOf, snapshot } from '../../lib/demo/photo/snapshot';
import { randomFrom } from '../../lib/demo/random';
import type { Contest, Figures } from '../../lib/forms';
import { layoutOf, type PageLayout } from '../../lib/photo';

/** An invented photo of a filled page, and what is true of it. */
export interface InventedPhoto {
	readonly jpeg: Buffer;
	readonly drawn: DrawnPage;
	readonly shot: Shot;
	readonly layout: PageLayout;
}

export interface InventedOptions {
	/** Width in pixels; the height is a third more, as phones have it. 1200. */
	readonly width?: number;
	readonly hard?: Hardship;
}

/** Pixels a millimetre of the page is drawn with, against what the photo can show of it. */
const FINER = 1.2;

/**
 * Photographs an invented C.Hasil page that says `figures`: drawn with our own strokes, laid on a table, taken at an
 * angle, in shadow, blurred, packed as JPEG. The same seed gives the same photo.
 * @throws where the form of the contest has not been measured
 */
export async function inventPhoto(
	contest: Contest,
	figures: Figures,
	page: number,
	seed: number,
	{ width = 1200, hard = ORDINARY }: InventedOptions = {},
): Promise<InventedPhoto> {
	const layout = layoutOf(contest)?.pages.find((one) => one.page === page);
	if (!layout) throw new Error(`invent: no page ${page} of ${contest.formName}`);
	const random = randomFrom(seed);
	const height = Math.round((width * 4) / 3);
	const drawn = drawPage(layout, contest.fields, figures, random);
	const fine = {
		width: Math.round(height * FINER * (layout.width / layout.height)),
		height: Math.round(height * FINER),
	};
	const { data, info } = await sharp(Buffer.from(drawn.svg))
		.resize({ ...fine, fit: 'fill' })
		.greyscale()
		.raw()
		.toBuffer({ resolveWithObject: true });
	const shot = shotOf(random, width, height, layout, hard);
	const raw = snapshot({ width: info.width, height: info.height, channels: 1, data }, layout, shot, random);
	const taken = sharp(raw.data, { raw: { width, height, channels: 1 } });
	const jpeg = await (shot.blur >= 0.3 ? taken.blur(shot.blur) : taken).jpeg({ quality: shot.quality }).toBuffer();
	return { jpeg, drawn, shot, layout };
}
