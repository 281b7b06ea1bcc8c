'use client';

import { useLocale, useTranslations } from 'use-intl';
import { Mark } from '@/app/ui/Mark';
import { clockText, zoneOf } from '@/lib/hall/clock';
import type { Stance } from '@/lib/hall/phone';
import styles from './Phone.module.css';
import type { PhonePicture } from './usePicture';

/** Which TPS is on the floor and what is asked of the witness now, in one sentence. */
export function Status({ picture, stance }: { picture: PhonePicture; stance: Stance }) {
	const t = useTranslations('phone');
	const locale = useLocale();
	const { hall, signedOut } = picture;
	const result = hall?.result;
	if (signedOut) {
		return (
			<section className={styles.status} data-tone="ask">
				<p>{t('sending.signedOut')}</p>
				<a className={styles.button} href="/saksi/masuk">
					{t('sending.enter')}
				</a>
			</section>
		);
	}
	return (
		<>
			{result ? (
				<h1 className={styles.place}>
					{result.place.tpsName}
					<span className={styles.small}>{result.place.kelurahanName}</span>
					<span className={styles.small}>{result.contest.name[locale]}</span>
				</h1>
			) : null}
			<Sentence picture={picture} stance={stance} />
		</>
	);
}

function Sentence({ picture, stance }: { picture: PhonePicture; stance: Stance }) {
	const t = useTranslations('phone.stance');
	const { hall } = picture;
	const zone = zoneOf(hall?.kecamatanCode ?? '');
	switch (stance.kind) {
		case 'closed':
		case 'revoked':
		case 'absent':
		case 'other':
			return (
				<section className={styles.status} data-tone={stance.kind === 'closed' ? 'calm' : 'ask'} role="status">
					<h2>{t(`${stance.kind}.title`)}</h2>
					<p>{t(`${stance.kind}.body`)}</p>
				</section>
			);
		case 'idle':
			return (
				<section className={styles.status} data-tone="calm" role="status">
					{hall?.last ? (
						<p>
							{t('locked', { tps: hall.last.place.tpsName, time: clockText(hall.last.time, zone) })}
							<br />
							<strong>{hall.last.words}</strong>
						</p>
					) : null}
					<h2>{t('idle.title')}</h2>
					<p>
						{hall?.next
							? t('idle.next', { tps: hall.next.tpsName, kelurahan: hall.next.kelurahanName })
							: t('idle.done')}
					</p>
				</section>
			);
		case 'reading':
		case 'ask':
		case 'voided':
			return (
				<p className={styles.status} data-tone={stance.kind === 'reading' ? 'calm' : 'ask'} role="status">
					{stance.kind === 'voided' ? <Mark standing="voided" className={styles.mark} /> : null} {t(stance.kind)}
				</p>
			);
		case 'comparing':
			return (
				<p className={styles.status} data-tone={stance.again ? 'ask' : 'calm'} role="status">
					{stance.again ? <Mark standing="voided" className={styles.mark} /> : null}{' '}
					{stance.again ? `${t('voided')} ` : ''}
					{t('comparing', { count: stance.open })}
				</p>
			);
		case 'answered':
			return (
				<p className={styles.status} data-tone="done" role="status">
					<Mark standing={stance.answer} className={styles.mark} /> {t(`answered.${stance.answer}`)}{' '}
					{clockText(stance.time, zone)} {stance.channel === 'paper' ? t('answered.paper') : ''}
				</p>
			);
	}
}
