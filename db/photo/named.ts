import { basename } from 'node:path';
import type { House } from '../house';
import { statement } from '../ledger';

/** Names of the image files in a TPS file of Sirekap, by page; the last part of each address, without its ending. */
export function imageNames(rest: Readonly<Record<string, unknown>>): readonly (string | null)[] {
	const images = Array.isArray(rest.images) ? rest.images : [];
	return images.map((image) => (typeof image === 'string' ? nameOf(image) : null));
}

/** The page Sirekap's newest data of a TPS gives a file of this name; `null` where it names none so. */
export function namedPage(house: House, contest: string, tps: string, file: string): number | null {
	const row = statement<{ payload: string }>(
		house.sqlite,
		`SELECT ledger.payload FROM system_version JOIN ledger ON ledger.seq = system_version.seq
		 WHERE contest = ? AND tps = ? ORDER BY system_version.seq DESC LIMIT 1`,
	).get(contest, tps);
	if (!row) return null;
	const { rest } = JSON.parse(row.payload) as { rest: Readonly<Record<string, unknown>> };
	const at = imageNames(rest).indexOf(nameOf(file));
	return at < 0 ? null : at + 1;
}

/** `https://…/3173011001004-20240215-225048--f348.jpg?x` → `3173011001004-20240215-225048--f348`. */
function nameOf(path: string): string {
	return basename(path.replace(/[?#].*$/, '').replaceAll('\\', '/')).replace(/\.[a-z0-9]+$/i, '');
}
