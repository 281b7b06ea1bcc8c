'use client';

import { useFormatter, useLocale, useTranslations } from 'use-intl';
import type { ResultView } from '@/lib/plenary';
import { fieldName } from './labels';
import styles from './Side.module.css';

/** Locked versions that were reopened: every figure and every sign-off they were locked with. */
export function PastVersions({ view }: { view: ResultView }) {
	const t = useTranslations('desk.past');
	const common = useTranslations('common');
	const locale = useLocale();
	const format = useFormatter();
	const contest = { fields: view.rows.map((row) => row.field) };
	return view.meeting.past.map((past) => (
		<details key={past.version} className={styles.fold}>
			<summary>
				{t('title', {
					version: past.version,
					time: format.dateTime(new Date(past.time), { dateStyle: 'medium', timeStyle: 'short' }),
				})}
			</summary>
			<p>{t('struck', { by: past.by, words: past.words })}</p>
			<p>
				{t('why', { requestedBy: past.reopened.requestedBy, by: past.reopened.by })} {past.reopened.reason}
				{past.reopened.document ? ` (${past.reopened.document})` : ''}
			</p>
			<ul className={styles.findings}>
				{past.answers.map((answer) => (
					<li key={answer.witness}>
						{answer.contestant} {answer.name}: {common(`answer.${answer.answer}`)}
						{answer.text ? ` – ${answer.text}` : ''}
					</li>
				))}
				{past.absent.map((witness) => (
					<li key={witness.witness}>
						{witness.contestant} {witness.name}: {common('answer.absent')}
					</li>
				))}
			</ul>
			<table className="table">
				<thead>
					<tr>
						<th scope="col">{t('field')}</th>
						<th scope="col" className="figure">
							{common('figure.paper')}
						</th>
					</tr>
				</thead>
				<tbody>
					{contest.fields.map((field) => (
						<tr key={field.id}>
							<td>{fieldName(contest, field.id, common, locale)}</td>
							<td className="figure">{past.figures[field.id] ?? '–'}</td>
						</tr>
					))}
				</tbody>
			</table>
		</details>
	));
}
