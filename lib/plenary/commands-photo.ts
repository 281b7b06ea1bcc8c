import { z } from 'zod';
import { PHOTO_FORMATS } from '../photo/image-file';
import { PHOTO_SOURCES } from './lists';
import { hash, ofResult, text } from './parts';

const page = z.number().int().min(1).max(60);
const share = z.number().min(0).max(1);
const corner = z.object({ x: share, y: share });
const pixels = z.number().int().min(1).max(100_000);

/** Commands about the photos of C.Hasil pages (issue 4). No number of a result is in them. */
export const photoSchemas = {
	/** A photo of a page; sent by the program after the file lies in the data folder. */
	'photo.attach': z.object({
		...ofResult,
		page,
		/** SHA-256 of the file as kept (without place and device). */
		content: hash,
		/** SHA-256 of the file as it was handed over. */
		received: hash,
		format: z.enum(PHOTO_FORMATS),
		/** Size of the upright photo. */
		width: pixels,
		height: pixels,
		bytes: z.number().int().min(1),
		source: z.enum(PHOTO_SOURCES),
		name: z.string().max(200),
	}),
	/** The four corner marks set by hand, shares of the upright photo; `null`: found by themselves again. */
	'photo.corners': z.object({
		...ofResult,
		page,
		content: hash,
		corners: z.tuple([corner, corner, corner, corner]).nullable(),
	}),
	/** The photo does not belong here (another TPS, another page); it is kept, and shown no more. */
	'photo.retract': z.object({ ...ofResult, page, content: hash, reason: text }),
} as const;
