'use client';

import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useLocale, useTranslations } from 'use-intl';
import { read } from '@/app/client/api';
import { useLive } from '@/app/client/live';
import { useCommand } from '@/app/client/useCommand';
import { CommandNotice } from '@/app/ui/CommandNotice';
import type { AdoptionLine, AdoptionPage } from '@/db/adoption';
import { isKelurahan } from '@/lib/election/region';
import { clockText, zoneOf } from '@/lib/hall/clock';
import type { AdoptionStatus } from '@/lib/plenary/adoption';
import type { Role } from '@/lib/plenary/roles';
import styles from './Adoption.module.css';
import { Closing } from './Closing';
import { Detail } from './Detail';

/** What the address says in place of a region: the end of the meeting. */
const CLOSING = 'penutupan';

const SIGN: Readonly<Record<AdoptionStatus, string>> = { belum: '–', pencermatan: '▶', ditetapkan: '■', gugur: '⊘' };

/** The page of adoption: the regions on the left, one of them (or the closing) on the right; the address keeps which. */
export function Adoptions({ role, account }: { role: Role; account: string }) {
	const t = useTranslations('adoption');
	const locale = useLocale();
	useLive();
	const command = useCommand();
	const params = useSearchParams();
	const contest = params.get('kontes') ?? '';
	const region = params.get('wilayah') ?? '';
	const { data } = useQuery({
		queryKey: ['live', '*', 'adoption', contest, region],
		queryFn: ({ signal }) => read<AdoptionPage>(`/api/penetapan?kontes=${contest}&wilayah=${region}`, signal),
		placeholderData: (before) => before,
	});
	if (!data) return <p className="page">{t('loading')}</p>;
	const zone = zoneOf(data.kecamatan);
	const shown = contest || (data.contests[0]?.code ?? '');
	return (
		<div className={`page stack ${styles.wide}`}>
			<div>
				<h1>{t('title')}</h1>
				<p className="hint">{t('lead')}</p>
			</div>
			<CommandNotice command={command} />
			{data.closed ? (
				<p className="notice" role="status">
					■ {t('closed', { by: data.closed.by, time: clockText(data.closed.time, zone) })}
				</p>
			) : null}
			{data.opened ? (
				<div className={styles.columns}>
					<section className="stack" aria-label={t('regions')}>
						{data.contests.length > 1 ? (
							<label className="label no-print">
								{t('contest')}
								<select className="input" value={shown} onChange={(event) => go({ kontes: event.target.value })}>
									{data.contests.map(({ code, name }) => (
										<option key={code} value={code}>
											{name[locale]}
										</option>
									))}
								</select>
							</label>
						) : null}
						<ul className={styles.regions}>
							{data.lines.map((line) => (
								<Line key={line.region} line={line} current={line.region === region} />
							))}
							<li>
								<a
									className={styles.region}
									href={`?wilayah=${CLOSING}`}
									aria-current={region === CLOSING ? 'true' : undefined}
									onClick={(event) => follow(event, { wilayah: CLOSING })}
								>
									<span className={styles.mark} aria-hidden="true">
										{data.closed ? '■' : '–'}
									</span>
									<strong>{t('closing.title')}</strong>
									<span className="hint">{t(data.closed ? 'closing.done' : 'closing.open')}</span>
								</a>
							</li>
						</ul>
					</section>
					{region === CLOSING ? (
						<Closing page={data} role={role} zone={zone} command={command} />
					) : data.view && data.view.region === region ? (
						<Detail
							key={`${data.view.contest.code}/${region}`}
							page={data}
							view={data.view}
							role={role}
							account={account}
							zone={zone}
							command={command}
						/>
					) : (
						<p className="hint">{t('choose')}</p>
					)}
				</div>
			) : (
				<p className="notice">{t('notOpen')}</p>
			)}
		</div>
	);
}

function Line({ line, current }: { line: AdoptionLine; current: boolean }) {
	const t = useTranslations('adoption');
	const { region, name, status, version, ready, total } = line;
	return (
		<li>
			<a
				className={styles.region}
				href={`?wilayah=${region}`}
				aria-current={current ? 'true' : undefined}
				data-status={status}
				onClick={(event) => follow(event, { wilayah: region })}
			>
				<span className={styles.mark} aria-hidden="true">
					{SIGN[status]}
				</span>
				<strong>{isKelurahan(region) ? name : t('kecamatan', { name })}</strong>
				<span className="hint">
					{t(`status.${status}`, { version })} · {t(isKelurahan(region) ? 'locked' : 'adopted', { ready, total })}
				</span>
			</a>
		</li>
	);
}

function follow(event: React.MouseEvent, patch: Readonly<Record<string, string>>): void {
	if (event.metaKey || event.ctrlKey) return;
	event.preventDefault();
	go(patch);
}

function go(patch: Readonly<Record<string, string>>): void {
	const next = new URLSearchParams(window.location.search);
	for (const [key, value] of Object.entries(patch)) next.set(key, value);
	window.history.pushState(null, '', `?${next}`);
}
