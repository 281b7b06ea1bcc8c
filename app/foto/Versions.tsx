'use client';

import { useFormatter, useTranslations } from 'use-intl';
import type { PhotoPage, PhotoVersion } from '@/lib/photo/view';
import styles from './Photos.module.css';

/** Which photos a page has and had: source, who, when, hash. */
export function Versions({ page: { current, past } }: { page: PhotoPage }) {
	const t = useTranslations('photo');
	return (
		<>
			{current ? <Version version={current} /> : null}
			{past.length > 0 ? (
				<details>
					<summary>{t('past', { count: past.length })}</summary>
					<ul className={styles.past}>
						{past.map((version) => (
							<li key={version.version}>
								<Version version={version} />
								{version.retracted === null ? null : <p>{t('withdrawn', { reason: version.retracted })}</p>}
							</li>
						))}
					</ul>
				</details>
			) : null}
		</>
	);
}

function Version({ version }: { version: PhotoVersion }) {
	const t = useTranslations('photo');
	const format = useFormatter();
	const time = format.dateTime(new Date(version.time), { dateStyle: 'medium', timeStyle: 'short' });
	return (
		<p className={styles.version}>
			<a href={`/api/photos/file/${version.content}`} target="_blank" rel="noreferrer">
				{t('version', { version: version.version })}
			</a>{' '}
			{t('by', { source: t(`source.${version.source}`), by: version.by, time })}
			<br />
			<span className="hint">{t('hash', { hash: `${version.content.slice(0, 16)}…` })}</span>
		</p>
	);
}
