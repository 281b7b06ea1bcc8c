/** One finished backup, as far as keeping or dropping it goes. */
export interface Kept {
	readonly name: string;
	/** UTC, ISO 8601. */
	readonly time: string;
}

/** The newest ones always stay. */
const NEWEST = 5;
/** Then one of each of so many hours, and one of each day. */
const HOURS = 24;
const DAYS = 30;

/**
 * Names of the backups that may go, oldest first: all but the newest five, the newest of each of the last 24 hours
 * that had one, and the newest of each of the last 30 days that had one.
 */
export function dispensable(backups: readonly Kept[]): string[] {
	const newestFirst = [...backups].sort((a, b) => b.time.localeCompare(a.time) || b.name.localeCompare(a.name));
	const keep = new Set(newestFirst.slice(0, NEWEST).map(({ name }) => name));
	for (const { name } of newestOfEach(newestFirst, 'YYYY-MM-DDTHH'.length).slice(0, HOURS)) keep.add(name);
	for (const { name } of newestOfEach(newestFirst, 'YYYY-MM-DD'.length).slice(0, DAYS)) keep.add(name);
	return newestFirst
		.filter(({ name }) => !keep.has(name))
		.reverse()
		.map(({ name }) => name);
}

/** The first of each stretch whose times begin alike. */
function newestOfEach(newestFirst: readonly Kept[], length: number): Kept[] {
	const seen = new Set<string>();
	return newestFirst.filter(({ time }) => {
		const stretch = time.slice(0, length);
		if (seen.has(stretch)) return false;
		seen.add(stretch);
		return true;
	});
}
