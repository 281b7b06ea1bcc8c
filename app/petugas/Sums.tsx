'use client';

import { useTranslations } from 'use-intl';
import type { OperatorSums, OperatorView } from '@/db/operators/view';
import styles from './Operators.module.css';

const FIGURES = ['tps', 'registered', 'activated', 'able', 'stuck', 'standIn', 'arrived'] as const;

/** The report as KPU Bandar Lampung gave it: stage by stage, kelurahan by kelurahan. */
export function Sums({
	view,
	chosen,
	onChoose,
}: {
	view: OperatorView;
	chosen: string;
	onChoose: (kelurahan: string) => void;
}) {
	const t = useTranslations('operators.sums');
	const cells = (line: OperatorSums) =>
		FIGURES.map((figure) => (
			<td key={figure} className={`figure ${figure === 'stuck' && line.stuck > 0 ? styles.stuck : ''}`}>
				{line[figure]}
			</td>
		));
	return (
		<section aria-labelledby="jumlah-petugas" className="stack">
			<h2 id="jumlah-petugas">{t('title')}</h2>
			<div className={styles.scroll}>
				<table className="table">
					<thead>
						<tr>
							<th scope="col">{t('kelurahan')}</th>
							{FIGURES.map((figure) => (
								<th key={figure} scope="col" className="figure">
									{t(figure)}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{view.kelurahan.map((line) => (
							<tr key={line.kode} className={line.kode === chosen ? styles.chosen : ''}>
								<th scope="row">
									<button
										type="button"
										className="sort"
										aria-pressed={line.kode === chosen}
										onClick={() => onChoose(line.kode === chosen ? '' : line.kode)}
									>
										{line.name}
									</button>
								</th>
								{cells(line)}
							</tr>
						))}
					</tbody>
					<tfoot>
						<tr>
							<th scope="row">{t('total', { name: view.total.name })}</th>
							{cells(view.total)}
						</tr>
					</tfoot>
				</table>
			</div>
		</section>
	);
}
