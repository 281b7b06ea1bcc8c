'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { read } from '@/app/client/api';
import type { TimelineEntry } from '@/db/timeline';
import type { Zone } from '@/lib/hall/clock';
import styles from './Timeline.module.css';

interface Page {
	readonly entries: readonly TimelineEntry[];
	readonly more: boolean;
}

/** The single events of an import, read when somebody opens them. */
export function Group({ entry, query }: { entry: TimelineEntry; zone: Zone; query: string }) {
	const t = useTranslations('timeline');
	const [open, setOpen] = useState(false);
	const filter = new URLSearchParams(query);
	filter.delete('sebelum');
	filter.delete('sesudah');
	const { data, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
		queryKey: ['riwayat-kelompok', entry.seq, entry.last, filter.toString()],
		queryFn: ({ pageParam, signal }) =>
			read<Page>(`/api/timeline/group?${filter}&dari=${entry.seq}&sampai=${entry.last}&sesudah=${pageParam}`, signal),
		initialPageParam: 0,
		getNextPageParam: (page) => (page.more ? page.entries.at(-1)?.seq : undefined),
		enabled: open,
		// What is in the ledger does not change.
		staleTime: Number.POSITIVE_INFINITY,
		refetchOnWindowFocus: false,
	});
	return (
		<details className={styles.group} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
			<summary>{t('group.open', { count: entry.count })}</summary>
			<ol className={styles.members}>
				{data?.pages
					.flatMap((page) => page.entries)
					.map((member) => (
						<li key={member.seq}>
							{t(`event.${member.type}`, member.values as never)}{' '}
							<span className={styles.meta}>
								{t('seq', { seq: member.seq })} · {t('short', { hash: member.hash.slice(0, 8) })}
							</span>
						</li>
					))}
			</ol>
			{isFetching && <p role="status">{t('group.loading')}</p>}
			{hasNextPage && !isFetching && (
				<button type="button" className="button small no-print" onClick={() => void fetchNextPage()}>
					{t('group.more')}
				</button>
			)}
		</details>
	);
}
