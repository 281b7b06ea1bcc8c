'use client';

import { useId, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { newId } from '@/app/client/api';
import type { Sending } from '@/app/client/useCommand';
import type { ExcelView, UnlockedPlace } from '@/db/excel/view';
import { zoneOf } from '@/lib/hall/clock';
import { dateTimeText } from '@/lib/timeline/when';
import type { Brought, May } from './api';
import styles from './Excel.module.css';

/** What a permission unlocks now: a template out, a file back, for each kelurahan and contest. */
export function Unlocked({
	view,
	may,
	command,
	onBrought,
}: {
	view: ExcelView;
	may: May;
	command: Sending;
	onBrought: (brought: Brought) => void;
}) {
	const t = useTranslations('excel.unlocked');
	const locale = useLocale();
	const zone = zoneOf(view.kecamatan ?? '');
	const name = (code: string) => {
		const contest = view.contests.find((one) => one.code === code);
		return contest?.name[locale as 'id' | 'en'] ?? code;
	};
	return (
		<section className="stack" aria-labelledby="terbuka">
			<h2 id="terbuka">{t('title')}</h2>
			{view.unlocked.length === 0 ? (
				<p className="notice">{t('none')}</p>
			) : (
				<div className={styles.scroll}>
					<table className="table">
						<thead>
							<tr>
								<th scope="col">{t('kelurahan')}</th>
								<th scope="col">{t('contest')}</th>
								<th scope="col">{t('template')}</th>
								<th scope="col">{t('back')}</th>
							</tr>
						</thead>
						<tbody>
							{view.unlocked.map((place) => (
								<tr key={`${place.contest}${place.kelurahan}`}>
									<th scope="row">
										{place.name} <span className="hint">{t('count', { count: place.tps })}</span>
									</th>
									<td>{name(place.contest)}</td>
									<td>
										<TakeOut place={place} may={may} command={command} />
										{place.template && (
											<p className="hint">
												{t('made', { time: dateTimeText(place.template.time, zone, locale), by: place.template.by })}
											</p>
										)}
									</td>
									<td>
										<BringBack place={place} may={may} onBrought={onBrought} />
										{place.imported && (
											<p className="hint">
												{t('imported', {
													count: place.imported.tps,
													time: dateTimeText(place.imported.time, zone, locale),
													by: place.imported.by,
												})}
											</p>
										)}
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</div>
			)}
		</section>
	);
}

function TakeOut({ place, may, command }: { place: UnlockedPlace; may: May; command: Sending }) {
	const t = useTranslations('excel.unlocked');
	const [busy, setBusy] = useState(false);
	const { contest, kelurahan, name, template } = place;
	const make = async () => {
		const id = newId();
		setBusy(true);
		try {
			await command.send({ type: 'excel.export', id, contest, kelurahan });
			window.location.assign(addressOf(id));
		} catch {
			// The notice above says why.
		} finally {
			setBusy(false);
		}
	};
	if (!may.use) return <p className="hint">{t('notYou')}</p>;
	return (
		<p className="row">
			<button
				type="button"
				className="button small"
				aria-label={`${t('make')}: ${name}`}
				disabled={busy}
				onClick={() => void make()}
			>
				{t('make')}
			</button>
			{template && (
				<a className="button small" href={addressOf(template.id)} aria-label={`${t('again')}: ${name}`}>
					{t('again')}
				</a>
			)}
		</p>
	);
}

const addressOf = (template: string) => `/api/templat/berkas?id=${encodeURIComponent(template)}`;

function BringBack({
	place,
	may,
	onBrought,
}: {
	place: UnlockedPlace;
	may: May;
	onBrought: (brought: Brought) => void;
}) {
	const t = useTranslations('excel.unlocked');
	const id = useId();
	if (!may.use) return null;
	const { contest, kelurahan, name } = place;
	return (
		<>
			<input
				id={id}
				className={`visually-hidden ${styles.choose}`}
				type="file"
				accept=".xlsx,.xls,.ods"
				aria-label={`${t('bring')}: ${name}`}
				onChange={(event) => {
					const file = event.currentTarget.files?.[0];
					if (file) onBrought({ contest, kelurahan, file });
					event.currentTarget.value = '';
				}}
			/>
			<label className="button small" htmlFor={id}>
				{t('bring')}
			</label>
		</>
	);
}
