/** Lists of a pack whose members people know by a code or number, and the member that holds it. */
const NAMED = {
	contests: 'code',
	districts: 'code',
	lists: 'party',
	candidates: 'no',
	contestants: 'no',
	parties: 'no',
	layouts: 'form',
	pages: 'page',
} as const;

/** A step of a place: a member of one of the lists above by its code or number, or any other member by its name. */
export interface PackPlace {
	readonly part: keyof typeof NAMED | 'member';
	readonly name: string;
}

const isNamed = (key: string): key is keyof typeof NAMED => Object.hasOwn(NAMED, key);

/**
 * A place in the JSON of a pack in words of people: contest by code, district by code, party and candidate by number.
 * What has no code of its own that can be read is counted from 1, `#3`.
 */
export function placeOf(file: unknown, path: readonly PropertyKey[]): PackPlace[] {
	const steps: PackPlace[] = [];
	let here = file;
	for (let at = 0; at < path.length; at++) {
		const key = String(path[at]);
		const next = path[at + 1];
		here = memberOf(here, key);
		if (!isNamed(key) || next === undefined) {
			steps.push({ part: 'member', name: /^\d+$/.test(key) ? `#${Number(key) + 1}` : key });
			continue;
		}
		at++;
		here = memberOf(here, String(next));
		const own = typeof here === 'object' ? memberOf(here, NAMED[key]) : here;
		const known = (typeof own === 'string' && own !== '') || typeof own === 'number';
		steps.push({ part: key, name: known ? String(own).slice(0, 60) : `#${Number(next) + 1}` });
	}
	return steps;
}

/** What stands at a path of a JSON file; `undefined` where nothing does. */
export const valueAt = (file: unknown, path: readonly PropertyKey[]): unknown =>
	path.reduce<unknown>((value, key) => memberOf(value, String(key)), file);

function memberOf(value: unknown, key: string): unknown {
	if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
	return (value as Readonly<Record<string, unknown>>)[key];
}
