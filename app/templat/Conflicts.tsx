'use client';

import { useLocale, useTranslations } from 'use-intl';
import { fieldName } from '@/app/meja/labels';
import { type MergeCell, mayTake, type Standing } from '@/lib/excel/merge';
import type { Cell, Contest } from '@/lib/forms/types';
import styles from './Excel.module.css';

export type Choices = Readonly<Record<string, 'ours' | 'theirs'>>;

/** A number on which desk and workbook differ. */
export interface Conflict extends MergeCell {
	readonly tps: string;
	readonly standing: Standing;
}

export const keyOf = ({ tps, field }: { readonly tps: string; readonly field: string }) => `${tps} ${field}`;

const shown = (cell: Cell) => (cell === null ? '–' : String(cell));

/** Cell by cell: what stood in the template, what the desk has, what the workbook says, and whose stands. */
export function Conflicts({
	form,
	names,
	cells,
	choices,
	onChoose,
}: {
	form: Contest;
	names: ReadonlyMap<string, string>;
	cells: readonly Conflict[];
	choices: Choices;
	onChoose: (chosen: Choices) => void;
}) {
	const t = useTranslations('excel.conflict');
	const common = useTranslations('common');
	const locale = useLocale() as 'id' | 'en';
	const free = cells.filter(({ standing }) => mayTake(standing));
	const all = (took: 'ours' | 'theirs') => onChoose(Object.fromEntries(free.map((cell) => [keyOf(cell), took])));
	return (
		<section className="stack" aria-labelledby="selisih-excel">
			<div className={styles.head}>
				<h3 id="selisih-excel">{t('title', { count: cells.length })}</h3>
				{free.length > 1 && (
					<p className="row">
						<button type="button" className="button small" onClick={() => all('ours')}>
							{t('allOurs')}
						</button>
						<button type="button" className="button small" onClick={() => all('theirs')}>
							{t('allTheirs')}
						</button>
					</p>
				)}
			</div>
			<p className="hint">{t('hint')}</p>
			<div className={styles.scroll}>
				<table className="table">
					<thead>
						<tr>
							<th scope="col">TPS</th>
							<th scope="col">{t('field')}</th>
							<th scope="col" className="figure">
								{t('base')}
							</th>
							<th scope="col">{t('ours')}</th>
							<th scope="col">{t('theirs')}</th>
						</tr>
					</thead>
					<tbody>
						{cells.map((cell) => {
							const key = keyOf(cell);
							const name = `${names.get(cell.tps) ?? cell.tps}, ${fieldName(form, cell.field, common, locale)}`;
							return (
								<tr key={key} className={styles.differs}>
									<td>{names.get(cell.tps) ?? cell.tps}</td>
									<th scope="row">{fieldName(form, cell.field, common, locale)}</th>
									<td className="figure">{shown(cell.base)}</td>
									{(['ours', 'theirs'] as const).map((side) => {
										const possible = side === 'ours' || mayTake(cell.standing);
										return (
											<td key={side}>
												{possible ? (
													<label className={styles.choice}>
														<input
															type="radio"
															name={key}
															checked={choices[key] === side}
															aria-label={`${name}: ${t(side)} ${shown(cell[side])}`}
															onChange={() => onChoose({ [key]: side })}
														/>
														<span className="figures">{shown(cell[side])}</span>
													</label>
												) : (
													<span className="hint">
														<span className="figures">{shown(cell[side])}</span>{' '}
														{t(`not.${cell.standing === 'locked' ? 'locked' : 'filed'}`)}
													</span>
												)}
											</td>
										);
									})}
								</tr>
							);
						})}
					</tbody>
				</table>
			</div>
		</section>
	);
}
