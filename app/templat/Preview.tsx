'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId, RefusedError, SignedOutError } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import { SignInAgain } from '@/app/client/SignInAgain';
import type { Decisions, ExcelPreview } from '@/db/excel/import';
import { mayTake } from '@/lib/excel/merge';
import { acceptFile, type Correction } from './api';
import { type Choices, Conflicts, keyOf } from './Conflicts';
import { CorrectionForm } from './CorrectionForm';
import styles from './Excel.module.css';
import { useProblem } from './problem';

/** What taking a workbook in would do: TPS by TPS, then every number on which desk and workbook differ. */
export function Preview({
	preview,
	onAgain,
	onDone,
	onDiscard,
}: {
	preview: ExcelPreview;
	onAgain: () => void;
	onDone: (said: string) => void;
	onDiscard: () => void;
}) {
	const t = useTranslations('excel.preview');
	const sentence = useSentence();
	const problem = useProblem();
	const head = useRef<HTMLHeadingElement>(null);
	// One id for one decision: posted again after a lost answer, it is answered and not repeated.
	const [id] = useState(newId);
	const [choices, setChoices] = useState<Choices>(() => forced(preview));
	const [correction, setCorrection] = useState<Correction | null>(null);
	useEffect(() => head.current?.focus(), []);
	const conflicts = preview.tps.flatMap((tps) =>
		tps.state === 'decide'
			? tps.cells
					.filter(({ kind }) => kind === 'conflict')
					.map((cell) => ({ ...cell, tps: tps.tps, standing: tps.standing }))
			: [],
	);
	const open = conflicts.filter((cell) => !choices[keyOf(cell)]).length;
	const corrects = conflicts.some((cell) => cell.standing === 'floor' && choices[keyOf(cell)] === 'theirs');
	const taken = preview.tps
		.filter(({ state }) => state === 'take' || state === 'decide')
		.reduce((sum, { cells }) => sum + cells.filter(({ kind }) => kind === 'take').length, 0);
	const sending = useMutation({
		mutationFn: () => {
			const decisions: Record<string, Decisions[string][number][]> = {};
			for (const cell of conflicts) {
				decisions[cell.tps] ??= [];
				decisions[cell.tps]?.push({ field: cell.field, ours: cell.ours, took: choices[keyOf(cell)] ?? 'ours' });
			}
			return acceptFile(preview, id, decisions, corrects && correction ? correction : undefined);
		},
		onSuccess: ({ events }) => onDone(events === 0 ? t('nothing') : t('done', { name: preview.name })),
	});
	const { error } = sending;
	const stale = error instanceof RefusedError && error.refusal.code === 'excel.changed';
	const missing = open > 0 ? t('decideFirst', { count: open }) : corrects && !correction ? t('correctFirst') : '';
	return (
		<section className="card stack" aria-labelledby="pratinjau">
			<h2 id="pratinjau" ref={head} tabIndex={-1}>
				{t('title', { name: preview.name })}
			</h2>
			{preview.noop ? (
				<p className="notice">{t('noop')}</p>
			) : (
				<p>{t('sum', { cells: taken, conflicts: conflicts.length })}</p>
			)}
			<div className={styles.scroll}>
				<table className="table">
					<thead>
						<tr>
							<th scope="col">TPS</th>
							<th scope="col">{t('what')}</th>
							<th scope="col" className="figure">
								{t('filled')}
							</th>
							<th scope="col" className="figure">
								{t('new')}
							</th>
							<th scope="col" className="figure">
								{t('differing')}
							</th>
						</tr>
					</thead>
					<tbody>
						{preview.tps.map((tps) => (
							<tr key={tps.tps}>
								<th scope="row">{tps.name}</th>
								<td>
									<span aria-hidden="true">{MARK[tps.state]}</span> {t(`state.${tps.state}`)}
									{tps.standing === 'locked' && tps.state === 'decide' && <span> {t('locked')}</span>}
									{tps.standing === 'filed' && tps.state === 'decide' && <span> {t('filed')}</span>}
									{tps.problems.length > 0 && (
										<ul className={styles.problems}>
											{tps.problems.slice(0, 12).map((one) => (
												<li key={`${one.code}${one.cell}`}>{problem(one)}</li>
											))}
											{tps.problems.length > 12 && <li>{t('more', { count: tps.problems.length - 12 })}</li>}
										</ul>
									)}
								</td>
								<td className="figure">{tps.filled}</td>
								<td className="figure">{tps.cells.filter(({ kind }) => kind === 'take').length}</td>
								<td className="figure">{tps.cells.filter(({ kind }) => kind === 'conflict').length}</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
			{conflicts.length > 0 && (
				<Conflicts
					form={preview.form}
					names={new Map(preview.tps.map(({ tps, name }) => [tps, name]))}
					cells={conflicts}
					choices={choices}
					onChoose={(chosen) => setChoices((before) => ({ ...before, ...chosen }))}
				/>
			)}
			{corrects && <CorrectionForm onChange={setCorrection} />}
			<div className="row">
				{!preview.noop && (
					<button
						type="button"
						className="button primary"
						disabled={missing !== '' || sending.isPending}
						onClick={() => sending.mutate()}
					>
						{sending.isPending ? t('accepting') : t('accept')}
					</button>
				)}
				<button type="button" className="button" disabled={sending.isPending} onClick={onDiscard}>
					{t('discard')}
				</button>
				{missing !== '' && <span className="hint">{missing}</span>}
			</div>
			<div role="alert">
				{error && !(error instanceof SignedOutError) && <p className="notice problem">{sentence(error)}</p>}
			</div>
			{stale && (
				<p>
					<button type="button" className="button" onClick={onAgain}>
						{t('lookAgain')}
					</button>
				</p>
			)}
			{error instanceof SignedOutError && <SignInAgain onDone={() => sending.mutate()} />}
		</section>
	);
}

const MARK: Readonly<Record<ExcelPreview['tps'][number]['state'], string>> = {
	take: '+',
	decide: '≠',
	same: '✓',
	again: '✓',
	empty: '–',
	reading: '▶',
	faulty: '✕',
};

/** Where only one answer is possible it stands there already: filed or locked numbers stay as the desk has them. */
function forced(preview: ExcelPreview): Choices {
	return Object.fromEntries(
		preview.tps
			.filter(({ standing }) => !mayTake(standing))
			.flatMap(({ tps, cells }) =>
				cells.filter(({ kind }) => kind === 'conflict').map(({ field }) => [keyOf({ tps, field }), 'ours' as const]),
			),
	);
}
