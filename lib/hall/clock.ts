/** The three times of Indonesia. */
export type Zone = 'WIB' | 'WITA' | 'WIT';

/** Bali, Nusa Tenggara, Kalimantan's south, east and north, Sulawesi. */
const CENTRAL = new Set(['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76']);

const IANA: Readonly<Record<Zone, string>> = {
	WIB: 'Asia/Jakarta',
	WITA: 'Asia/Makassar',
	WIT: 'Asia/Jayapura',
};

/**
 * The time kept in a place, by its region code (any level: the first two digits are the province).
 * Maluku is 81 and 82, the provinces of Papua begin with 9; abroad (99) and the unknown keep Jakarta's.
 */
export function zoneOf(code: string): Zone {
	const province = code.slice(0, 2);
	if (CENTRAL.has(province)) return 'WITA';
	return /^(8[1-9]|9[1-8])$/.test(province) ? 'WIT' : 'WIB';
}

/** IANA name of a zone, for `Intl` and use-intl. */
export function ianaOf(zone: Zone): string {
	return IANA[zone];
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The time of day as Indonesians write it: `14.32 WIB`, with seconds `14.32.07 WIB`. */
export function clockText(time: Date | string | number, zone: Zone, seconds = false): string {
	const key = `${zone}${seconds}`;
	let format = formats.get(key);
	if (!format) {
		format = new Intl.DateTimeFormat('id-ID', {
			hour: '2-digit',
			minute: '2-digit',
			...(seconds ? { second: '2-digit' } : {}),
			hourCycle: 'h23',
			timeZone: IANA[zone],
		});
		formats.set(key, format);
	}
	return `${format.format(new Date(time))} ${zone}`;
}

/** The day as it is spoken: `Minggu, 18 Februari`. */
export function dayText(time: Date | string | number, zone: Zone): string {
	return new Intl.DateTimeFormat('id-ID', {
		weekday: 'long',
		day: 'numeric',
		month: 'long',
		timeZone: IANA[zone],
	}).format(new Date(time));
}

/**
 * A moment that stands on a paper of its own: day with year, time to the second, zone. What is no time comes back as it is.
 * @param language of the day's name
 */
export function momentText(time: string, zone: Zone, language: 'id' | 'en' = 'id'): string {
	const at = new Date(time);
	if (Number.isNaN(at.getTime())) return time;
	const day = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
		dateStyle: 'full',
		timeZone: IANA[zone],
	}).format(at);
	return `${day} · ${clockText(at, zone, true)}`;
}

const HOURS: Readonly<Record<Zone, string>> = { WIB: '+07:00', WITA: '+08:00', WIT: '+09:00' };

/**
 * The moment a wall clock in a zone shows a day and hour, as UTC. Without a day it is the day of `now` there.
 * @param day `2024-02-18` or empty; @param hour `14:30`
 */
export function atClock(now: string, zone: Zone, day: string, hour: string): string {
	const today = new Intl.DateTimeFormat('en-CA', { timeZone: IANA[zone] }).format(new Date(now));
	return new Date(`${day === '' ? today : day}T${hour}:00${HOURS[zone]}`).toISOString();
}
