'use client';

import { useLocale } from 'use-intl';
import { zoneOf } from '@/lib/hall/clock';
import { dateTimeText } from '@/lib/timeline/when';

/** A UTC time as people say it in a region (its code, of any level): day, year, hour and zone. */
export function useTime(): (utc: string, region: string) => string {
	const locale = useLocale();
	return (utc, region) => dateTimeText(utc, zoneOf(region), locale);
}
