'use client';

import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { Viewer } from '@/app/foto/Viewer';
import { useTime } from '@/app/kirim/time';
import type { EntryPhoto } from '@/db/hub/entry-photos';
import styles from './Verify.module.css';

/** The pages of the form as the hall photographed them, one large; turned by PgUp and PgDn. */
export function EntryPhotos({
	kecamatan,
	photos,
	images,
	page,
	onPage,
}: {
	kecamatan: string;
	photos: readonly EntryPhoto[];
	/** Addresses of the photos in Sirekap. */
	images: readonly string[];
	page: string;
	onPage: (page: number) => void;
}) {
	const t = useTranslations('hub.verify');
	const words = useTranslations('photo');
	const time = useTime();
	const have = photos.filter(({ current }) => current !== null);
	const shown = photos.find((one) => String(one.page) === page) ?? have[0];
	useEffect(() => {
		const turn = (event: KeyboardEvent) => {
			const step = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0;
			const next = photos.find((one) => one.page === (shown?.page ?? 0) + step);
			if (step === 0 || !next || document.querySelector('dialog[open]')) return;
			event.preventDefault();
			onPage(next.page);
		};
		document.addEventListener('keydown', turn);
		return () => document.removeEventListener('keydown', turn);
	}, [photos, shown, onPage]);
	const current = shown?.current ?? null;
	return (
		<section className="stack" aria-label={t('photos')}>
			<h2>{t('photos')}</h2>
			{have.length === 0 ? (
				<div className={styles.noPhoto}>
					<p>{t('noPhotos')}</p>
					<p className="hint">{t('noPhotosHint')}</p>
				</div>
			) : (
				<>
					<nav aria-label={words('pages')}>
						<ul className={styles.pages}>
							{photos.map((one) => (
								<li key={one.page}>
									<button
										type="button"
										className="button small"
										aria-current={one === shown ? 'page' : undefined}
										onClick={() => onPage(one.page)}
									>
										{words('page', { page: one.page })}
										{one.current === null && (
											<>
												{' '}
												<span aria-hidden="true">–</span>
												<span className={styles.same}> {words('none')}</span>
											</>
										)}
									</button>
								</li>
							))}
						</ul>
					</nav>
					{current === null ? (
						<p className={styles.noPhoto}>
							{words('page', { page: shown?.page ?? 1 })}: {words('none')}
						</p>
					) : current.whole ? (
						<Viewer
							key={current.content}
							page={shown?.page ?? 1}
							file={`/api/hub/photos/${kecamatan}/${current.content}`}
							small={shown?.small ?? null}
							straight={shown?.straight ?? null}
						/>
					) : (
						<div className={styles.noPhoto}>
							<p role="status">{t('photoComing', { parts: current.parts, of: current.of })}</p>
							<progress max={current.of} value={current.parts} aria-label={t('photos')} />
						</div>
					)}
					{current !== null && (
						<p className="hint">
							{words('version', { version: current.version })} ·{' '}
							{words('by', {
								source: words(`source.${current.source}`),
								by: current.by,
								time: time(current.at, kecamatan),
							})}
							{(shown?.past ?? 0) > 0 && ` · ${t('photoPast', { count: shown?.past ?? 0 })}`}
						</p>
					)}
					{shown?.state === 'straight' && (
						<p className="hint">{words(shown.byHand ? 'state.byHand' : 'state.straight')}</p>
					)}
					{shown?.state === 'no-marks' && <p className="hint">{t('noMarks')}</p>}
					{shown && shown.says !== null && shown.says !== shown.page && (
						<p className="notice problem" role="alert">
							{t('wrongPage', { says: shown.says, page: shown.page })}
						</p>
					)}
				</>
			)}
			{images.length > 0 && (
				<details>
					<summary>{t('systemPhotos', { count: images.length })}</summary>
					<ul>
						{images.map((image, at) => (
							<li key={image}>
								<a href={image} target="_blank" rel="noreferrer">
									{t('photo', { page: at + 1 })}
								</a>
							</li>
						))}
					</ul>
				</details>
			)}
		</section>
	);
}
