'use client';

import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { read } from '@/app/client/api';
import { useLive } from '@/app/client/live';
import type { TpsList } from '@/db/queries';
import { scopeText } from '@/lib/forms/rule-scope';
import { outliersOf } from '@/lib/recap/outliers';
import type { RecapView } from '@/lib/recap/view';
import { PrintTables } from './PrintTables';
import styles from './Recap.module.css';
import { RecapTable } from './RecapTable';
import type { Shown } from './shown';

const SHOWN: readonly Shown[] = ['both', 'paper', 'system'];
/** What is shown, as the address of the table for a spreadsheet has it. */
const ASKED: Readonly<Record<Shown, string>> = { both: 'keduanya', paper: 'kertas', system: 'sirekap' };

/** The recap page: which contest, which place, which source; the address keeps all three. */
export function Recap({ firstContest, ownKelurahan }: { firstContest: string; ownKelurahan: string | null }) {
	const t = useTranslations('recap');
	const locale = useLocale();
	useLive();
	const params = useSearchParams();
	const contest = params.get('kontes') ?? firstContest;
	const list = useQuery({
		queryKey: ['live', '*', 'tps', contest],
		queryFn: ({ signal }) => read<TpsList>(`/api/tps?contest=${contest}`, signal),
	});
	const wholes = list.data?.kecamatan?.wholes ?? [];
	const places = [...wholes, ...(list.data?.kelurahan ?? [])];
	const asked = params.get('wilayah');
	// A dapil's share is one contest's own: another contest begins with its first page again.
	const elsewhere =
		list.data && asked?.startsWith(list.data.kecamatan?.kode ?? '-') && !places.some(({ kode }) => kode === asked);
	const region = ownKelurahan ?? (elsewhere ? null : asked) ?? wholes[0]?.kode ?? '';
	const shown = SHOWN.find((one) => one === params.get('sumber')) ?? 'both';
	const recap = useQuery({
		queryKey: ['live', '*', 'recap', contest, region],
		queryFn: ({ signal }) => read<RecapView>(`/api/recap?kontes=${contest}&wilayah=${region}`, signal),
		enabled: region !== '',
		retry: false,
	});
	const [printing, setPrinting] = useState(false);
	// Whatever begins the printing (the button, the browser's own menu), the sheets are there before the first page.
	useEffect(() => {
		const begin = () => flushSync(() => setPrinting(true));
		const done = () => setPrinting(false);
		window.addEventListener('beforeprint', begin);
		window.addEventListener('afterprint', done);
		return () => {
			window.removeEventListener('beforeprint', begin);
			window.removeEventListener('afterprint', done);
		};
	}, []);
	const view = recap.data;
	const adoption = places.find(({ kode }) => kode === region)?.adoption;
	const locked = view?.columns.reduce((sum, column) => sum + column.locked, 0) ?? 0;
	const total = view?.columns.reduce((sum, column) => sum + column.total, 0) ?? 0;

	return (
		<div className={styles.recap}>
			<header className={styles.head}>
				<h1>{view ? `${view.contest.formName} · ${view.place.name}` : t('title')}</h1>
				{view && (
					<p role="status">
						{t('progress', { locked, total })} {locked < total && t('notFinal')}
						<br />
						<strong>{t(`adoption.${adoption?.status ?? 'belum'}`, { version: adoption?.version ?? 1 })}</strong>{' '}
						<a className="no-print" href={`/penetapan?kontes=${contest}&wilayah=${region}`}>
							{t('adoption.link')}
						</a>
					</p>
				)}
				<form className={`row no-print ${styles.tools}`}>
					<select
						className="input"
						aria-label={t('contest')}
						value={contest}
						onChange={(event) => go({ kontes: event.target.value })}
					>
						{(list.data?.contests ?? []).map(({ code, name }) => (
							<option key={code} value={code}>
								{name[locale]}
							</option>
						))}
					</select>
					{ownKelurahan === null && list.data?.kecamatan && (
						<select
							className="input"
							aria-label={t('place')}
							value={region}
							onChange={(event) => go({ wilayah: event.target.value })}
						>
							{wholes.map(({ kode, name }) => (
								<option key={kode} value={kode}>
									{t('kecamatan', { name })}
								</option>
							))}
							{list.data.kelurahan.map((line) => (
								<option key={line.kode} value={line.kode}>
									{line.name} ({line.locked}/{line.total})
								</option>
							))}
						</select>
					)}
					<select
						className="input"
						aria-label={t('source')}
						value={shown}
						onChange={(event) => go({ sumber: event.target.value })}
					>
						{SHOWN.map((one) => (
							<option key={one} value={one}>
								{t(`shown.${one}`)}
							</option>
						))}
					</select>
					{view && (
						<>
							<button type="button" className="button small" onClick={() => window.print()}>
								{t('print')}
							</button>
							<a
								className="button small"
								href={`/api/recap/csv?kontes=${contest}&wilayah=${region}&sumber=${ASKED[shown]}`}
								download
							>
								{t('csv')}
							</a>
						</>
					)}
				</form>
			</header>
			{view && <Checks view={view} />}
			{view && <Outliers view={view} />}
			{recap.error && <p className="notice">{t('none')}</p>}
			{view && !printing && <RecapTable view={view} shown={shown} />}
			{view && printing && <PrintTables view={view} shown={shown} />}
			{!view && !recap.error && <p className="hint">{t('loading')}</p>}
		</div>
	);
}

