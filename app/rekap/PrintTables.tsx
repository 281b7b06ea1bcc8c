'use client';

import { useFormatter, useLocale, useTranslations } from 'use-intl';
import type { Cell } from '@/lib/forms/types';
import type { RecapView } from '@/lib/recap';
import styles from './Print.module.css';
import { cellOf, linesOf, printedNumber, type Shown } from './shown';

/** Columns that fit a landscape sheet. */
const ACROSS = 12;

/**
 * The whole recap on paper: every line, the columns in as many sheets as they need, what it is and which columns it
 * shows at the head of every page. The total stands on the last sheet.
 */
export function PrintTables({ view, shown }: { view: RecapView; shown: Shown }) {
	const t = useTranslations('recap');
	const locale = useLocale();
	const format = useFormatter();
	const lines = linesOf(view, locale);
	const number = (cell: Cell | undefined) => (typeof cell === 'number' ? format.number(cell) : (cell ?? '–'));
	const text = (paper: Cell | undefined, system: Cell | undefined, inSystem: boolean) => {
		const { cell, other } = cellOf(shown, paper ?? null, system ?? null, inSystem);
		return other === undefined ? number(cell) : `${number(cell)} ≠ ${number(other)}`;
	};
	const sheets = Array.from({ length: Math.max(1, Math.ceil(view.columns.length / ACROSS)) }, (_, at) => at * ACROSS);
	return (
		<div className={styles.print}>
			{sheets.map((from, sheet) => {
				const places = view.columns.slice(from, from + ACROSS).map((column, at) => ({ column, at: from + at }));
				const last = sheet === sheets.length - 1;
				const width = 1 + places.length + Number(last);
				return (
					<table key={from} className={styles.sheet}>
						<thead>
							<tr>
								<th scope="colgroup" colSpan={width} className={styles.title}>
									{view.contest.formName} · {view.place.name}
									{sheets.length > 1 &&
										` · ${t('sheet', {
											from: places[0]?.column.name ?? '',
											to: places.at(-1)?.column.name ?? '',
											no: sheet + 1,
											of: sheets.length,
										})}`}
									<small> · {t('aid')}</small>
								</th>
							</tr>
							<tr>
								<th scope="col" className={styles.label}>
									{t('line')}
								</th>
								{places.map(({ column }) => (
									<th key={column.code} scope="col" className={styles.figure}>
										{column.name}
										<small>
											{column.locked === column.total
												? ' ■'
												: view.level === 'kelurahan'
													? ` ${t('open')}`
													: ` ${column.locked}/${column.total}`}
										</small>
									</th>
								))}
								{last && (
									<th scope="col" className={styles.figure}>
										{t('total')}
									</th>
								)}
							</tr>
						</thead>
						<tbody>
							{lines.map((line) => {
								if (line.kind === 'head') {
									return (
										<tr key={line.key} className={styles.group}>
											<th scope="rowgroup" colSpan={width}>
												{line.no} {line.title}
											</th>
										</tr>
									);
								}
								const field = view.fields[line.at];
								if (!field) return null;
								return (
									<tr key={line.key}>
										<th scope="row">
											{printedNumber(field)} {field.label[locale]} {field.column}
										</th>
										{places.map(({ column, at }) => (
											<td key={column.code}>
												{text(view.paper[at]?.[line.at], view.system[at]?.[line.at], field.inSystem)}
											</td>
										))}
										{last && (
											<td className={styles.total}>
												{text(view.totals.paper[line.at], view.totals.system[line.at], field.inSystem)}
												{(view.unknown[line.at] ?? 0) > 0 && '*'}
											</td>
										)}
									</tr>
								);
							})}
						</tbody>
					</table>
				);
			})}
			{view.unknown.some((count) => count > 0) && <p>* {t('emptyNote')}</p>}
		</div>
	);
}
