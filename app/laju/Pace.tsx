'use client';

import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { read } from '@/app/client/api';
import { useLive } from '@/app/client/live';
import type { PaceView } from '@/db/pace';
import { clockText, dayText, type Zone, zoneOf } from '@/lib/hall/clock';
import { Hours } from './Hours';
import styles from './Pace.module.css';

/** Longest open boxes and disputes a glance can take in. */
const SHOWN = 6;

/** What the chair asks between two TPS: how fast, until when, what is left, what stands open. */
export function Pace() {
	const t = useTranslations('pace');
	const box = useTranslations('common.box');
	const format = useFormatter();
	useLive();
	const { data } = useQuery({
		queryKey: ['live', '*', 'pace'],
		queryFn: ({ signal }) => read<PaceView>('/api/laju', signal),
		// The clock goes on where nothing happens.
		refetchInterval: 60_000,
	});
	if (!data) return <p className="page">{t('loading')}</p>;
	if (!data.opened && data.total === 0) {
		return (
			<div className="page stack">
				<h1>{t('title')}</h1>
				<p className="notice">{t('notOpen')}</p>
			</div>
		);
	}
	const zone = zoneOf(data.kecamatan ?? '');
	const now = Date.parse(data.now);
	const { forecast } = data;
	return (
		<div className="page stack">
			<h1>{t('title')}</h1>
			{data.opened ? null : <p className="notice">{t('notOpen')}</p>}
			<div className={styles.figures}>
				<Figure name={t('locked')} value={t('of', { locked: data.locked, total: data.total })} />
				<Figure
					name={t('perHour')}
					value={forecast.perHour === null ? '–' : format.number(forecast.perHour, { maximumFractionDigits: 1 })}
				/>
				<Figure name={t('remaining')} value={format.number(forecast.remaining)} />
				<Finish view={data} zone={zone} />
			</div>
			<section className="card stack">
				<h2>{t('hours')}</h2>
				{data.hours.length === 0 ? <p className="hint">{t('noHours')}</p> : <Hours hours={data.hours} zone={zone} />}
			</section>
			<div className={styles.columns}>
				<section className="card stack">
					<h2>{t('kelurahan')}</h2>
					<ul className={styles.plain}>
						{data.kelurahan.map((line) => (
							<li key={line.kode} className={styles.progress}>
								<span>{line.name}</span>
								<progress value={line.locked} max={Math.max(1, line.total)} aria-label={line.name} />
								<span className="figures">{t('of', { locked: line.locked, total: line.total })}</span>
							</li>
						))}
					</ul>
				</section>
				<div className="stack">
					<section className="card stack">
						<h2>{t('panels')}</h2>
						{data.panels.length === 0 ? <p className="hint">{t('noHours')}</p> : null}
						<ul className={styles.plain}>
							{data.panels.map(({ panel, locked, perHour }) => (
								<li key={panel}>
									{t('panel', { panel, locked })}
									{perHour === null
										? ''
										: ` · ${t('rate', { rate: format.number(perHour, { maximumFractionDigits: 1 }) })}`}
								</li>
							))}
						</ul>
					</section>
					<section className="card stack">
						<h2>{t('boxes', { count: data.openBoxes.length })}</h2>
						<ul className={styles.plain}>
							{data.openBoxes.slice(0, SHOWN).map(({ contest, place, state, openedAt }) => (
								<li key={`${contest}/${place.tps}`}>
									{place.tpsName}, {place.kelurahanName}: {box(state)},{' '}
									<strong>{t('minutes', { count: minutesSince(openedAt, now) })}</strong>
								</li>
							))}
						</ul>
					</section>
					<section className="card stack">
						<h2>{t('disputes', { count: data.disputes.length })}</h2>
						<ul className={styles.plain}>
							{data.disputes.slice(0, SHOWN).map(({ name, place, since }) => (
								<li key={`${since}${name}`}>
									{name}
									{place ? ` – ${place}` : ''}: <strong>{t('minutes', { count: minutesSince(since, now) })}</strong>
								</li>
							))}
						</ul>
						<p>
							<a href="/keberatan?saring=pending">{t('toCases')}</a>
						</p>
					</section>
				</div>
			</div>
		</div>
	);
}

function minutesSince(time: string, now: number): number {
	return Math.max(0, Math.round((now - Date.parse(time)) / 60_000));
}

function Figure({ name, value, note }: { name: string; value: string; note?: string }) {
	return (
		<p className={styles.figure}>
			<span className="hint">{name}</span>
			<strong>{value}</strong>
			{note ? <span className="hint">{note}</span> : null}
		</p>
	);
}

/** The forecast beside the stage's last day. */
function Finish({ view, zone }: { view: PaceView; zone: Zone }) {
	const t = useTranslations('pace');
	const format = useFormatter();
	const { finish, hoursPerDay } = view.forecast;
	const last = dayText(`${view.window.to}T05:00:00.000Z`, zone);
	if (finish === null) return <Figure name={t('finish')} value="–" note={t('noForecast')} />;
	// The last day counts to its midnight there.
	const end = Date.parse(`${view.window.to}T17:00:00.000Z`);
	const late = finish > end;
	const note = t(late ? 'late' : 'inTime', { day: last });
	return (
		<p className={styles.figure} data-late={late}>
			<span className="hint">{t('finish')}</span>
			<strong>
				{dayText(finish, zone)}, {clockText(finish, zone)}
			</strong>
			<span>
				{late ? '≠ ' : '✓ '}
				{note}
			</span>
			<span className="hint">{t('assumed', { hours: format.number(hoursPerDay, { maximumFractionDigits: 1 }) })}</span>
		</p>
	);
}
