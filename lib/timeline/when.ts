import { clockText, ianaOf, type Zone } from '../hall/clock';

const HOURS: Readonly<Record<Zone, number>> = { WIB: 7, WITA: 8, WIT: 9 };
const DAY_MS = 24 * 60 * 60 * 1000;

/** The calendar day a moment falls on in a place, as `2024-02-18`. */
export function dayOf(time: string, zone: Zone): string {
	return new Date(Date.parse(time) + HOURS[zone] * 3_600_000).toISOString().slice(0, 10);
}

/** First moment of a day in a place and of the day after it (UTC, ISO 8601), or `null` for no day at all. */
export function dayRange(day: string, zone: Zone): { from: string; to: string } | null {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
	const midnight = Date.parse(`${day}T00:00:00.000Z`);
	if (Number.isNaN(midnight)) return null;
	const from = midnight - HOURS[zone] * 3_600_000;
	return { from: new Date(from).toISOString(), to: new Date(from + DAY_MS).toISOString() };
}

/** A day by name: `Minggu, 18 Februari 2024`. */
export function dayText(day: string, locale: string): string {
	return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'id-ID', { dateStyle: 'full', timeZone: 'UTC' }).format(
		new Date(`${day}T00:00:00.000Z`),
	);
}

/** Date and time of day with the zone: `18 Feb 2024 14.32 WIB`. */
export function dateTimeText(time: string, zone: Zone, locale: string): string {
	const date = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'id-ID', {
		dateStyle: 'medium',
		timeZone: ianaOf(zone),
	}).format(new Date(time));
	return `${date} ${clockText(time, zone)}`;
}
