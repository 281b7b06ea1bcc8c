'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Mark } from '@/app/ui/Mark';
import type { HallView } from '@/db/queries';
import type { OwnIdentity } from '@/db/registry';
import { isKelurahan } from '@/lib/election/region';
import { clockText, type Zone, zoneOf } from '@/lib/hall/clock';
import { cellText, cellWords } from '@/lib/hall/text';
import type { AdoptionView } from '@/lib/plenary/view-adoption';
import bar from './AnswerBar.module.css';
import { FigureList } from './FigureList';
import styles from './Phone.module.css';
import { SignSheet } from './SignSheet';
import type { Answers, Figure } from './useAnswers';

/** Pencermatan on the witness's phone: the totals of the region, their hash, and the witness's word about signing. */
export function Adoption({
	adoption,
	own,
	zone,
	answers,
	paused,
}: {
	adoption: AdoptionView;
	own: OwnIdentity;
	zone: Zone;
	answers: Answers;
	paused: boolean;
}) {
	const t = useTranslations('phone.adoption');
	const locale = useLocale();
	const figures = useTotals(adoption);
	const [asked, setAsked] = useState<{ answer: 'sign' | 'refuse'; hash: string } | null>(null);
	const [changing, setChanging] = useState(false);
	const mine = adoption.contest.code === own.contest;
	const me = adoption.signers.find(({ side, id }) => side === 'saksi' && id === own.id);
	const given = me?.answer ?? null;
	const may = mine && (me?.present ?? false) && !paused && !answers.pending;
	const name = isKelurahan(adoption.region) ? adoption.name : t('kecamatan', { name: adoption.name });
	const ask = (answer: 'sign' | 'refuse') => {
		answers.forgive();
		setAsked({ answer, hash: adoption.hash ?? '' });
	};
	return (
		<>
			<h1 className={styles.place}>
				{t('title')}
				<span className={styles.small}>{name}</span>
				<span className={styles.small}>{adoption.contest.name[locale]}</span>
			</h1>
			<p className={styles.status} data-tone={given ? 'done' : may ? 'ask' : 'calm'} role="status">
				{given ? (
					<>
						<Mark standing={given.answer === 'sign' ? 'agree' : 'refuse'} className={styles.mark} />{' '}
						{t(`said.${given.answer === 'sign' ? 'sign' : 'refuse'}`)}{' '}
						{given.channel === 'paper' ? t('said.paper') : ''}
					</>
				) : !mine ? (
					t('other')
				) : me?.present ? (
					<>
						{t('ask')} {adoption.until ? t('until', { time: clockText(adoption.until, zone) }) : ''}
					</>
				) : (
					t('absent')
				)}
			</p>
			<FigureList figures={figures} />
			<p>
				{t('words')}: <strong>{adoption.words}</strong>
			</p>
			{may ? (
				<div className={`${bar.bar} ${styles.foot}`}>
					{given && !changing ? (
						<button type="button" className={bar.quiet} onClick={() => setChanging(true)}>
							{t('change')}
						</button>
					) : (
						<>
							<button type="button" className={`${bar.big} ${bar.agree}`} onClick={() => ask('sign')}>
								<Mark standing="agree" /> {t('sign')}
							</button>
							<button type="button" className={bar.big} onClick={() => ask('refuse')}>
								<Mark standing="refuse" /> {t('refuse')}
							</button>
						</>
					)}
				</div>
			) : null}
			{asked && asked.hash === adoption.hash ? (
				<SignSheet
					answer={asked.answer}
					name={name}
					contest={adoption.contest.name[locale]}
					figures={figures}
					words={adoption.words ?? ''}
					onClose={() => setAsked(null)}
					onSend={(text) => {
						setAsked(null);
						setChanging(false);
						answers.sign(asked.answer, text, adoption, figures);
					}}
				/>
			) : null}
		</>
	);
}

/** Votes of every contestant, then voters, valid and invalid votes, as digits and in words. */
function useTotals(adoption: AdoptionView): Figure[] {
	const t = useTranslations('phone');
	const locale = useLocale();
	return adoption.rows.map(({ field, label, contestant, paper }) => ({
		no: contestant,
		name:
			field === 'V.A'
				? t('sheet.valid')
				: field === 'V.B'
					? t('sheet.invalid')
					: field === 'I.B.4.J'
						? t('adoption.voters')
						: label[locale],
		text: cellText(paper),
		words: paper === null ? t('sheet.empty') : cellWords(paper),
	}));
}

/** What was adopted last, between two readings. */
export function Adopted({ hall }: { hall: HallView }) {
	const t = useTranslations('phone.adoption');
	const { adopted } = hall;
	if (!adopted) return null;
	const name = isKelurahan(adopted.region) ? adopted.name : t('kecamatan', { name: adopted.name });
	const time = clockText(adopted.time, zoneOf(hall.kecamatanCode ?? ''));
	return (
		<section className={styles.status} data-tone="calm">
			<p>
				{t('adopted', { name, version: adopted.version, time })}
				<br />
				<strong>{adopted.words}</strong>
			</p>
		</section>
	);
}

/** The plenary is over. */
export function PhoneEnd({ hall }: { hall: HallView }) {
	const t = useTranslations('phone.ended');
	if (!hall.closed) return null;
	const time = clockText(hall.closed.time, zoneOf(hall.kecamatanCode ?? ''));
	return (
		<section className={styles.status} data-tone="done" role="status">
			<h2>{t('title')}</h2>
			<p>{t('body', { by: hall.closed.by, time })}</p>
		</section>
	);
}