/** What does not add up, across and down. */
function Checks({ view }: { view: RecapView }) {
	const t = useTranslations('recap');
	const rule = useTranslations('common.rule');
	const column = useTranslations('common.column');
	const locale = useLocale();
	const form = { fields: view.fields, contestants: view.contest.contestants };
	if (view.mismatches.length > 0) {
		return (
			<p className="notice problem" role="alert">
				{t('mismatch', { count: view.mismatches.length })}
			</p>
		);
	}
	if (view.findings.length === 0) return <p className="hint">✓ {t('sound')}</p>;
	return (
		<details className="notice">
			<summary>{t('findings', { count: view.findings.length })}</summary>
			<ul>
				{view.findings.map((finding) => (
					<li key={`${finding.code}${finding.scope}`}>
						<span className="chip error">{finding.code}</span>{' '}
						{rule(finding.code, { expected: finding.expected ?? 0, found: finding.found ?? 0 })}{' '}
						<span className="hint">{scopeText(finding, form, column, locale)}</span>
					</li>
				))}
			</ul>
		</details>
	);
}

/** TPS that stand out from their kelurahan: each hint says why, and leads there. */
function Outliers({ view }: { view: RecapView }) {
	const t = useTranslations('recap.outlier');
	const format = useFormatter();
	const found = useMemo(() => outliersOf(view), [view]);
	if (found.length === 0) return null;
	const number = (value: number) => format.number(value, { maximumFractionDigits: 1 });
	const names = new Map(view.contest.contestants.map(({ no, name }) => [no, name]));
	return (
		<details className="notice no-print">
			<summary>{t('title', { count: found.length })}</summary>
			<ul>
				{found.map(({ code, tps, name, field, share, usual }) => (
					<li key={`${code}${tps}${field}`}>
						<a href={`/meja?kontes=${view.contest.code}&tps=${tps}`}>{name}</a>:{' '}
						{t(code, {
							share: number(share),
							usual: number(usual),
							name: names.get(view.fields.find(({ id }) => id === field)?.contestant ?? 0) ?? field,
						})}
					</li>
				))}
			</ul>
		</details>
	);
}

function go(patch: Readonly<Record<string, string>>): void {
	const next = new URLSearchParams(window.location.search);
	for (const [key, value] of Object.entries(patch)) next.set(key, value);
	window.history.pushState(null, '', `?${next}`);
}
