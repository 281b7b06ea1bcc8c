'use client';

import { useTranslations } from 'use-intl';
import { Mark, type Standing, standingOf } from '@/app/ui/Mark';
import type { HallView } from '@/db/queries';
import { clockText, type Zone } from '@/lib/hall/clock';
import type { Moment } from '@/lib/hall/moments';
import type { WitnessView } from '@/lib/plenary/view';
import styles from './Band.module.css';
import { useNow } from './useHall';

/** So many witnesses stand one by one in the band; more are gathered by what they answered. */
const ONE_BY_ONE = 4;
/** Ballot numbers named in a gathered group before the rest is counted. */
const NAMED = 4;

/** The foot of the picture: the witnesses, how far the kelurahan is, the time. */
export function Band({
	picture,
	banner,
	zone,
	offset,
}: {
	picture: HallView;
	banner: Moment | null;
	zone: Zone;
	offset: number;
}) {
	const t = useTranslations('hall.band');
	return (
		<footer className={styles.band}>
			{picture.result ? (
				<div className={styles.witnesses} role="status">
					{banner && banner.kind !== 'struck' && banner.kind !== 'adopted' ? (
						<Banner moment={banner} />
					) : picture.result.witnesses.length === 0 ? (
						<p>{t('none')}</p>
					) : (
						<Witnesses witnesses={picture.result.witnesses} />
					)}
				</div>
			) : null}
			<div className={styles.foot}>
				<Progress picture={picture} />
				<Clock zone={zone} offset={offset} />
			</div>
		</footer>
	);
}

function Banner({ moment }: { moment: Exclude<Moment, { kind: 'struck' | 'adopted' }> }) {
	const t = useTranslations('hall.band');
	return (
		<p className={styles.banner} data-moment={moment.kind}>
			<Mark standing={moment.kind === 'answered' ? moment.answer : 'voided'} className={styles.mark} />
			{moment.kind === 'answered'
				? t(`answered.${moment.answer}`, { no: moment.witness.contestant })
				: t('voided', { count: moment.count })}
		</p>
	);
}

function Witnesses({ witnesses }: { witnesses: readonly WitnessView[] }) {
	const t = useTranslations('hall.band');
	if (witnesses.length <= ONE_BY_ONE) {
		return (
			<ul className={styles.list} aria-label={t('witnesses')}>
				{witnesses.map((witness) => {
					const standing = standingOf(witness);
					return (
						<li key={witness.id} className={styles.one} data-standing={standing}>
							<span className={styles.no}>{witness.contestant}</span>
							<Mark standing={standing} className={styles.mark} />
							<span>{t(`standing.${standing}`)}</span>
						</li>
					);
				})}
			</ul>
		);
	}
	return (
		<ul className={styles.list} aria-label={t('witnesses')}>
			{ORDER.map((standing) => (
				<Gathered key={standing} standing={standing} of={witnesses.filter((each) => standingOf(each) === standing)} />
			))}
		</ul>
	);
}

const ORDER: readonly Standing[] = ['agree', 'object', 'refuse', 'voided', 'waiting', 'absent'];

/** Agreement is counted; whoever objects, refuses or has not answered is named by ballot number. */
function Gathered({ standing, of }: { standing: Standing; of: readonly WitnessView[] }) {
	const t = useTranslations('hall.band');
	if (of.length === 0) return null;
	const counted = standing === 'agree' || standing === 'absent';
	const numbers = counted ? [] : [...new Set(of.map(({ contestant }) => contestant))];
	return (
		<li className={styles.one} data-standing={standing}>
			<Mark standing={standing} className={styles.mark} />
			{counted ? t('count', { count: of.length, word: t(`standing.${standing}`) }) : t(`standing.${standing}`)}
			{numbers.slice(0, NAMED).map((no) => (
				<span key={no} className={styles.no}>
					{no}
				</span>
			))}
			{numbers.length > NAMED ? <span>{t('more', { count: numbers.length - NAMED })}</span> : null}
		</li>
	);
}

function Progress({ picture }: { picture: HallView }) {
	const t = useTranslations('hall.band');
	const { progress, total, result } = picture;
	const shown = result && progress ? progress : total;
	return (
		<div className={styles.progress}>
			<p>{t('progress', { locked: shown.locked, total: shown.total })}</p>
			<progress value={shown.locked} max={Math.max(1, shown.total)} aria-label={t('progress', { ...shown })} />
		</div>
	);
}

export function Clock({ zone, offset }: { zone: Zone; offset: number }) {
	const now = useNow(offset);
	return <time className={styles.clock}>{now === null ? '' : clockText(now, zone)}</time>;
}
