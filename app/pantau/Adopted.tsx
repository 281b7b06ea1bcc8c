'use client';

import { useTranslations } from 'use-intl';
import { useTime } from '@/app/kirim/time';
import type { MonitorLine, MonitorView } from '@/db/hub/monitor';
import type { PackUse } from '@/db/hub/packs';
import styles from './Monitor.module.css';

/** How the adoption of a region's totals stands: counted above the kecamatan, told below. */
export function Adopted({ line }: { line: MonitorLine }) {
	const t = useTranslations('hub.monitor');
	const time = useTime();
	const { adoption, adopted, kecamatan, code } = line;
	if (code.length < 6) return t('adoptedOf', { adopted, kecamatan });
	if (!adoption) return <span className="hint">{t('adoption.none')}</span>;
	return (
		<>
			<span aria-hidden="true">{adoption.stands ? '■' : '↩'}</span>{' '}
			{adoption.stands ? t('adoption.stands', { time: time(adoption.at) }) : t('adoption.fallen')}
			{adoption.version > 1 && <span className="hint"> {t('adoption.version', { version: adoption.version })}</span>}
		</>
	);
}

/** What is to be said of the region itself: adopted, fallen, closed. */
export function State({ view: { name, adoption, closing } }: { view: MonitorView }) {
	const t = useTranslations('hub.monitor');
	const time = useTime();
	if (!name || (!adoption && !closing)) return null;
	return (
		<div className="stack">
			{adoption?.stands && (
				<p className="notice">
					{t('adoptionOwn', {
						name,
						by: adoption.by,
						version: adoption.version,
						words: adoption.words,
						time: time(adoption.at),
					})}
				</p>
			)}
			{adoption && !adoption.stands && (
				<p className="notice problem">{t('adoptionFallen', { name, version: adoption.version })}</p>
			)}
			{closing && <p className="notice">{t('closed', { ...closing, time: time(closing.at) })}</p>}
		</div>
	);
}

/** The election packs the halls work with; more than one asks for a look at the paper. */
export function Packs({ packs }: { packs: readonly PackUse[] }) {
	const t = useTranslations('hub.monitor');
	if (packs.length === 0) return null;
	return (
		<section className="card stack" aria-labelledby="packs">
			<h2 id="packs">{t('packs')}</h2>
			{packs.length > 1 && (
				<p className="notice problem" role="alert">
					{t('packsDiffer')}
				</p>
			)}
			<ul className={styles.packs}>
				{packs.map(({ id, version, fingerprint, kecamatan }) => (
					<li key={fingerprint}>
						{t('pack', {
							id,
							version,
							count: kecamatan.length,
							fingerprint: (fingerprint ?? '').match(/.{4}/g)?.join(' ') ?? '',
						})}
					</li>
				))}
			</ul>
		</section>
	);
}
