'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { read, send } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import { useAddress } from '@/app/client/useAddress';
import type { VerifyOutcome } from '@/db/hub/desk';
import type { EntryPhoto } from '@/db/hub/entry-photos';
import type { EntryView, QueueLine, QueueView } from '@/db/hub/queue';
import type { VerifyCommand } from '@/lib/hub';
import type { Locale } from '@/lib/i18n';
import { Entry } from './Entry';
import { Queue } from './Queue';
import { ReturnDialog } from './ReturnDialog';
import styles from './Verify.module.css';

const nameOf = (line: { tps: string; version: number }) => `${line.tps}/${line.version}`;

/** Queue at the left, the form in the middle, three keys to decide. */
export function Verify({ contests, locale }: { contests: readonly { code: string; name: string }[]; locale: Locale }) {
	const t = useTranslations('hub');
	const sentence = useSentence();
	const client = useQueryClient();
	const { values, put } = useAddress(['kontes', 'wilayah', 'keadaan', 'temuan', 'tps', 'hal']);
	const [said, setSaid] = useState<{ ok: boolean; text: string } | null>(null);
	const [returning, setReturning] = useState(false);
	const contest = values.kontes || contests[0]?.code || '';
	const filter = `contest=${contest}&region=${values.wilayah}&state=${values.keadaan || 'received'}&codes=${values.temuan || 'any'}`;
	const queue = useQuery({
		queryKey: ['queue', filter],
		queryFn: ({ signal }) => read<QueueView>(`/api/hub/queue?${filter}`, signal),
		refetchInterval: 5_000,
	});
	const [tps, version] = values.tps.split('/');
	const entry = useQuery({
		queryKey: ['entry', contest, values.tps],
		queryFn: ({ signal }) => read<EntryView>(`/api/hub/entry?contest=${contest}&tps=${tps}&version=${version}`, signal),
		enabled: values.tps !== '',
		// Photos may still be on their way, or be laid straight right now.
		refetchInterval: ({ state }) => (state.data?.photos.some(isComing) ? 2_000 : false),
	});
	const lines = queue.data?.lines ?? [];
	const shown = values.tps === '' ? undefined : entry.data;
	const mine = lines.find((line) => nameOf(line) === values.tps)?.mine ?? false;

	const turnTo = useCallback((page: number) => put({ hal: String(page) }), [put]);

	/** Decided from here: a quick finger must not reach for them again before the queue has come anew. */
	const done = useRef(new Set<string>());

	const act = useCallback(
		async (of: { tps: string; version: number }, command: VerifyCommand) => {
			try {
				const response = await send('/api/hub/verify', {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify({ ...command, contest, tps: of.tps, version: of.version }),
				});
				const outcome = (await response.json()) as VerifyOutcome;
				setSaid({
					ok: outcome.ok,
					text: outcome.ok ? t(`verify.done.${command.type}`) : t(`verify.problem.${outcome.problem}`),
				});
				const decided = outcome.ok && (command.type === 'entry.approve' || command.type === 'entry.return');
				// The next one of the queue is at hand, so that hundreds an hour go by without the mouse.
				const next =
					lines[lines.findIndex((line) => nameOf(line) === nameOf(of)) + 1] ??
					lines.find((line) => nameOf(line) !== nameOf(of));
				if (decided) done.current.add(nameOf(of));
				if (decided) put({ tps: next ? nameOf(next) : '' });
				else put({ tps: nameOf(of) });
			} catch (fault) {
				setSaid({ ok: false, text: sentence(fault) });
			}
			await client.invalidateQueries();
		},
		[client, contest, lines, put, sentence, t],
	);

	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
			const waiting = lines.filter((line) => !done.current.has(nameOf(line)));
			const chosen = waiting.find((line) => nameOf(line) === values.tps);
			const key = event.key.toLowerCase();
			if (key === 'arrowdown' || key === 'arrowup') move(lines, values.tps, key === 'arrowdown' ? 1 : -1, put);
			else if (key === 'a' && (chosen ?? waiting[0]))
				void act((chosen ?? waiting[0]) as QueueLine, { type: 'entry.claim' });
			else if (key === 's' && chosen?.mine) void act(chosen, { type: 'entry.approve' });
			else if (key === 'k' && chosen?.mine) setReturning(true);
			else if (key === 'l' && chosen?.mine) void act(chosen, { type: 'entry.release' });
			else return;
			event.preventDefault();
		};
		document.addEventListener('keydown', onKey);
		return () => document.removeEventListener('keydown', onKey);
	}, [act, lines, put, values.tps]);

	if (!queue.data) return <p className="page">{t('loading')}</p>;
	return (
		<div className={styles.desk}>
			<Queue view={queue.data} values={values} put={put} contests={contests} contest={contest} />
			<section className={styles.entry} aria-label={t('verify.title')}>
				{said && (
					<p className={said.ok ? 'notice' : 'notice problem'} role={said.ok ? 'status' : 'alert'}>
						{said.text}
					</p>
				)}
				{shown ? (
					<Entry
						view={shown}
						line={lines.find((line) => nameOf(line) === values.tps)}
						mine={mine}
						locale={locale}
						page={values.hal}
						onPage={turnTo}
						onAct={(command) => void act(shown.entry, command)}
						onReturn={() => setReturning(true)}
					/>
				) : (
					<div className={styles.empty}>
						<h1>{t('verify.title')}</h1>
						<p>{t('verify.lead')}</p>
						<p>{t('verify.eyes', { count: queue.data.eyes })}</p>
						<p className="hint">{t('verify.choose')}</p>
					</div>
				)}
			</section>
			<p className={`${styles.keys} hint`}>{t('verify.keys')}</p>
			{returning && shown && (
				<ReturnDialog
					onClose={() => setReturning(false)}
					onDone={(reason) => {
						setReturning(false);
						void act(shown.entry, { type: 'entry.return', reason });
					}}
				/>
			)}
		</div>
	);
}

const isComing = ({ current, state }: EntryPhoto) => current !== null && (!current.whole || state === 'waiting');

function move(lines: readonly QueueLine[], tps: string, step: number, put: (patch: { tps: string }) => void): void {
	const at = lines.findIndex((line) => nameOf(line) === tps);
	const next = lines[Math.min(lines.length - 1, Math.max(0, at + step))];
	if (next) put({ tps: nameOf(next) });
}

function isTyping(target: EventTarget | null): boolean {
	return target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null;
}
