import { layoutOf } from '../../lib/photo';
import { derivedKey, type Straightened, straightenedOf, straightenPhoto } from '../photo/straighten';
import { photoOf } from './entry-photos';
import type { Hub } from './hub';
import { formAt } from './packs';
import { kecamatanOf } from './store';

/** What became of one page. */
export interface Laid {
	readonly page: number;
	readonly state?: Straightened['state'];
	/** Why it could not be decoded. */
	readonly detail?: string;
}

/**
 * Lays straight the newest photo of each page of a TPS, by its marks or by the corners set in the hall, and cuts the
 * strips; what is done already is left as it is.
 */
export async function layTps(hub: Hub, contest: string, tps: string): Promise<Laid[]> {
	const form = await formAt(hub, contest, tps);
	if (!form) return [];
	const kecamatan = kecamatanOf(tps);
	const pages = layoutOf(form)?.pages ?? [];
	const newest = new Set<number>();
	const laid: Laid[] = [];
	for (const row of await hub.store.photos(kecamatan, contest, tps)) {
		const { page, content, retracted, whole } = row;
		if (retracted !== '' || newest.has(page)) continue;
		newest.add(page);
		const photo = photoOf(page, row);
		if (!whole || straightenedOf(hub.folder, derivedKey(photo, pages))) continue;
		try {
			const bytes = async () => Buffer.concat(await hub.store.parts(kecamatan, content));
			const { state } = await straightenPhoto(hub.folder, photo, pages, bytes);
			laid.push({ page, state });
		} catch (fault) {
			laid.push({ page, detail: String(fault) });
		}
	}
	return laid;
}
