import type { PhotoSource } from '../plenary/lists';
import type { Quad } from './geometry';

/** Where the four corner marks are in an upright photo: shares of its width and height, 0 to 1. */
export type Corners = Quad;

/** How far the straightening of a photo has come. */
export type PhotoState =
	/** Waiting for its turn. */
	| 'waiting'
	/** Laid straight by its marks, or by the corners set by hand. */
	| 'straight'
	/** The marks were not found; a person may set the corners. */
	| 'no-marks'
	/** Nobody has measured this form: the photo is shown as it is. */
	| 'no-layout';

/** One version of the photo of a page. */
export interface PhotoVersion {
	readonly version: number;
	/** SHA-256 of the file as kept, and of the file as it was handed over (with place and device in it). */
	readonly content: string;
	readonly received: string;
	readonly source: PhotoSource;
	readonly name: string;
	/** Size of the upright photo. */
	readonly width: number;
	readonly height: number;
	readonly time: string;
	readonly by: string;
	/** Why it was taken away, where it was. */
	readonly retracted: string | null;
	/** Corners set by hand; `null`: found by the marks. */
	readonly corners: Corners | null;
}

/** One page of the form of a TPS with its photos. */
export interface PhotoPage {
	readonly page: number;
	/** The photo that stands now. */
	readonly current: PhotoVersion | null;
	/** Earlier and retracted ones, newest first. */
	readonly past: readonly PhotoVersion[];
	readonly state: PhotoState;
	/** Marks as they were used, shares of the upright photo. */
	readonly marks: Corners | null;
	/** The page its square code says, where it can be read. */
	readonly says: number | null;
	/** Address of the photo in a size for a phone. */
	readonly small: string | null;
	/** Address of the page laid straight. */
	readonly straight: string | null;
}

/** The photos of one TPS in one contest, and the strips cut from them. */
export interface PhotoView {
	readonly contest: string;
	readonly tps: string;
	readonly tpsName: string;
	readonly kelurahanName: string;
	readonly pages: readonly PhotoPage[];
	/** Address of the strip of each number, by field. */
	readonly strips: Readonly<Record<string, string>>;
	/** Photos that still wait to be laid straight. */
	readonly waiting: number;
}
