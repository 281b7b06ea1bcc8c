'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '@/app/client/errors';
import type { HallView } from '@/db/queries';
import type { OwnIdentity } from '@/db/registry';
import { clockText, zoneOf } from '@/lib/hall/clock';
import { stanceOf } from '@/lib/hall/phone';
import type { Answer } from '@/lib/plenary/commands';
import type { ResultView } from '@/lib/plenary/view';
import { Adopted, Adoption, PhoneEnd } from './Adoption';
import { AnswerBar } from './AnswerBar';
import { AnswerSheet } from './AnswerSheet';
import { Figures } from './Figures';
import { MoveCode } from './MoveCode';
import { Objection } from './Objection';
import { OwnCopy } from './OwnCopy';
import { PanelChoice } from './PanelChoice';
import styles from './Phone.module.css';
import { PhonePause } from './PhonePause';
import { Receipts } from './Receipts';
import { Sending } from './Sending';
import { Status } from './Status';
import { useAnswers } from './useAnswers';
import { type PhonePicture, usePicture } from './usePicture';

/** A witness's phone: what the hall sees, and the answer. */
export function Phone({ initial }: { initial: { hall: HallView | null; own: OwnIdentity } }) {
	const [panel, setPanel] = useState<string | null>(null);
	const picture = usePicture(initial, panel);
	const { hall, own } = picture;
	const answers = useAnswers(own.id, picture.offset, picture.refresh);
	/** Opened for one TPS: when the next one comes, nobody may answer it by a tap meant for this one. */
	const [sheet, setSheet] = useState<{ answer: Answer; tps: string } | null>(null);
	const sentence = useSentence();
	const t = useTranslations('phone');
	const result = hall?.result ?? null;
	const stance = stanceOf(hall?.opened ?? false, result, own);
	const adoption = stance.kind === 'revoked' || hall?.closed ? null : (hall?.adoption ?? null);
	const paused = hall?.pause && !hall.pause.finishing;
	const mayAnswer = !paused && (stance.kind === 'ask' || stance.kind === 'voided' || stance.kind === 'answered');
	return (
		<div className={styles.phone} data-stance={stance.kind}>
			<Head picture={picture} />
			<main className={styles.main}>
				{result || adoption ? null : <h1 className="visually-hidden">{t('title')}</h1>}
				{hall && hall.panels.length > 1 ? <PanelChoice hall={hall} onChoose={setPanel} /> : null}
				{hall?.pause ? <PhonePause pause={hall.pause} kecamatan={hall.kecamatanCode ?? ''} /> : null}
				<MoveCode line={picture.line} />
				{hall?.closed ? <PhoneEnd hall={hall} /> : null}
				{adoption ? (
					<Adoption
						adoption={adoption}
						own={own}
						zone={zoneOf(hall?.kecamatanCode ?? '')}
						answers={answers}
						paused={!!paused}
					/>
				) : hall?.closed ? null : (
					<Status picture={picture} stance={stance} />
				)}
				{!adoption && !result && hall?.adopted ? <Adopted hall={hall} /> : null}
				{answers.refusal ? (
					<p className={styles.problem} role="alert">
						<RefusalWords error={answers.refusal} sentence={sentence} />
					</p>
				) : null}
				{answers.pending ? <Sending answers={answers} /> : null}
				{result && !adoption && stance.kind !== 'revoked' ? (
					<Figures result={result} own={own.contest === result.contest.code ? own.contestant : null} />
				) : null}
				{result && !adoption && stance.kind !== 'revoked' ? <PhotoLink result={result} /> : null}
				{result && !adoption && !paused && stance.kind !== 'revoked' ? (
					<OwnCopy
						key={`${result.contest.code}${result.place.tps}`}
						result={result}
						witness={own.id}
						onLaid={picture.refresh}
					/>
				) : null}
				{hall?.opened && !hall.closed && !paused && stance.kind !== 'revoked' ? <Objection hall={hall} /> : null}
				<Receipts receipts={answers.receipts} who={own} />
			</main>
			{result && !adoption && mayAnswer && !answers.pending ? (
				<AnswerBar
					answered={stance.kind === 'answered' ? stance.answer : null}
					onAnswer={(answer) => {
						answers.forgive();
						setSheet({ answer, tps: result.place.tps });
					}}
				/>
			) : null}
			{result && sheet?.tps === result.place.tps ? (
				<AnswerSheet
					answer={sheet.answer}
					result={result}
					answerable={mayAnswer}
					witness={own.id}
					onClose={() => setSheet(null)}
					onSend={(text, figures) => {
						setSheet(null);
						answers.give(sheet.answer, text, result, figures);
					}}
				/>
			) : null}
		</div>
	);
}

/** The paper itself, as it was photographed: fetched only by those who want to see it. */
function PhotoLink({ result }: { result: ResultView }) {
	const t = useTranslations('phone');
	return (
		<p>
			<a className="button" href={`/foto?kontes=${result.contest.code}&tps=${result.place.tps}`}>
				{t('photos')}
			</a>
		</p>
	);
}

function RefusalWords({ error, sentence }: { error: unknown; sentence: (error: unknown) => string }) {
	const t = useTranslations('phone.sending');
	const stale = error instanceof Error && error.message === 'hash.stale';
	return stale ? t('stale') : sentence(error);
}

function Head({ picture }: { picture: PhonePicture }) {
	const t = useTranslations('phone');
	const { own, line, lostSince, offset, hall } = picture;
	const zone = zoneOf(hall?.kecamatanCode ?? '');
	return (
		<header className={styles.head}>
			<p className={styles.who}>
				<span className={styles.no}>{own.contestant}</span>
				<span>
					<strong>{own.name}</strong>
					<span className={styles.small}>{t('you', { no: own.contestant })}</span>
				</span>
			</p>
			<p className={styles.line} data-line={line} role="status">
				<span aria-hidden="true">{line === 'lost' ? '✕ ' : line === 'open' ? '● ' : '… '}</span>
				{line === 'lost' && lostSince !== null
					? t('line.lost', { time: clockText(lostSince + offset, zone) })
					: t(line === 'open' ? 'line.open' : 'line.connecting')}
			</p>
		</header>
	);
}
