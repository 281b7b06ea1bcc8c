'use client';

import { useLocale, useTranslations } from 'use-intl';
import { Mark, type Standing } from '@/app/ui/Mark';
import { signerStanding } from '@/app/ui/signer';
import { isKelurahan } from '@/lib/election/region';
import { clockText, type Zone } from '@/lib/hall/clock';
import { cellText, cellWords } from '@/lib/hall/text';
import type { AdoptionView, SignerView, TotalRow } from '@/lib/plenary/view-adoption';
import { Clock } from './Band';
import band from './Band.module.css';
import hall from './Hall.module.css';
import { useShortLabel } from './labels';
import { Paged } from './Paged';
import styles from './Signing.module.css';

/** A longer name of a region stands smaller, in two lines if it must. */
const LONG = 18;
/** Signers named by number before the rest is counted. */
const NAMED = 4;
const STANDINGS = ['waiting', 'refuse', 'agree', 'absent'] as const satisfies readonly Standing[];

/** Pencermatan: the totals of a region, large and in words, who signs, and the hash as words to compare. */
export function Adoption({
	adoption,
	lost,
	zone,
	offset,
}: {
	adoption: AdoptionView;
	lost: string | null;
	zone: Zone;
	offset: number;
}) {
	const t = useTranslations('hall');
	const locale = useLocale();
	const { rows, name, region, words, until, contest, version } = adoption;
	const title = isKelurahan(region) ? name : t('adoption.kecamatan', { name });
	const votes = rows.filter(({ contestant }) => contestant !== null);
	const rest = rows.filter(({ contestant }) => contestant === null);
	return (
		<>
			<header className={hall.head}>
				<h1 className={hall.place}>
					<span className={title.length > LONG ? hall.kelurahan : hall.tps} data-long={title.length > LONG}>
						{title}
					</span>
				</h1>
				<p className={hall.contest}>{contest.name[locale]}</p>
				{lost ? (
					<p className={hall.lost} role="status">
						{t('lost', { time: lost })}
					</p>
				) : (
					<div className={hall.phase}>
						<p>
							<strong>{t('adoption.title')}</strong> · {t('adoption.parts', { version })}
							{until ? ` · ${t('adoption.until', { time: clockText(until, zone) })}` : ''}
						</p>
						<p className={hall.words}>
							<span className="visually-hidden">{t('adoption.words')}</span> <strong>{words}</strong>
						</p>
					</div>
				)}
			</header>
			<section className={styles.signing}>
				<Paged
					indicator="foot"
					groups={[
						{ key: 'votes', lines: votes.map((row) => ({ key: row.field, node: <Vote row={row} /> })) },
						{ key: 'totals', lines: rest.map((row) => ({ key: row.field, node: <Total row={row} /> })) },
					]}
				/>
			</section>
			<footer className={band.band}>
				<div className={band.witnesses} role="status">
					<ul className={band.list} aria-label={t('adoption.signers')}>
						{STANDINGS.map((standing) => (
							<Gathered
								key={standing}
								standing={standing}
								of={adoption.signers.filter((signer) => signerStanding(signer) === standing)}
							/>
						))}
					</ul>
				</div>
				<div className={band.foot}>
					<p>{t('adoption.signers')}</p>
					<Clock zone={zone} offset={offset} />
				</div>
			</footer>
		</>
	);
}

/** How many stand alike; witnesses who refuse or have not said are named by ballot number. */
function Gathered({ standing, of }: { standing: (typeof STANDINGS)[number]; of: readonly SignerView[] }) {
	const t = useTranslations('hall');
	if (of.length === 0) return null;
	const numbers = standing === 'agree' || standing === 'absent' ? [] : of.flatMap(({ contestant }) => contestant ?? []);
	return (
		<li className={band.one} data-standing={standing}>
			<Mark standing={standing} className={band.mark} />
			{t('band.count', { count: of.length, word: t(`adoption.standing.${standing}`) })}
			{numbers.slice(0, NAMED).map((no) => (
				<span key={no} className={band.no}>
					{no}
				</span>
			))}
		</li>
	);
}

function Vote({ row }: { row: TotalRow }) {
	const locale = useLocale();
	return (
		<div className={styles.vote} data-row={row.field}>
			<span className={styles.no}>{row.contestant}</span>
			<span className={styles.name}>{row.label[locale]}</span>
			<Figure row={row} />
		</div>
	);
}

function Total({ row }: { row: TotalRow }) {
	const short = useShortLabel();
	return (
		<div className={styles.total} data-row={row.field}>
			<span className={styles.name}>{short(row)}</span>
			<Figure row={row} />
		</div>
	);
}

function Figure({ row }: { row: TotalRow }) {
	const t = useTranslations('hall.sign');
	return (
		<>
			<span className={styles.figure}>{cellText(row.paper)}</span>
			<span className={styles.inWords} lang="id">
				{row.paper === null ? t('unfilled') : cellWords(row.paper)}
			</span>
		</>
	);
}
