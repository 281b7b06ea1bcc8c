'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Sending } from '@/app/client/useCommand';
import type { CaseEntry } from '@/db/cases';
import { clockText, dayText, zoneOf } from '@/lib/hall/clock';
import type { CommandsOf, Role } from '@/lib/plenary';
import { CASE, isPending } from '@/lib/plenary/case';
import { POLICY } from '@/lib/plenary/policy';
import styles from './Cases.module.css';

/** A mark for each stage; the word always stands beside it. */
const MARK = {
	diajukan: '◇',
	dijelaskan: '◇',
	diterima: '✓',
	dibetulkan: '✓',
	dimintakan: '?',
	direkomendasikan: '!',
	ditindaklanjuti: '✓',
	dicatat: '◆',
	dicabut: '–',
} as const;

type Act = CommandsOf<
	| 'case.explain'
	| 'case.accept'
	| 'case.refer'
	| 'case.recommend'
	| 'case.retract'
	| 'case.followUp'
	| 'case.record'
	| 'case.withdraw'
>['type'];

/** The steps open now, from the very machine the server asks. */
function actsOf(status: keyof typeof MARK, role: Role): Act[] {
	return CASE.moves.flatMap(({ from, by }) =>
		from === status && by.startsWith('case.') && POLICY[by].roles[role] ? [by as Act] : [],
	);
}

/** One case: who, what, how it went, what may come next. */
export function CaseCard({ entry, role, command }: { entry: CaseEntry; role: Role; command: Sending }) {
	const t = useTranslations('cases');
	const [act, setAct] = useState<Act | null>(null);
	const { case: one, place, contest } = entry;
	const zone = zoneOf(place?.tps ?? '');
	const side = one.from.side;
	return (
		<article className="card stack" aria-label={`${t(`kind.${one.kind}`)}: ${one.from.name}`}>
			<header className="row">
				<span className="chip">
					<span aria-hidden="true">{MARK[one.status]}</span> {t(`status.${one.status}`)}
				</span>
				<strong>
					{t(`kind.${one.kind}`)} – {t(`subject.${one.subject}`)}
				</strong>
				<span className="hint">
					{place ? (
						<a href={`/meja?tps=${place.tps}${contest ? `&kontes=${contest}` : ''}`}>
							{place.tpsName}, {place.kelurahanName}
						</a>
					) : (
						t('ofMeeting')
					)}
					{one.field ? ` · ${one.field}` : ''}
				</span>
			</header>
			<p>
				<strong>{side === 'saksi' ? t('from.saksi', { name: one.from.name }) : one.from.name}</strong>: {one.text}
			</p>
			{one.evidence ? <p className="hint">{t('evidenceOf', { evidence: one.evidence })}</p> : null}
			{one.steps.length > 1 ? (
				<ol className={styles.steps}>
					{one.steps.slice(1).map((step) => (
						<li key={`${step.time}${step.status}${step.text}`}>
							<span className="hint">
								{dayText(step.time, zone)} {clockText(step.time, zone)} · {step.by}
							</span>
							<br />
							<strong>{step.retracted ? t('retracted') : t(`status.${step.status}`)}</strong>
							{step.document ? ` (${step.document})` : ''}
							{step.text ? `: ${step.text}` : ''}
						</li>
					))}
				</ol>
			) : null}
			{one.status === 'direkomendasikan' ? <p className="notice">{t('must')}</p> : null}
			{one.status === 'diterima' && one.subject === 'selisih' && place ? (
				<p className="notice">
					{t('nowCorrect')} <a href={`/meja?tps=${place.tps}`}>{t('toDesk')}</a>
				</p>
			) : null}
			<div className="row no-print">
				{actsOf(one.status, role).map((each) => (
					<button
						key={each}
						type="button"
						className={isPending(one) ? 'button small' : 'button small'}
						aria-expanded={act === each}
						onClick={() => setAct(act === each ? null : each)}
					>
						{t(`act.${each.slice(5) as 'explain'}`)}
					</button>
				))}
			</div>
			{act ? (
				<Step
					key={act}
					act={act}
					onDone={(text, document) => {
						const about = place && contest ? { contest, tps: place.tps } : null;
						const said = { about, case: one.id, text };
						const send = act === 'case.recommend' ? { type: act, ...said, document } : { type: act, ...said };
						command.send(send).then(
							() => setAct(null),
							() => undefined,
						);
					}}
					onClose={() => setAct(null)}
				/>
			) : null}
		</article>
	);
}

function Step({
	act,
	onDone,
	onClose,
}: {
	act: Act;
	onDone: (text: string, document: string) => void;
	onClose: () => void;
}) {
	const t = useTranslations('cases');
	const common = useTranslations('common');
	const [text, setText] = useState('');
	const [document, setDocument] = useState('');
	const name = act.slice(5) as 'explain';
	const submit = (event: FormEvent) => {
		event.preventDefault();
		onDone(text.trim(), document.trim());
	};
	return (
		<form className="stack" onSubmit={submit}>
			<label className="label">
				{t(`ask.${name}`)}
				<textarea
					className="input"
					rows={2}
					required
					maxLength={2000}
					value={text}
					onChange={(event) => setText(event.target.value)}
				/>
			</label>
			{act === 'case.recommend' ? (
				<label className="label">
					{t('document')}
					<input
						className="input"
						maxLength={120}
						value={document}
						onChange={(event) => setDocument(event.target.value)}
					/>
				</label>
			) : null}
			<p className="row">
				<button type="submit" className="button primary small" disabled={text.trim() === ''}>
					{t(`act.${name}`)}
				</button>
				<button type="button" className="button small" onClick={onClose}>
					{common('cancel')}
				</button>
			</p>
		</form>
	);
}
