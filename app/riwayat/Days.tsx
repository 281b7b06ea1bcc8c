'use client';

import { useLocale } from 'use-intl';
import type { TimelineEntry } from '@/db/timeline';
import type { Zone } from '@/lib/hall/clock';
import { dayOf, dayText } from '@/lib/timeline/when';
import { Entry } from './Entry';
import styles from './Timeline.module.css';

/** The entries under the day they happened on, newest last. */
export function Days({ entries, zone, query }: { entries: readonly TimelineEntry[]; zone: Zone; query: string }) {
	const locale = useLocale();
	return (
		<>
			{byDay(entries, zone).map(({ day, own }) => (
				<section key={`${day} ${own[0]?.seq}`} aria-label={dayText(day, locale)}>
					<h2 className={styles.day}>{dayText(day, locale)}</h2>
					<ol className={styles.entries}>
						{own.map((entry) => (
							<Entry key={entry.seq} entry={entry} zone={zone} query={query} />
						))}
					</ol>
				</section>
			))}
		</>
	);
}

/** In the order of the ledger; a clock that jumped back begins its day again instead of reordering anything. */
function byDay(entries: readonly TimelineEntry[], zone: Zone): { day: string; own: TimelineEntry[] }[] {
	const days: { day: string; own: TimelineEntry[] }[] = [];
	for (const entry of entries) {
		const day = dayOf(entry.time, zone);
		const current = days.at(-1);
		if (current?.day === day) current.own.push(entry);
		else days.push({ day, own: [entry] });
	}
	return days;
}
