'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { DocumentsAnswer } from '@/app/api/documents/route';
import { read } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import { useCommand } from '@/app/client/useCommand';
import type { Command } from '@/lib/plenary/commands';
import type { RENDERABLE } from '@/lib/plenary/commands-evidence';
import type { Role } from '@/lib/plenary/roles';
import styles from './Documents.module.css';
import { HandOvers } from './HandOvers';
import { JobList } from './JobList';

type What = (typeof RENDERABLE)[number];

const PAPERS: readonly What[] = [
	'pembukaan',
	'd-hasil',
	'berita-acara',
	'kejadian-khusus',
	'koreksi',
	'daftar-hadir',
	'kotak-segel',
	'tanda-terima',
];
const TABLES: readonly What[] = ['xlsx', 'csv', 'json', 'bundel'];
const BUSY_MS = 700;
const CALM_MS = 5_000;

/** The page of documents. */
export function Documents({
	role,
	contests,
	recipients,
	stations,
}: {
	role: Role;
	contests: readonly { code: string; name: string }[];
	recipients: readonly string[];
	/** Every TPS with its kelurahan, to choose from. */
	stations: readonly { code: string; name: string }[];
}) {
	const t = useTranslations('documents');
	const common = useTranslations('common');
	const sentence = useSentence();
	const command = useCommand();
	const [contest, setContest] = useState(contests[0]?.code ?? '');
	const [tps, setTps] = useState('');
	const query = useQuery({
		queryKey: ['live', '*', 'documents'],
		queryFn: ({ signal }) => read<DocumentsAnswer>('/api/documents', signal),
		refetchInterval: ({ state }) =>
			state.data?.jobs.some(({ phase }) => phase === 'queued' || phase === 'running') ? BUSY_MS : CALM_MS,
	});
	const send = (wanted: Command) => void command.send(wanted).catch(() => undefined);
	const mayMake = role !== 'pps';
	const make = (what: What, station?: string) => send({ type: 'document.render', what, contest, station });
	return (
		<div className="page stack">
			<div>
				<h1>{t('title')}</h1>
				<p className="hint">{t('lead')}</p>
			</div>
			{command.phase === 'failed' ? (
				<p className="notice problem" role="alert">
					{sentence(command.error)}
				</p>
			) : null}
			{contests.length > 1 ? (
				<label className="label">
					{t('contest')}
					<select className="input" value={contest} onChange={(event) => setContest(event.target.value)}>
						{contests.map(({ code, name }) => (
							<option key={code} value={code}>
								{name}
							</option>
						))}
					</select>
				</label>
			) : null}
			{mayMake ? (
				<div className={styles.columns}>
					<section className="card stack" aria-labelledby="lembar">
						<h2 id="lembar">{t('papers')}</h2>
						<ul className={styles.list}>
							{PAPERS.map((what) => (
								<Maker key={what} what={what} onMake={() => make(what)} />
							))}
						</ul>
						<form
							className={styles.station}
							onSubmit={(event) => {
								event.preventDefault();
								make('hasil-tps', tps);
							}}
						>
							<label className="label">
								{t('what.hasil-tps')}
								<input
									className="input"
									inputMode="numeric"
									pattern="\d{13}"
									required
									placeholder={t('tps')}
									list="kode-tps"
									value={tps}
									onChange={(event) => setTps(event.target.value.trim())}
								/>
								<datalist id="kode-tps">
									{stations.map(({ code, name }) => (
										<option key={code} value={code}>
											{name}
										</option>
									))}
								</datalist>
							</label>
							<button type="submit" className="button small">
								{t('make')}
								<span className="visually-hidden"> {t('what.hasil-tps')}</span>
							</button>
						</form>
					</section>
					<div className="stack">
						<section className="card stack" aria-labelledby="tabel">
							<h2 id="tabel">{t('tables')}</h2>
							<ul className={styles.list}>
								{TABLES.map((what) => (
									<Maker key={what} what={what} onMake={() => make(what)} />
								))}
							</ul>
							<p>
								<a href="/verifikasi">{t('verify')}</a>
							</p>
						</section>
						<JobList
							jobs={query.data?.jobs ?? []}
							contests={contests}
							onCancel={role === 'panwaslu' ? null : (job) => send({ type: 'document.cancel', job })}
						/>
					</div>
				</div>
			) : null}
			{query.data ? (
				<HandOvers
					list={query.data.handOvers}
					owed={query.data.owed}
					recipients={recipients}
					papers={PAPERS}
					jobs={query.data.jobs}
					contest={contests.length > 1 ? contest : null}
					contests={contests}
					onSave={
						role === 'ketua' || role === 'operator' ? (given) => send({ type: 'document.handOver', ...given }) : null
					}
				/>
			) : (
				<p>{common('loading')}</p>
			)}
		</div>
	);
}

function Maker({ what, onMake }: { what: What; onMake: () => void }) {
	const t = useTranslations('documents');
	return (
		<li>
			<span>{t(`what.${what}`)}</span>
			<button type="button" className="button small" onClick={onMake}>
				{t('make')}
				<span className="visually-hidden"> {t(`what.${what}`)}</span>
			</button>
		</li>
	);
}
