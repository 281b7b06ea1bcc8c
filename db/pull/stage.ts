import type { House } from '../house';
import { pack } from '../import/pack';
import { stage } from '../import/staging';
import { fetchedFiles, orderOf } from './store';

/** What was fetched for a contest so far as one source for the import, named after where it came from; or `null`. */
export function fetchedSource(house: House, contest: string): { readonly name: string; readonly bytes: Buffer } | null {
	const order = orderOf(house, contest);
	const files = fetchedFiles(house, contest);
	if (!order || files.length === 0) return null;
	return { name: `${new URL(order.url).host}-${contest}.zip`.slice(0, 200), bytes: pack(files) };
}

/** Stages what was fetched, as if somebody had uploaded it: looked at, then accepted by a person. */
export function stageFetched(house: House, contest: string): { readonly name: string; readonly sha256: string } | null {
	const source = fetchedSource(house, contest);
	return source && { name: source.name, sha256: stage(house, source.bytes) };
}
