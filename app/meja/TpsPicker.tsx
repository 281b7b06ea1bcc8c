'use client';

import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { TpsLine, TpsList } from '@/db/queries';
import type { Flow } from '@/lib/plenary/commands-contests';
import { ContestChoice } from './ContestChoice';
import { ASIDE_MARK, STATUS_MARK, STATUS_ORDER } from './marks';
import styles from './TpsPicker.module.css';
import type { DeskUrl } from './useDeskUrl';

/** The TPS of the kecamatan with their states; filter and search live in the address. */
export function TpsPicker({
	list,
	url,
	current,
	setFlow,
}: {
	list: TpsList;
	url: DeskUrl;
	current: string | null;
	/** Changes the order in which the boxes are read; `null` for who may not. */
	setFlow: ((flow: Flow) => void) | null;
}) {
	const t = useTranslations('desk');
	const common = useTranslations('common');
	const search = useRef<HTMLInputElement>(null);
	const shown = list.tps.filter((line) => matches(line, url));
	const progress = progressOf(list, url.kelurahan || current?.slice(0, 10) || '');

	useEffect(() => {
		const focus = (event: globalThis.KeyboardEvent) => {
			if (event.key !== '/' || isTyping(event.target)) return;
			event.preventDefault();
			search.current?.focus();
		};
		document.addEventListener('keydown', focus);
		return () => document.removeEventListener('keydown', focus);
	}, []);

	return (
		<section className={`${styles.picker} no-print`} aria-label={t('list.label')}>
			<ContestChoice list={list} url={url} setFlow={setFlow} />
			<div className={styles.filters}>
				<input
					ref={search}
					className="input"
					type="search"
					value={url.search}
					placeholder={t('list.search')}
					aria-label={t('list.search')}
					onChange={(event) => url.set({ cari: event.target.value })}
					onKeyDown={(event) => {
						if (event.key !== 'Enter' || !shown[0]) return;
						url.set({ tps: shown[0].tps }, true);
					}}
				/>
				<select
					className="input"
					value={url.kelurahan}
					aria-label={t('list.kelurahan')}
					onChange={(event) => url.set({ kel: event.target.value })}
				>
					<option value="">{t('list.allKelurahan')}</option>
					{list.kelurahan.map(({ kode, name, locked, total }) => (
						<option key={kode} value={kode}>
							{name} ({locked}/{total})
						</option>
					))}
				</select>
				<select
					className="input"
					value={url.status}
					aria-label={t('list.status')}
					onChange={(event) => url.set({ status: event.target.value })}
				>
					<option value="">{t('list.allStatus')}</option>
					{STATUS_ORDER.map((status) => (
						<option key={status} value={status}>
							{common(`status.${status}`)}
						</option>
					))}
				</select>
			</div>
			<ul className={styles.list} onKeyDown={walk}>
				{shown.map((line, index) => (
					<li key={line.tps}>
						{startsKelurahan(shown, index) && <p className={styles.kelurahan}>{nameOf(list, line.kelurahan)}</p>}
						<a
							href={`?tps=${line.tps}`}
							className={styles.line}
							aria-current={line.tps === current ? 'true' : undefined}
							onClick={(event) => {
								if (event.metaKey || event.ctrlKey) return;
								event.preventDefault();
								url.set({ tps: line.tps }, true);
							}}
						>
							<span className="figures">{line.name.replace(/^TPS\s*/i, '')}</span>
							<span className={styles.mark} aria-hidden="true">
								{line.onFloor ? '▶' : line.setAside ? ASIDE_MARK : STATUS_MARK[line.status]}
							</span>
							<span className={styles.state}>
								{line.setAside && !line.onFloor ? t('list.aside') : common(`status.${line.status}`)}
								{line.open > 0 && line.status === 'compared' ? ` (${line.open})` : ''}
							</span>
							{line.returned && <span className={styles.missing}>↩ {t('list.returned')}</span>}
							{!line.uploaded && line.status !== 'locked' && (
								<span className={styles.missing}>{t('list.notUploaded')}</span>
							)}
						</a>
					</li>
				))}
				{shown.length === 0 && (
					<li className={styles.none}>
						{list.tps.length === 0 ? t('list.noRegions') : t('list.none')}
						{list.tps.length > 0 && (
							<button type="button" className="button small" onClick={() => url.set({ cari: '', kel: '', status: '' })}>
								{t('list.clear')}
							</button>
						)}
					</li>
				)}
			</ul>
			{progress && (
				<div className={styles.progress}>
					<label htmlFor="progress">
						{t('list.progress', { locked: progress.locked, total: progress.total, name: progress.name })}
					</label>
					<progress id="progress" max={progress.total} value={progress.locked} />
				</div>
			)}
		</section>
	);
}

function matches(line: TpsLine, url: DeskUrl): boolean {
	if (url.kelurahan !== '' && line.kelurahan !== url.kelurahan) return false;
	if (url.status !== '' && line.status !== url.status) return false;
	const wanted = url.search.trim().toLowerCase();
	if (wanted === '') return true;
	return line.name.toLowerCase().includes(wanted) || line.tps.includes(wanted);
}

function startsKelurahan(lines: readonly TpsLine[], index: number): boolean {
	return lines[index]?.kelurahan !== lines[index - 1]?.kelurahan;
}

function nameOf(list: TpsList, kode: string): string {
	return list.kelurahan.find((line) => line.kode === kode)?.name ?? kode;
}

function progressOf(list: TpsList, kelurahan: string): { name: string; locked: number; total: number } | null {
	const one = list.kelurahan.find((line) => line.kode === kelurahan);
	if (one) return one;
	if (!list.kecamatan) return null;
	return {
		name: list.kecamatan.name,
		locked: list.kelurahan.reduce((sum, line) => sum + line.locked, 0),
		total: list.tps.length,
	};
}

/** Arrow keys walk the list; Tab goes on to the form. */
function walk(event: KeyboardEvent<HTMLUListElement>): void {
	const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
	if (step === 0) return;
	const links = [...event.currentTarget.querySelectorAll('a')];
	const next = links[links.indexOf(document.activeElement as HTMLAnchorElement) + step];
	if (!next) return;
	event.preventDefault();
	next.focus();
}

function isTyping(target: EventTarget | null): boolean {
	return target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null;
}
