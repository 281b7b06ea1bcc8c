'use client';

import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { RefusedError, read, SignedOutError, send } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import { useCommand } from '@/app/client/useCommand';
import { ReasonDialog } from '@/app/meja/ReasonDialog';
import type { StagedUpload } from '@/app/server/import';
import { CommandNotice } from '@/app/ui/CommandNotice';
import type { PullView } from '@/db/pull/view';
import { clockText, zoneOf } from '@/lib/hall/clock';
import styles from './Import.module.css';

type Contests = readonly { readonly code: string; readonly name: string }[];

/** Fetching from a site in Sirekap's layout: order, how far it is, pause, and on to the preview. */
export function Pull({
	contests,
	mayOrder,
	onStaged,
}: {
	contests: Contests;
	mayOrder: boolean;
	onStaged: (upload: StagedUpload) => void;
}) {
	const t = useTranslations('pull');
	const sentence = useSentence();
	const command = useCommand();
	const [failure, setFailure] = useState<unknown>(null);
	const [pausing, setPausing] = useState<string | null>(null);
	const { data } = useQuery({
		queryKey: ['live', '*', 'ambil'],
		queryFn: ({ signal }) => read<{ kecamatan: string | null; pulls: readonly PullView[] }>('/api/ambil', signal),
		// Files come without an event.
		refetchInterval: 2_000,
		retry: (_count, fault) => !(fault instanceof SignedOutError || fault instanceof RefusedError),
	});
	const look = async (contest: string) => {
		setFailure(null);
		try {
			const headers = { 'content-type': 'application/json' };
			const response = await send('/api/ambil/pratinjau', {
				method: 'POST',
				headers,
				body: JSON.stringify({ contest }),
			});
			onStaged((await response.json()) as StagedUpload);
		} catch (fault) {
			setFailure(fault);
		}
	};
	const sent = (wanted: Parameters<typeof command.send>[0]) => {
		command.send(wanted).catch(() => undefined);
	};
	return (
		<section className="card stack" aria-labelledby="ambil">
			<h2 id="ambil">{t('title')}</h2>
			<p className="hint">{t('lead')}</p>
			<CommandNotice command={command} />
			{failure !== null && (
				<p className="notice problem" role="alert">
					{sentence(failure)}
				</p>
			)}
			{data?.pulls.map((pull) => (
				<Progress
					key={pull.contest}
					pull={pull}
					name={contests.find(({ code }) => code === pull.contest)?.name ?? pull.contest}
					kecamatan={data.kecamatan ?? ''}
					onLook={() => void look(pull.contest)}
					onPause={() => setPausing(pull.contest)}
					onResume={() => sent({ type: 'pull.resume', contest: pull.contest })}
				/>
			))}
			{mayOrder ? (
				<OrderForm
					contests={contests}
					last={data?.pulls[0]?.url ?? ''}
					onOrder={(said) => sent({ type: 'pull.order', ...said })}
				/>
			) : (
				<p className="hint">{t('adminOnly')}</p>
			)}
			{pausing !== null && (
				<ReasonDialog
					title={t('pause')}
					hint={t('pauseHint')}
					label={t('reason')}
					button={t('pause')}
					onClose={() => setPausing(null)}
					onDone={(reason) => command.send({ type: 'pull.pause', contest: pausing, reason })}
				/>
			)}
		</section>
	);
}

function Progress({
	pull,
	name,
	kecamatan,
	onLook,
	onPause,
	onResume,
}: {
	pull: PullView;
	name: string;
	kecamatan: string;
	onLook: () => void;
	onPause: () => void;
	onResume: () => void;
}) {
	const t = useTranslations('pull');
	const locale = useLocale();
	const clock = (utc: string) => clockText(utc, zoneOf(kecamatan));
	const asked = pull.fresh + pull.same + pull.missing + pull.unreadable;
	const kilobytes = new Intl.NumberFormat(locale === 'en' ? 'en-GB' : 'id-ID').format(Math.round(pull.bytes / 1000));
	return (
		<article className={styles.pull} aria-label={t('label', { name })}>
			<p>
				<strong>{name}</strong> · <span className={styles.hash}>{pull.url}</span>
			</p>
			<p role="status">
				<span aria-hidden="true">{MARK[pull.phase]}</span> {t(`phase.${pull.phase}`)}
				{pull.phase === 'paused' && <>: {pull.reason}</>}
			</p>
			<label className={styles.bar}>
				<progress max={Math.max(1, pull.total)} value={asked} />
				<span className="figures">{t('count', { asked, total: pull.total })}</span>
			</label>
			<p className="hint">
				{t('sum', {
					fresh: pull.fresh,
					same: pull.same,
					missing: pull.missing,
					unreadable: pull.unreadable,
					kilobytes,
				})}
			</p>
			{pull.fault && (
				<p className="notice problem">
					{t(`fault.${pull.fault}`)}
					{pull.nextAt && pull.phase === 'waiting' && <> {t('next', { time: clock(pull.nextAt) })}</>}
				</p>
			)}
			<p className="row">
				<button
					type="button"
					className={`button small ${pull.phase === 'finished' ? 'primary' : ''}`}
					disabled={pull.files === 0}
					onClick={onLook}
				>
					{t('look', { count: pull.files })}
				</button>
				{pull.phase === 'paused' ? (
					<button type="button" className="button small" onClick={onResume}>
						{t('resume')}
					</button>
				) : (
					pull.phase !== 'finished' && (
						<button type="button" className="button small" onClick={onPause}>
							{t('pause')}
						</button>
					)
				)}
				<span className="hint">{t('by', { name: pull.by, time: clock(pull.time) })}</span>
			</p>
		</article>
	);
}

const MARK: Readonly<Record<PullView['phase'], string>> = {
	starting: '…',
	running: '⇣',
	waiting: '◷',
	paused: '⏸',
	finished: '✓',
};

interface Ordered {
	readonly contest: string;
	readonly url: string;
	readonly rate: number;
	readonly parallel: number;
}

function OrderForm({
	contests,
	last,
	onOrder,
}: {
	contests: Contests;
	last: string;
	onOrder: (said: Ordered) => void;
}) {
	const t = useTranslations('pull');
	const submit = (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const form = new FormData(event.currentTarget);
		onOrder({
			contest: String(form.get('contest')),
			url: String(form.get('url')).trim(),
			rate: Number(form.get('rate')),
			parallel: Number(form.get('parallel')),
		});
	};
	return (
		<form className="stack" onSubmit={submit}>
			<div className={styles.inputs}>
				<label className="label">
					{t('url')}
					<input
						key={last}
						className="input"
						type="url"
						name="url"
						required
						maxLength={400}
						defaultValue={last}
						placeholder="https://"
					/>
					<span className="hint">{t('urlHint')}</span>
				</label>
				<label className="label">
					{t('contest')}
					<select className="input" name="contest">
						{contests.map(({ code, name }) => (
							<option key={code} value={code}>
								{name}
							</option>
						))}
					</select>
				</label>
				<label className="label">
					{t('rate')}
					<input className="input" type="number" name="rate" min={1} max={100000} required defaultValue={200} />
				</label>
				<label className="label">
					{t('parallel')}
					<input className="input" type="number" name="parallel" min={1} max={8} required defaultValue={2} />
				</label>
			</div>
			<p>
				<button type="submit" className="button">
					{t('order')}
				</button>
			</p>
		</form>
	);
}
