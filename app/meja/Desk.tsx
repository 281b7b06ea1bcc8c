'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { read, SignedOutError } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import { useLive } from '@/app/client/live';
import { usePanelHold } from '@/app/client/panelHold';
import { SignInAgain } from '@/app/client/SignInAgain';
import { NetworkCard } from '@/app/ui/NetworkCard';
import type { TpsList } from '@/db/queries';
import type { NetworkView } from '@/lib/network';
import type { ResultView, Role } from '@/lib/plenary';
import { PLENARY_STREAM, resultStream } from '@/lib/plenary/events';
import { POLICY } from '@/lib/plenary/policy';
import styles from './Desk.module.css';
import { Opening } from './Opening';
import { Result } from './Result';
import { TpsPicker } from './TpsPicker';
import { useDeskUrl } from './useDeskUrl';

/** The desk as one page: where we are, the form, what is next. */
export function Desk({
	role,
	contests,
	network,
}: {
	role: Role;
	contests: readonly { code: string; name: string }[];
	network: NetworkView;
}) {
	const t = useTranslations('desk');
	const sentence = useSentence();
	const line = useLive();
	const { held } = usePanelHold();
	const url = useDeskUrl(contests[0]?.code ?? '');
	const list = useQuery({
		queryKey: ['live', '*', 'tps', url.contest],
		queryFn: ({ signal }) => read<TpsList>(`/api/tps?contest=${url.contest}`, signal),
	});
	const floors = list.data?.floors ?? [];
	const floor = floors.find(({ panel }) => panel === held) ?? floors[0];
	const tps = url.tps ?? floor?.tps ?? null;
	const result = useQuery({
		// Who is in the room and what is on the floor stand in the plenary's own stream.
		queryKey: ['live', [resultStream(url.contest, tps ?? ''), PLENARY_STREAM], 'result', url.contest, tps],
		queryFn: ({ signal }) => read<ResultView>(`/api/results/${url.contest}/${tps}`, signal),
		enabled: tps !== null,
	});
	// Without a contest in the address the desk follows what is on the floor.
	const follow = url.chosen ? undefined : list.data?.floor?.contest;
	const { set } = url;
	useEffect(() => {
		if (follow !== undefined) set({ kontes: follow });
	}, [follow, set]);
	if (list.error instanceof SignedOutError || result.error instanceof SignedOutError) {
		// Typed figures are kept by the browser; after signing in they are where they were.
		const again = () => void Promise.all([list.refetch(), result.refetch()]);
		return <SignInAgain onDone={again} />;
	}
	if (!list.data) return <p className="page">{t('loading')}</p>;
	if (!list.data.opened) {
		return (
			<div className={styles.opening}>
				<Opening list={list.data} role={role} />
				<NetworkCard initial={network} />
			</div>
		);
	}
	return (
		<div className={styles.desk}>
			<TpsPicker
				list={list.data}
				url={url}
				current={tps}
				maySetFlow={POLICY['plenary.setFlow'].roles[role] !== undefined}
			/>
			{tps === null ? (
				<section className={styles.empty}>
					<h1>{t('choose.title')}</h1>
					<p className="hint">{t('choose.hint')}</p>
					<p>
						<a href="/latihan">{t('practice.link')}</a>
					</p>
				</section>
			) : result.data ? (
				<Result
					key={`${result.data.contest.code}/${result.data.place.tps}`}
					view={result.data}
					list={list.data}
					role={role}
					line={line}
					url={url}
				/>
			) : (
				<p className={styles.empty}>{result.error ? sentence(result.error) : t('loading')}</p>
			)}
		</div>
	);
}
