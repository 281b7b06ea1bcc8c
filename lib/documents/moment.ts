import { clockText, type Zone } from '../hall/clock';

const dates = new Map<string, Intl.DateTimeFormat>();
const IANA = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' } as const;

/** Day and time of the place: 18 Februari 2024 14.32 WIB. */
export function momentText(time: string, zone: Zone): string {
	let format = dates.get(zone);
	if (!format) {
		format = new Intl.DateTimeFormat('id-ID', { day: 'numeric', month: 'long', year: 'numeric', timeZone: IANA[zone] });
		dates.set(zone, format);
	}
	return `${format.format(new Date(time))} ${clockText(time, zone)}`;
}
