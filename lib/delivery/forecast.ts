/** What is left to do and how fast it went. */
export interface Pace {
	readonly total: number;
	readonly done: number;
	/** When each of the done ones was done, UTC ISO, in any order. */
	readonly times: readonly string[];
}

export interface Forecast {
	/** Done per hour while work was going on; null while there is too little to say. */
	readonly perHour: number | null;
	/** When the last one will be done at this pace, UTC ISO; null when nothing can be said. */
	readonly finish: string | null;
	/** Hours between the finish and the deadline: negative is late; null when either is unknown. */
	readonly spareHours: number | null;
}

/** Breaks longer than this (nights, skors) are not counted as working time. */
const BREAK_HOURS = 2;
/** Less work than this says nothing about a day. */
const LEAST_HOURS = 0.25;
const HOUR = 3_600_000;

/**
 * When the work will be done if it goes on as it went. Nights are no working time for the pace, but they
 * will come again: the hours still needed are stretched by the share of the day that was worked.
 */
export function forecast(pace: Pace, now: string, deadline: string | null): Forecast {
	const times = pace.times.map((time) => Date.parse(time)).sort((a, b) => a - b);
	const first = times[0];
	const last = times.at(-1);
	const left = pace.total - pace.done;
	if (left <= 0 && last !== undefined) return finished(last, deadline);
	if (first === undefined || last === undefined || times.length < 3 || last === first) {
		return { perHour: null, finish: null, spareHours: null };
	}
	let worked = 0;
	for (let at = 1; at < times.length; at++) {
		worked += Math.min(BREAK_HOURS, ((times[at] ?? 0) - (times[at - 1] ?? 0)) / HOUR);
	}
	if (worked < LEAST_HOURS) return { perHour: null, finish: null, spareHours: null };
	const perHour = (times.length - 1) / worked;
	const elapsed = Math.max(worked, (last - first) / HOUR);
	const share = elapsed > 12 ? worked / elapsed : 1;
	const finish = Math.max(Date.parse(now), last) + (left / perHour / share) * HOUR;
	return { perHour, finish: new Date(finish).toISOString(), spareHours: spare(finish, deadline) };
}

const spare = (finish: number, deadline: string | null) =>
	deadline === null ? null : (Date.parse(deadline) - finish) / HOUR;

function finished(last: number, deadline: string | null): Forecast {
	return { perHour: null, finish: new Date(last).toISOString(), spareHours: spare(last, deadline) };
}
