/** When a gavel fell, in which panel. */
export interface Lock {
	/** UTC, milliseconds. */
	readonly at: number;
	readonly panel: string;
}

export interface PanelPace {
	readonly panel: string;
	readonly locked: number;
	/** TPS an hour of reading; `null` before the second gavel. */
	readonly perHour: number | null;
}

export interface Forecast {
	readonly remaining: number;
	/** TPS an hour of reading over all panels; `null` while too little is known. */
	readonly perHour: number | null;
	/** Hours of reading still needed. */
	readonly hours: number | null;
	/** Hours of reading on one day so far, or the assumption while there is only one day. */
	readonly hoursPerDay: number;
	/** When it would be done, UTC milliseconds. */
	readonly finish: number | null;
}

export interface Bucket {
	/** Beginning of the hour, UTC milliseconds. */
	readonly from: number;
	readonly byPanel: Readonly<Record<string, number>>;
	readonly total: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A longer gap between two gavels is a break, not reading (a pause, a meal, the night). */
const LONGEST_READING = 2 * HOUR;
/** Hours of reading a day while there has been only one day (F: plenaries ran morning to night). */
const ASSUMED_DAY = 10;

/** Hours of reading between `from` and the last gavel: longer gaps count only as far as a TPS may take. */
export function readingHours(from: number, locks: readonly Lock[]): number {
	const times = locks.map(({ at }) => at).sort((a, b) => a - b);
	let before = from;
	let sum = 0;
	for (const at of times) {
		// A clock that was set back makes a gap negative: it counts as none.
		sum += Math.min(Math.max(0, at - before), LONGEST_READING);
		before = at;
	}
	return sum / HOUR;
}

/** How fast each panel reads, lowest number first. */
export function paceByPanel(from: number, locks: readonly Lock[]): PanelPace[] {
	const panels = [...new Set(locks.map(({ panel }) => panel))].sort((a, b) => Number(a) - Number(b));
	return panels.map((panel) => {
		const own = locks.filter((lock) => lock.panel === panel);
		return { panel, locked: own.length, perHour: rate(from, own) };
	});
}

function rate(from: number, locks: readonly Lock[]): number | null {
	const hours = readingHours(from, locks);
	return locks.length < 2 || hours === 0 ? null : locks.length / hours;
}

/**
 * When the plenary would be done if it goes on as it has: the rest divided by the rate, spread over days as long
 * as the days so far. @param offset the place's distance to UTC in hours, for telling days apart
 */
export function forecast(from: number, now: number, locks: readonly Lock[], total: number, offset: number): Forecast {
	const remaining = Math.max(0, total - locks.length);
	const days = new Set(locks.map(({ at }) => Math.floor((at + offset * HOUR) / DAY))).size;
	const read = readingHours(from, locks);
	const hoursPerDay = days > 1 && read > 0 ? Math.min(24, read / days) : ASSUMED_DAY;
	const perHour = rate(from, locks);
	if (perHour === null) return { remaining, perHour, hours: null, hoursPerDay, finish: null };
	const hours = remaining / perHour;
	const wholeDays = Math.floor(hours / hoursPerDay);
	const finish = now + wholeDays * DAY + (hours - wholeDays * hoursPerDay) * HOUR;
	return { remaining, perHour, hours, hoursPerDay, finish };
}

/** Gavels by hour, only hours in which one fell, oldest first, at most the last `most`. */
export function byHour(locks: readonly Lock[], most: number): Bucket[] {
	const buckets = new Map<number, Record<string, number>>();
	for (const { at, panel } of locks) {
		const from = Math.floor(at / HOUR) * HOUR;
		const bucket = buckets.get(from) ?? {};
		bucket[panel] = (bucket[panel] ?? 0) + 1;
		buckets.set(from, bucket);
	}
	return [...buckets]
		.sort(([a], [b]) => a - b)
		.slice(-most)
		.map(([from, byPanel]) => ({ from, byPanel, total: Object.values(byPanel).reduce((sum, n) => sum + n, 0) }));
}
