import type { ExcerptRow } from './chain';
import { PATHS } from './manifest';
import { type Check, ofType } from './payloads';

/** Name of a photo in a bundle (db/photo/bundle.ts): contest, TPS, page, version, start of its hash. */
const NAME = /^([a-z-]+)-(\d{13})-hal(\d+)-v(\d+)-[0-9a-f]{12}\.(?:png|jpg)$/;

/** Every photo must be the very one the ledger wrote down for this page of this TPS. */
export function checkPhotos(check: Check, rows: readonly ExcerptRow[], files: ReadonlyMap<string, Uint8Array>): void {
	const known = new Map(
		ofType(check, rows, 'photo.attached').map(({ row, payload }) => [
			`${row.stream} ${payload.page} ${payload.version}`,
			payload.content,
		]),
	);
	for (const [path, content] of files) {
		if (!path.startsWith(PATHS.photos) || path.endsWith('.txt')) continue;
		const [, contest, tps, page, version] = NAME.exec(path.slice(PATHS.photos.length)) ?? [];
		if (known.get(`foto/${contest}/${tps} ${page} ${version}`) !== check.sha256(content)) {
			check.faults.push({ code: 'photo-unknown', path, kind: 'photo', tps });
		}
	}
}
