'use client';

import { useTranslations } from 'use-intl';
import { useTime } from '@/app/kirim/time';
import type { AdoptionSeen } from '@/db/hub/adopted';
import type { MonitorLine, MonitorView } from '@/db/hub/monitor';
import type { PackUse } from '@/db/hub/packs';
import styles from './Monitor.module.css';

/** How one adoption stands, as a mark and in words. */
function Stands({ adoption, region }: { adoption: AdoptionSeen | null; region: string }) {
	const t = useTranslations('hub.monitor');
	const time = useTime();
	if (!adoption) return <span className="hint">{t('adoption.none')}</span>;
	return (
		<>
			<span aria-hidden="true">{adoption.stands ? '■' : '↩'}</span>{' '}
			{adoption.stands ? t('adoption.stands', { time: time(adoption.at, region) }) : t('adoption.fallen')}
			{adoption.version > 1 && <span className="hint"> {t('adoption.version', { version: adoption.version })}</span>}
		</>
	);
}

/** How the adoption of a region's totals stands: counted above the kecamatan, told below, dapil by dapil where some divide it. */
export function Adopted({ line: { adoption, shares, adopted, kecamatan, code } }: { line: MonitorLine }) {
	const t = useTranslations('hub.monitor');
	if (code.length < 6) return t('adoptedOf', { adopted, kecamatan });
	if (shares.length === 0) return <Stands adoption={adoption} region={code} />;
	return (
		<ul className={styles.shares}>
			{shares.map((share) => (
				<li key={share.code}>
					{share.name}: <Stands adoption={share.adoption} region={code} />
				</li>
			))}
		</ul>
	);
}

/** What is to be said of the region itself: adopted, fallen, closed. */
export function State({ view: { code: region, name, adoption, shares, closing } }: { view: MonitorView }) {
	const t = useTranslations('hub.monitor');
	const time = useTime();
	if (!name || (!adoption && shares.length === 0 && !closing)) return null;
	const parts = [
		{ code: '', name, adoption },
		...shares.map((share) => ({ ...share, name: `${name}, ${share.name}` })),
	];
	return (
		<div className="stack">
			{parts.map(({ code, name: whose, adoption: own }) =>
				!own ? null : own.stands ? (
					<p className="notice" key={code}>
						{t('adoptionOwn', {
							name: whose,
							by: own.by,
							version: own.version,
							words: own.words,
							time: time(own.at, region),
						})}
					</p>
				) : (
					<p className="notice problem" key={code}>
						{t('adoptionFallen', { name: whose, version: own.version })}
					</p>
				),
			)}
			{closing && <p className="notice">{t('closed', { ...closing, time: time(closing.at, region) })}</p>}
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
