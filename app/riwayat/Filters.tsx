'use client';

import { useTranslations } from 'use-intl';
import type { Timeline } from '@/db/timeline';
import { KINDS } from '@/lib/timeline/kinds';
import styles from './Timeline.module.css';
import { NEWEST, type TimelineUrl, UNFILTERED } from './useTimelineUrl';

/** What the minutes are narrowed to; everything here stands in the address. */
export function Filters({
	url,
	kelurahan,
	contests,
}: {
	url: TimelineUrl;
	kelurahan: Timeline['kelurahan'];
	contests: Timeline['contests'];
}) {
	const t = useTranslations('timeline');
	const { values } = url;
	return (
		<form
			className={`${styles.filters} no-print`}
			aria-label={t('filter.label')}
			onSubmit={(event) => event.preventDefault()}
		>
			<label className="label">
				{t('filter.kind')}
				<select
					className="input"
					value={values.jenis}
					onChange={(event) => url.set({ ...NEWEST, jenis: event.target.value })}
				>
					<option value="">{t('kind.all')}</option>
					{KINDS.map((kind) => (
						<option key={kind} value={kind}>
							{t(`kind.${kind}`)}
						</option>
					))}
				</select>
			</label>
			{contests.length > 1 && (
				<label className="label">
					{t('filter.contest')}
					<select
						className="input"
						value={values.kontes}
						onChange={(event) => url.set({ ...NEWEST, kontes: event.target.value, baris: '' })}
					>
						<option value="">{t('filter.allContests')}</option>
						{contests.map(({ code, name }) => (
							<option key={code} value={code}>
								{name}
							</option>
						))}
					</select>
				</label>
			)}
			<label className="label">
				{t('filter.kelurahan')}
				<select
					className="input"
					value={values.kel}
					onChange={(event) => url.set({ ...NEWEST, kel: event.target.value })}
				>
					<option value="">{t('filter.allKelurahan')}</option>
					{kelurahan.map(({ kode, nama }) => (
						<option key={kode} value={kode}>
							{nama}
						</option>
					))}
				</select>
			</label>
			<label className="label">
				{t('filter.tps')}
				<input
					className="input"
					type="search"
					inputMode="numeric"
					maxLength={13}
					placeholder={t('filter.tpsHint')}
					value={values.tps}
					onChange={(event) => url.set({ ...NEWEST, tps: event.target.value.replace(/\D/g, ''), baris: '' })}
				/>
			</label>
			<label className="label">
				{t('filter.day')}
				<input
					className="input"
					type="date"
					value={values.hari}
					onChange={(event) => url.set({ ...NEWEST, hari: event.target.value })}
				/>
			</label>
			<div className={styles.tools}>
				{url.filtered && (
					<button type="button" className="button" onClick={() => url.set(UNFILTERED)}>
						{t('filter.clear')}
					</button>
				)}
				<button type="button" className="button" onClick={() => window.print()}>
					{t('filter.print')}
				</button>
			</div>
		</form>
	);
}
