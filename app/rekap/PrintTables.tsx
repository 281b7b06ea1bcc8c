'use client';

import { useFormatter, useLocale, useTranslations } from 'use-intl';
import type { Cell } from '@/lib/forms/types';
import type { RecapView } from '@/lib/recap';
import styles from './Recap.module.css';
import { cellOf, linesOf, type Shown } from './shown';

/** Columns that fit a landscape sheet. */
const ACROSS = 12;

/** The whole recap on paper: every line, the columns in as many sheets as they need. */
export function PrintTables({ view, shown }: { view: RecapView; shown: Shown }) {
	const t = useTranslations('recap');
	const locale = useLocale();
	const format = useFormatter();
	const lines = linesOf(view, locale);
	const number = (cell: Cell | undefined) => (typeof cell === 'number' ? format.number(cell) : (cell ?? '–'));
	const sheets = Array.from({ length: Math.max(1, Math.ceil(view.columns.length / ACROSS)) }, (_, at) => at * ACROSS);
	return (
		<div className={styles.print}>
			<p>{t('aid')}</p>
			{sheets.map((from) => {
				const places = view.columns.slice(from, from + ACROSS).map((column, at) => ({ column, at: from + at }));
				return (
					<table key={from} className="table">
						<caption>
							{view.contest.formName} · {view.place.name}
						</caption>
						<thead>
							<tr>
								<th scope="col">{t('line')}</th>
								{places.map(({ column }) => (
									<th key={column.code} scope="col" className="figure">
										{column.name}
									</th>
								))}
								<th scope="col" className="figure">
									{t('total')}
								</th>
							</tr>
						</thead>
						<tbody>
							{lines.map((line) => {
								if (line.kind === 'head') {
									return (
										<tr key={line.key}>
											<th scope="rowgroup" colSpan={places.length + 2}>
												{line.no} {line.title}
											</th>
										</tr>
									);
								}
								const field = view.fields[line.at];
								const of = (paper: Cell | undefined, system: Cell | undefined) => {
									const { cell, other } = cellOf(shown, paper ?? null, system ?? null, field?.inSystem ?? false);
									return `${number(cell)}${other === undefined ? '' : ` ≠ ${number(other)}`}`;
								};
								return (
									<tr key={line.key}>
										<th scope="row">
											{field?.candidate} {field?.label[locale]} {field?.column}
										</th>
										{places.map(({ column, at }) => (
											<td key={column.code} className="figure">
												{of(view.paper[at]?.[line.at], view.system[at]?.[line.at])}
											</td>
										))}
										<td className="figure">{of(view.totals.paper[line.at], view.totals.system[line.at])}</td>
									</tr>
								);
							})}
						</tbody>
					</table>
				);
			})}
		</div>
	);
}
