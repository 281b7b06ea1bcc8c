'use client';

import { useFormatter, useTranslations } from 'use-intl';

const MEGA = 1_000_000;
const GIGA = 1_000_000_000;

/** Bytes as people say them: 4,2 MB. */
export function useSize(): (bytes: number) => string {
	const t = useTranslations('backup.size');
	const format = useFormatter();
	return (bytes) => {
		const big = bytes >= GIGA;
		const value = format.number(bytes / (big ? GIGA : MEGA), { maximumFractionDigits: 1 });
		return t(big ? 'gb' : 'mb', { value });
	};
}

/** Day and time, as read on a list. */
export function useMoment(): (iso: string) => string {
	const format = useFormatter();
	return (iso) =>
		format.dateTime(new Date(iso), {
			day: 'numeric',
			month: 'short',
			hour: '2-digit',
			minute: '2-digit',
			second: '2-digit',
		});
}
