import { partsOf } from '../../lib/delivery';
import type { Contest } from '../../lib/forms';
import { layoutOf, type PhotoState, pageCountOf } from '../../lib/photo';
import {
	derivedKey,
	derivedUrl,
	type PhotoToStraighten,
	SMALL_FILE,
	STRAIGHT_FILE,
	straightenedOf,
	stripFile,
} from '../photo/straighten';
import type { Hub } from './hub';
import { kecamatanOf } from './store';
import type { PhotoRow } from './store-enclosures';

/** One page of the form at the office. */
export interface EntryPhoto {
	readonly page: number;
	/** The newest photo that was not taken back; its bytes may still be on their way. */
	readonly current:
		| (Pick<PhotoRow, 'version' | 'content' | 'format' | 'source' | 'at' | 'by' | 'parts' | 'whole'> & {
				/** Parts there are to come, all together. */
				readonly of: number;
		  })
		| null;
	/** Earlier ones and those taken back: named with their hashes, not sent. */
	readonly past: number;
	readonly state: PhotoState;
	/** Laid straight by the corners somebody in the hall set. */
	readonly byHand: boolean;
	/** The page its square code says, where it can be read. */
	readonly says: number | null;
	readonly small: string | null;
	readonly straight: string | null;
}

const NOT_CUT = { state: 'waiting', byHand: false, says: null, small: null, straight: null } as const;

/** The photos of one TPS page by page, with the strips that were cut from them here. */
export async function entryPhotos(
	hub: Hub,
	form: Contest,
	tps: string,
): Promise<{ photos: EntryPhoto[]; strips: Record<string, string> }> {
	const rows = await hub.store.photos(kecamatanOf(tps), form.code, tps);
	const layout = layoutOf(form)?.pages ?? [];
	const strips: Record<string, string> = {};
	const photos = Array.from({ length: pageCountOf(form) }, (_, index): EntryPhoto => {
		const page = index + 1;
		const own = rows.filter((row) => row.page === page);
		const row = own.find(({ retracted }) => retracted === '');
		if (!row) return { page, current: null, past: own.length, ...NOT_CUT };
		const { version, content, format, source, at, by, parts, whole, bytes } = row;
		const current = { version, content, format, source, at, by, parts, whole, of: partsOf(bytes) };
		const key = derivedKey(photoOf(page, row), layout);
		const result = whole ? straightenedOf(hub.folder, key) : null;
		if (!result) return { page, current, past: own.length - 1, ...NOT_CUT };
		for (const field of result.fields) strips[field] = derivedUrl(key, stripFile(field));
		const { state, says } = result;
		const straight = state === 'straight' ? derivedUrl(key, STRAIGHT_FILE) : null;
		const byHand = row.corners !== null;
		return { page, current, past: own.length - 1, state, byHand, says, small: derivedUrl(key, SMALL_FILE), straight };
	});
	return { photos, strips };
}

/** A photo of the office as the straightener wants it, with the corners somebody in the hall set. */
export const photoOf = (
	page: number,
	{ content, format, corners }: Pick<PhotoRow, 'content' | 'format' | 'corners'>,
): PhotoToStraighten => ({ content, format, page, corners });
