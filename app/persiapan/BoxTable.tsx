'use client';

import { memo } from 'react';
import { useTranslations } from 'use-intl';
import type { ArrivalRow, ArrivedBox } from '@/db/preparation';
import { clockText, type Zone } from '@/lib/hall/clock';
import styles from './Preparation.module.css';

const MARK = { utuh: '●', rusak: '◆', 'tidak-ada': '■' } as const;

/** Every TPS with its boxes: mark and word of each seal, from whom, when, the note. */
export function BoxTable({
	rows,
	contests,
	zone,
	may,
	caption,
	onCorrect,
}: {
	rows: readonly ArrivalRow[];
	contests: readonly { readonly code: string; readonly name: string }[];
	zone: Zone;
	may: boolean;
	caption: string;
	onCorrect: (row: ArrivalRow) => void;
}) {
	const t = useTranslations('preparation.box');
	if (rows.length === 0) return <p className="notice">{t('none')}</p>;
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen must be moved by keyboard too.
		<section className={styles.scroll} aria-label={caption} tabIndex={0}>
			<table className="table">
				<caption className={styles.caption}>{caption}</caption>
				<thead>
					<tr>
						<th scope="col">{t('head.tps')}</th>
						<th scope="col">{t('head.seal')}</th>
						<th scope="col">{t('head.from')}</th>
						<th scope="col">{t('head.when')}</th>
						<th scope="col">{t('head.note')}</th>
						<th scope="col" className="no-print">
							<span className="visually-hidden">{t('head.act')}</span>
						</th>
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<Row key={row.tps} row={row} contests={contests} zone={zone} may={may} onCorrect={onCorrect} />
					))}
				</tbody>
			</table>
		</section>
	);
}

const Row = memo(
	function Row({
		row,
		contests,
		zone,
		may,
		onCorrect,
	}: {
		row: ArrivalRow;
		contests: readonly { readonly code: string; readonly name: string }[];
		zone: Zone;
		may: boolean;
		onCorrect: (row: ArrivalRow) => void;
	}) {
		const t = useTranslations('preparation.box');
		const common = useTranslations('common');
		const { tps, name, boxes } = row;
		const several = contests.length > 1;
		const froms = [...new Set(boxes.map(({ from }) => from))].join(', ');
		const notes = boxes.filter(({ note }) => note !== '');
		const last = boxes
			.map(({ at }) => at)
			.sort()
			.at(-1);
		const mark = ({ code, name: contest }: (typeof contests)[number], box: ArrivedBox | undefined) => (
			<span key={code} className={styles.mark}>
				<span aria-hidden="true">{box ? MARK[box.seal] : '–'}</span> {several ? `${contest} ` : ''}
				{box ? common(`seal.${box.seal}`) : t('notYet')}
			</span>
		);
		return (
			<tr data-tps={tps} data-bad={boxes.some(({ seal }) => seal !== 'utuh') || undefined}>
				<th scope="row" className={styles.tps}>
					{name}
				</th>
				<td>
					{contests.map((contest) =>
						mark(
							contest,
							boxes.find((box) => box.contest === contest.code),
						),
					)}
				</td>
				<td className={styles.wrap}>{froms}</td>
				<td>
					{last ? clockText(last, zone) : ''}
					{last ? <span className={`hint ${styles.block}`}>{boxes.at(-1)?.by}</span> : null}
				</td>
				<td className={styles.wrap}>
					{notes.map(({ contest, note, corrected }) => (
						<span key={contest} className={styles.block}>
							{corrected ? '✎ ' : ''}
							{several ? `${contests.find(({ code }) => code === contest)?.name ?? contest}: ` : ''}
							{note}
						</span>
					))}
				</td>
				<td className="no-print">
					{may && boxes.length > 0 ? (
						<button
							type="button"
							className="button small"
							aria-label={t('correctFor', { name })}
							onClick={() => onCorrect(row)}
						>
							{t('correct')}
						</button>
					) : null}
				</td>
			</tr>
		);
	},
	// A reload brings equal rows as new objects; hundreds of them need not be drawn again.
	(a, b) => a.may === b.may && a.zone === b.zone && JSON.stringify(a.row) === JSON.stringify(b.row),
);
