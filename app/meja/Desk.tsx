'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { read, SignedOutError } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import { type Line, useLive } from '@/app/client/live';
import { usePanelHold } from '@/app/client/panelHold';
import { SignInAgain } from '@/app/client/SignInAgain';
import { type Sending, useCommand } from '@/app/client/useCommand';
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
import { type DeskUrl, useDeskUrl } from './useDeskUrl';

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
	const command = useCommand();
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
		// Who is in the room and what is on the floor stand in the plenary's own stream; another contest of the TPS
		// that is filed says something about this one (P303).
		queryKey: [
			'live',
			[...contests.map(({ code }) => resultStream(code, tps ?? '')), PLENARY_STREAM],
			'result',
			url.contest,
			tps,
		],
		queryFn: ({ signal }) => read<ResultView>(`/api/results/${url.contest}/${tps}`, signal),
		enabled: tps !== null,
	});
	// Without a contest in the address the desk follows what is on the floor.
	const follow = url.chosen ? undefined : list.data?.floor?.contest;
	const { set } = url;
	useEffect(() => {
		if (follow !== undefined) set({ kontes: follow });
	}, [follow, set]);
	// A refusal of one TPS is not left standing over the next.
	const { phase, giveUp } = command;
	const shown = useRef(tps);
	useEffect(() => {
		if (shown.current !== tps && phase === 'failed') giveUp();
		shown.current = tps;
	}, [tps, phase, giveUp]);
	const signedOut = command.signedOut || list.error instanceof SignedOutError || result.error instanceof SignedOutError;
	// Over the desk and not in its place: an open dialog keeps its words, and what waits goes on afterwards.
	const again = () => {
		void list.refetch();
		if (tps !== null) void result.refetch();
		command.resume();
	};
	return (
		<>
			{list.data ? (
				<Opened
					list={list.data}
					result={result.data}
					fault={result.error}
					tps={tps}
					role={role}
					network={network}
					line={line}
					url={url}
					command={command}
				/>
			) : (
				<p className="page">{t('loading')}</p>
			)}
			{signedOut ? <SignInAgain onDone={again} /> : null}
		</>
	);
}

/** The desk with what was read for it; before the opening, what is waited for. */
function Opened({
	list,
	result,
	fault,
	tps,
	role,
	network,
	line,
	url,
	command,
}: {
	list: TpsList;
	result: ResultView | undefined;
	/** Why the result could not be read, where it could not. */
	fault: unknown;
	tps: string | null;
	role: Role;
	network: NetworkView;
	line: Line;
	url: DeskUrl;
	command: Sending;
}) {
	const t = useTranslations('desk');
	const sentence = useSentence();
	if (!list.opened) {
		return (
			<div className={styles.opening}>
				<Opening list={list} role={role} command={command} />
				<NetworkCard initial={network} />
			</div>
		);
	}
	return (
		<div className={styles.desk}>
			<TpsPicker
				list={list}
				url={url}
				current={tps}
				setFlow={
					POLICY['plenary.setFlow'].roles[role] === undefined
						? null
						: (flow) => void command.send({ type: 'plenary.setFlow', flow }).catch(() => undefined)
				}
			/>
			{tps === null ? (
				<section className={styles.empty}>
					<h1>{t('choose.title')}</h1>
					<p className="hint">{t('choose.hint')}</p>
					<p>
						<a href="/latihan">{t('practice.link')}</a>
					</p>
				</section>
			) : result ? (
				<Result
					key={`${result.contest.code}/${result.place.tps}`}
					view={result}
					list={list}
					role={role}
					line={line}
					url={url}
					command={command}
				/>
			) : (
				<p className={styles.empty}>{fault ? sentence(fault) : t('loading')}</p>
			)}
		</div>
	);
}
