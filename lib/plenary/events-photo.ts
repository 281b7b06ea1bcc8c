import type { Quad } from '../photo/geometry';
import type { PhotoFormat } from '../photo/image-file';
import type { PhotoSource } from './lists';

/** Payloads of the events about photos of C.Hasil pages. */
export interface PhotoEvents {
	'photo.attached': {
		readonly page: number;
		/** Counts the photos of this page, from 1. */
		readonly version: number;
		readonly content: string;
		readonly received: string;
		readonly format: PhotoFormat;
		readonly width: number;
		readonly height: number;
		readonly bytes: number;
		readonly source: PhotoSource;
		readonly name: string;
	};
	'photo.cornersSet': { readonly page: number; readonly content: string; readonly corners: Quad | null };
	'photo.retracted': { readonly page: number; readonly content: string; readonly reason: string };
}

/** Photos have a stream of their own: attaching one makes no figure stale. */
export const photoStream = (contest: string, tps: string) => `foto/${contest}/${tps}`;

/** Contest and TPS of a photo stream, or `null` for any other stream. */
export function parsePhotoStream(stream: string): { contest: string; tps: string } | null {
	const match = /^foto\/([a-z-]+)\/(\d{13})$/.exec(stream);
	return match?.[1] && match[2] ? { contest: match[1], tps: match[2] } : null;
}
