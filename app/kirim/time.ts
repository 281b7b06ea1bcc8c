'use client';

import { useLocale } from 'use-intl';

/** A UTC time as people here say it. */
export function useTime(): (utc: string) => string {
	const locale = useLocale();
	const format = new Intl.DateTimeFormat(locale === 'id' ? 'id-ID' : 'en-GB', {
		day: 'numeric',
		month: 'short',
		hour: '2-digit',
		minute: '2-digit',
		timeZone: 'Asia/Jakarta',
		timeZoneName: 'short',
	});
	return (utc) => format.format(new Date(utc));
}
