'use client';

import { useLocale, useTranslations } from 'use-intl';
import { fieldName } from '@/app/meja/labels';
import type { SystemAnswer } from '@/app/server/import-answer';
import type { Cell, Contest } from '@/lib/forms/types';
import type { PreviewRow } from '@/lib/import/rows';
import styles from './Import.module.css';
import { ProblemText } from './ProblemText';

/** One sign for each state; the word always stands beside it. */
const MARK: Readonly<Record<PreviewRow['status'], string>> = {
	new: '+',
	changed: '≠',
	notUploaded: '–',
	unchanged: '=',
	unknown: '?',
	missing: '○',
	invalid: '■',
};

/** The files of a preview, one line each. */
export function Rows({ answer }: { answer: SystemAnswer }) {
	const t = useTranslations('import.page');
	if (answer.rows.length === 0) return <p className="card hint">{t('preview.none')}</p>;
	return (
		<table className={`table ${styles.rows}`}>
			<thead>
				<tr>
					<th scope="col">{t('column.tps')}</th>
					<th scope="col">{t('column.status')}</th>
					<th scope="col">{t('column.detail')}</th>
				</tr>
			</thead>
			<tbody>
				{answer.rows.map((row) => (
					<tr key={row.file ?? row.tps} className={row.status === 'changed' ? styles.changed : undefined}>
						<th scope="row">
							<span className={styles.code}>{row.tps ?? row.file}</span>
							{row.place && <span className={styles.place}>{row.place}</span>}
						</th>
						<td>
							<span aria-hidden="true" className={styles.mark}>
								{MARK[row.status]}
							</span>{' '}
							{t(`status.${row.status}`)}
						</td>
						<td>
							<Details row={row} contest={answer.form} />
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

function Details({ row, contest }: { row: PreviewRow; contest: Contest | null }) {
	const t = useTranslations('import.page.row');
	const common = useTranslations('common');
	const locale = useLocale();
	const shown = (cell: Cell) => (cell === null ? t('empty') : String(cell));
	const writes = row.status === 'changed' || row.status === 'new' || row.status === 'notUploaded';
	return (
		<ul className={styles.details}>
			{row.locked && writes && <li>{t('locked')}</li>}
			{row.open && writes && <li>{t('floor')}</li>}
			{row.moved.map(({ field, old, value }) => (
				<li key={field}>
					{contest ? fieldName(contest, field, common, locale) : field}: <s>{shown(old)}</s> →{' '}
					<strong>{shown(value)}</strong>
				</li>
			))}
			{row.findings.map((finding) => (
				<li key={`${finding.code}:${finding.scope}`}>
					<span className={`chip ${finding.code.startsWith('K') ? 'error' : ''}`}>{finding.code}</span>{' '}
					{common(`rule.${finding.code}`, { expected: finding.expected ?? 0, found: finding.found ?? 0 })}
					<span className="hint">
						{' '}
						{contest && finding.fields[0] && fieldName(contest, finding.fields[0], common, locale)}
					</span>
				</li>
			))}
			{row.problems.map((problem) => (
				<li key={`${problem.code}:${problem.field ?? ''}:${problem.line ?? ''}`}>
					<ProblemText problem={problem} />
					{row.tps !== null && <span className={styles.place}>{row.file}</span>}
				</li>
			))}
		</ul>
	);
}
