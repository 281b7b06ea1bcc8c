'use client';

import { useState } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import type { PackPreview } from '@/db/packs';
import { shortName } from '@/lib/election/words';
import styles from './Packs.module.css';

/** What is in the file, and its fingerprint with three blocks to type from paper. */
export function Preview({
	preview,
	busy,
	adopt,
}: {
	preview: PackPreview;
	busy: boolean;
	adopt: (typed: readonly string[]) => void;
}) {
	const t = useTranslations('pack');
	const format = useFormatter();
	const locale = useLocale();
	const blanked = preview.blocks.flatMap((block, at) => (block === null ? [at] : []));
	const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
	const complete = blanked.every((at) => (typed[at] ?? '').trim().length === 4);
	const day = (text: string) => format.dateTime(new Date(`${text}T00:00:00`), { dateStyle: 'long' });

	if (preview.problems.length > 0) {
		return (
			<section className="notice problem stack">
				<h2>{t('broken', { file: preview.file })}</h2>
				<ul>
					{preview.problems.map((problem) => (
						<li key={`${problem.path}${problem.code}${problem.found}`}>
							<strong>
								{(problem.place ?? []).map(({ part, name }) => t(`place.${part}`, { name })).join(' › ') || '–'}
							</strong>{' '}
							{t(`problem.${problem.code}`, { found: problem.found })}
						</li>
					))}
				</ul>
			</section>
		);
	}
	const { summary } = preview;
	const nameOf = (code: string) =>
		shortName(summary?.contests.find((one) => one.code === code) ?? { code, formName: '' });
	return (
		<section className="card stack">
			<h2>{summary ? `${summary.name[locale]} · ${t('edition', { version: summary.version })}` : preview.file}</h2>
			{summary && (
				<>
					<p>
						{t('window', {
							day: day(summary.votingDay),
							from: day(summary.recap.from),
							to: day(summary.recap.to),
						})}
					</p>
					<div className={styles.wide}>
						<table className="table">
							<thead>
								<tr>
									<th scope="col">{t('column.contest')}</th>
									<th scope="col">{t('column.form')}</th>
									<th scope="col" className="figure">
										{t('column.districts')}
									</th>
									<th scope="col" className="figure">
										{t('column.contestants')}
									</th>
									<th scope="col" className="figure">
										{t('column.candidates')}
									</th>
									<th scope="col" className="figure">
										{t('column.fields')}
									</th>
								</tr>
							</thead>
							<tbody>
								{summary.contests.map((contest) => (
									<tr key={contest.code}>
										<th scope="row">{contest.name[locale]}</th>
										<td>{contest.formName}</td>
										<td className="figure">{contest.districts || '–'}</td>
										<td className="figure">{contest.contestants || '–'}</td>
										<td className="figure">{contest.candidates || '–'}</td>
										<td className="figure">{contest.fields ?? t('notHere')}</td>
									</tr>
								))}
							</tbody>
						</table>
					</div>
				</>
			)}
			{preview.notes.length > 0 && (
				<ul className="notice">
					{preview.notes.map((note) => (
						<li key={JSON.stringify(note)}>{t(`note.${note.code}`, { ...note })}</li>
					))}
				</ul>
			)}
			{preview.adopted ? (
				<p className="notice">{t('already')}</p>
			) : preview.frozen.length > 0 ? (
				<p className="notice problem">{t('frozen', { contests: preview.frozen.map(nameOf).join(', ') })}</p>
			) : (
				<form
					className="stack"
					onSubmit={(event) => {
						event.preventDefault();
						if (complete && !busy) adopt(blanked.map((at) => typed[at] ?? ''));
					}}
				>
					<h3>{t('fingerprint')}</h3>
					<p className="hint">{t('fingerprintHint')}</p>
					<ol className={styles.blocks}>
						{preview.blocks.map((block, at) => (
							// The place is what a block is known by.
							// biome-ignore lint/suspicious/noArrayIndexKey: sixteen places that never move
							<li key={at}>
								{block ?? (
									<input
										className={styles.block}
										aria-label={t('block', { number: at + 1 })}
										autoComplete="off"
										spellCheck={false}
										maxLength={4}
										value={typed[at] ?? ''}
										onChange={(event) => setTyped({ ...typed, [at]: event.target.value })}
									/>
								)}
							</li>
						))}
					</ol>
					<p className="row">
						<button type="submit" className="button primary" disabled={!complete || busy}>
							{t('adopt')}
						</button>
						{!complete && <span className="hint">{t('missing')}</span>}
					</p>
				</form>
			)}
		</section>
	);
}
