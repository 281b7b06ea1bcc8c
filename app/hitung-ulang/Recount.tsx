'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { read } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import { useLive } from '@/app/client/live';
import { useCommand } from '@/app/client/useCommand';
import { CommandNotice } from '@/app/ui/CommandNotice';
import { Turus } from '@/app/ui/Turus';
import type { ResultView, Role } from '@/lib/plenary';
import { recountStream, resultStream } from '@/lib/plenary/events';
import { POLICY } from '@/lib/plenary/policy';
import type { RecountView } from '@/lib/plenary/recount';
import { Finish } from './Finish';
import styles from './Recount.module.css';
import { useBallots } from './useBallots';

/** The counting screen: one key a ballot, gates of five growing, the last one can be taken back. */
export function Recount({ contest, tps, role }: { contest: string; tps: string; role: Role }) {
	const t = useTranslations('recount');
	const grounds = useTranslations('common.ground');
	const locale = useLocale();
	const sentence = useSentence();
	const command = useCommand();
	useLive();
	const about = useMemo(() => ({ contest, tps }), [contest, tps]);
	const streams = [recountStream(contest, tps), resultStream(contest, tps)];
	const { data: newest } = useQuery({
		queryKey: ['live', streams, 'turus', contest, tps],
		queryFn: ({ signal }) => read<RecountView>(`/api/turus/${contest}/${tps}`, signal),
		enabled: contest !== '' && tps !== '',
	});
	const result = useQuery({
		queryKey: ['live', [resultStream(contest, tps)], 'result', contest, tps],
		queryFn: ({ signal }) => read<ResultView>(`/api/results/${contest}/${tps}`, signal),
		enabled: contest !== '' && tps !== '',
	});
	const { base: data, waiting, sending, problem, type } = useBallots(about, newest);
	const [typed, setTyped] = useState('');
	const mayCount = POLICY['recount.count'].roles[role] !== undefined && data?.open != null;
	const single = data?.lines.every(({ key }) => key.length === 1) ?? false;

	useEffect(() => {
		if (!data || !mayCount) return;
		const byKey = new Map(data.lines.map((line) => [line.key, line.field]));
		const keys = (event: KeyboardEvent) => {
			if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
			if (event.key === 'Backspace') {
				event.preventDefault();
				if (typed !== '') setTyped(typed.slice(0, -1));
				else type({ kind: 'undo' });
				return;
			}
			const key = event.key === 'x' || event.key === 'X' ? '0' : event.key;
			if (single && byKey.has(key)) {
				event.preventDefault();
				type({ kind: 'ballot', field: byKey.get(key) ?? '' });
				return;
			}
			if (single) return;
			if (/^[0-9.]$/.test(key)) setTyped(typed + key);
			const field = byKey.get(typed);
			if (event.key === 'Enter' && field) {
				event.preventDefault();
				type({ kind: 'ballot', field });
				setTyped('');
			}
		};
		document.addEventListener('keydown', keys);
		return () => document.removeEventListener('keydown', keys);
	}, [data, mayCount, single, typed, type]);

	if (contest === '' || tps === '') {
		return (
			<div className="page stack">
				<h1>{t('title')}</h1>
				<p className="notice">
					{t('noPlace')} <a href="/meja">{t('toDesk')}</a>
				</p>
			</div>
		);
	}
	if (!data) return <p className="page">{t('loading')}</p>;
	const { ballots, moved } = withTyped(data, waiting);
	const desk = `/meja?tps=${tps}&kontes=${contest}`;
	return (
		<div className="page stack">
			<header>
				<p className="hint">
					{data.place.kelurahanName} · {data.contest.name[locale]}
				</p>
				<h1>{t('heading', { tps: data.place.tpsName })}</h1>
			</header>
			{data.open ? (
				<p className="hint">
					{t('ground', { ground: grounds(data.open.ground), proposer: data.open.proposer })} {data.open.decision}
				</p>
			) : (
				<p className="notice">
					{t('notRunning')} <a href={desk}>{t('toDesk')}</a>
				</p>
			)}
			<CommandNotice command={command} />
			{problem ? (
				<p className="notice problem" role="alert">
					{sentence(problem)}
				</p>
			) : null}
			<ul className={styles.lines} aria-label={t('lines')}>
				{data.lines.map((line) => {
					const count = line.count + (moved.get(line.field) ?? 0);
					return (
						<li key={line.field} className={styles.line}>
							<button
								type="button"
								className={`button ${styles.key}`}
								disabled={!mayCount}
								aria-label={t('count', { name: line.label[locale] })}
								onClick={() => type({ kind: 'ballot', field: line.field })}
							>
								<kbd>{line.key}</kbd>
							</button>
							<span>{line.label[locale]}</span>
							<strong className={`figures ${styles.number}`}>{count}</strong>
							<Turus count={count} />
							<span className="hint figures">{t('onForm', { count: line.paper ?? '–' })}</span>
						</li>
					);
				})}
			</ul>
			<Check ballots={ballots} used={data.used} />
			{mayCount ? (
				<>
					<p className="row no-print">
						<button type="button" className="button" disabled={ballots === 0} onClick={() => type({ kind: 'undo' })}>
							{t('undo')} <kbd>Backspace</kbd>
						</button>
						<span className="hint">{t(single ? 'hintSingle' : 'hintTyped', { typed: typed || '…' })}</span>
					</p>
					<Finish
						about={about}
						ballots={ballots}
						used={data.used}
						busy={sending}
						witnesses={result.data?.witnesses ?? []}
						mayDrop={POLICY['recount.drop'].roles[role] !== undefined}
						command={command}
						onDone={() => window.location.assign(desk)}
					/>
				</>
			) : null}
		</div>
	);
}

/** The picture with what was typed since: how many ballots, and how far each line moved. */
function withTyped(
	data: RecountView,
	waiting: readonly ({ readonly kind: 'ballot'; readonly field: string } | { readonly kind: 'undo' })[],
): { ballots: number; moved: ReadonlyMap<string, number> } {
	const stack = [...data.last];
	const moved = new Map<string, number>();
	let { ballots } = data;
	for (const typed of waiting) {
		const field = typed.kind === 'ballot' ? typed.field : (stack.pop() ?? '');
		const step = typed.kind === 'ballot' ? 1 : -1;
		if (typed.kind === 'ballot') stack.push(field);
		moved.set(field, (moved.get(field) ?? 0) + step);
		ballots += step;
	}
	return { ballots, moved };
}

/** The running check: ballots counted against the ballots the form says were used. */
function Check({ ballots, used }: { ballots: number; used: number | null }) {
	const t = useTranslations('recount.check');
	if (used === null) return <p role="status">{t('unknown', { ballots })}</p>;
	const state = ballots === used ? 'same' : ballots > used ? 'over' : 'under';
	return (
		<div className={styles.check} data-state={state}>
			<progress value={Math.min(ballots, used)} max={Math.max(1, used)} aria-label={t('label')} />
			<p role="status">
				{state === 'same' ? '✓ ' : state === 'over' ? '≠ ' : ''}
				{t(state, { ballots, used, rest: Math.abs(used - ballots) })}
			</p>
		</div>
	);
}

function isTyping(target: EventTarget | null): boolean {
	return target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null;
}
