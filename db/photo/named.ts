import { basename } from 'node:path';
import type { House } from '../house';
import { statement } from '../ledger';

/** A page of a TPS. */
export interface Place {
	readonly tps: string;
	readonly page: number;
}

/**
 * Finds the page Sirekap's newest data gives a file of this name: at the TPS somebody looks at, else at any other of the
 * contest. The others are read once, when the first file asks for them.
 */
export function namedPlaces(house: House, contest: string, tps: string): (file: string) => Place | undefined {
	let others: ReturnType<typeof namedPhotos> | undefined;
	return (file) => {
		const page = namedPage(house, contest, tps, file);
		if (page !== null) return { tps, page };
		others ??= namedPhotos(house, contest);
		return others(file);
	};
}

function namedPage(house: House, contest: string, tps: string, file: string): number | null {
	const row = statement<{ payload: string }>(
		house.sqlite,
		`SELECT ledger.payload FROM system_version JOIN ledger ON ledger.seq = system_version.seq
		 WHERE contest = ? AND tps = ? ORDER BY system_version.seq DESC LIMIT 1`,
	).get(contest, tps);
	const at = row ? imageNames(row.payload).indexOf(nameOf(file)) : -1;
	return at < 0 ? null : at + 1;
}

/** The same for every TPS of a contest: from the name of a file to its page. */
export function namedPhotos(house: House, contest: string): (file: string) => Place | undefined {
	const rows = house.sqlite
		.prepare(
			`SELECT newest.tps, ledger.payload FROM ledger JOIN
				(SELECT tps, MAX(seq) AS seq FROM system_version WHERE contest = ? GROUP BY tps) AS newest
			 ON ledger.seq = newest.seq`,
		)
		.iterate(contest) as IterableIterator<{ tps: string; payload: string }>;
	const places = new Map<string, Place>();
	for (const { tps, payload } of rows) {
		for (const [at, name] of imageNames(payload).entries()) if (name) places.set(name, { tps, page: at + 1 });
	}
	return (file) => places.get(nameOf(file));
}

/** Names of the images in what an import wrote down of a TPS file, by page. */
function imageNames(payload: string): readonly (string | null)[] {
	const { rest } = JSON.parse(payload) as { rest: Readonly<Record<string, unknown>> };
	const images = Array.isArray(rest.images) ? rest.images : [];
	return images.map((image) => (typeof image === 'string' && image !== '' ? nameOf(image) : null));
}

/** `https://…/3173011001004-20240215-225048--f348.jpg?x` → `3173011001004-20240215-225048--f348`. */
function nameOf(path: string): string {
	return basename(path.replace(/[?#].*$/, '').replaceAll('\\', '/')).replace(/\.[a-z0-9]+$/i, '');
}
