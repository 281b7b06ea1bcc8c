import { memo } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import type { Cell, Field } from '@/lib/forms/types';
import type { RecapView } from '@/lib/recap';
import styles from './Recap.module.css';
import { cellOf, type Line, lineId, type Shown } from './shown';

/** The columns in sight, and how wide what is out of sight is on either side. */
export interface Frame {
	readonly first: number;
	readonly last: number;
	readonly before: number;
	readonly after: number;
}

/** One line of the table. It is drawn again only when it, or the columns in sight, change. */
export const RecapRow = memo(function RecapRow({
	view,
	shown,
	line,
	at,
	frame,
	focus,
	wanted,
}: {
	view: RecapView;
	shown: Shown;
	line: Line;
	at: number;
	frame: Frame;
	/** The column of this line that the Tab key reaches; `null` for every other line. */
	focus: number | null;
	/** The line the address asks for. */
	wanted: boolean;
}) {
	const t = useTranslations('recap');
	const common = useTranslations('common');
	const locale = useLocale();
	const format = useFormatter();
	const columns = view.columns.slice(frame.first, frame.last + 1);
	if (line.kind === 'head') {
		return (
			<tr aria-rowindex={at + 2} data-head>
				<th scope="rowgroup" className={styles.label}>
					{line.no !== null && <span className={styles.ballot}>{line.no}</span>} {line.title}
				</th>
				<td className={styles.total} />
				<td colSpan={columns.length + 2} />
			</tr>
		);
	}
	const field = view.fields[line.at];
	if (!field) return null;
	const number = (value: Cell) => (typeof value === 'number' ? format.number(value) : (value ?? '–'));
	const read = (paper: Cell | undefined, system: Cell | undefined) => {
		const { cell, other } = cellOf(shown, paper ?? null, system ?? null, field.inSystem);
		return {
			differs: other !== undefined || undefined,
			none: cell === null || undefined,
			content: (
				<>
					{number(cell)}
					{other !== undefined && <small title={common('figure.system')}> ≠ {number(other)}</small>}
				</>
			),
		};
	};
	const missing = view.unknown[line.at] ?? 0;
	const total = read(view.totals.paper[line.at], view.totals.system[line.at]);
	return (
		<tr
			aria-rowindex={at + 2}
			data-wanted={wanted || undefined}
			data-total={field.line === 'total' || field.row === 'V.C' || undefined}
		>
			<th scope="row" className={styles.label} title={field.label[locale]}>
				<span className={styles.line}>
					<LineNumber field={field} />
					<span className={styles.text}>{field.label[locale]}</span>
					{field.column && <span>{field.column}</span>}
				</span>
			</th>
			<td className={styles.total} data-differs={total.differs} data-none={total.none}>
				<a href={`#${lineId(field.id)}`} tabIndex={focus === null ? -1 : 0} title={t('markLine')}>
					{total.content}
				</a>
				{missing > 0 && (
					<span title={t('missing', { count: missing })}>
						*<span className="visually-hidden">{t('missing', { count: missing })}</span>
					</span>
				)}
			</td>
			{frame.before > 0 && <td className={styles.gap} aria-hidden="true" style={{ width: frame.before }} />}
			{columns.map(({ code }, index) => {
				const column = frame.first + index;
				const { differs, none, content } = read(view.paper[column]?.[line.at], view.system[column]?.[line.at]);
				return (
					<td key={code} className={styles.cell} data-differs={differs} data-none={none}>
						<a href={hrefOf(view, code, field.id)} tabIndex={column === focus ? 0 : -1} data-cell={`${at} ${column}`}>
							{content}
						</a>
					</td>
				);
			})}
			{frame.after > 0 && <td className={styles.gap} aria-hidden="true" style={{ width: frame.after }} />}
		</tr>
	);
});

/** Every cell leads to where its number comes from: the line of the TPS at the desk, or that of the kelurahan's recap. */
export function hrefOf(view: RecapView, code: string, field?: string): string {
	const { code: contest } = view.contest;
	return view.level === 'kelurahan'
		? `/meja?kontes=${contest}&tps=${code}${field ? `#butir-${field}` : ''}`
		: `/rekap?kontes=${contest}&wilayah=${code}${field ? `#${lineId(field)}` : ''}`;
}

function LineNumber({ field }: { field: Field }) {
	if (field.line === 'candidate') return <span className={styles.code}>{field.candidate}</span>;
	if (field.line) return <span className={styles.code}>{field.line === 'party' ? 'A.1' : 'B'}</span>;
	if (field.contestant !== undefined) return <span className={styles.ballot}>{field.contestant}</span>;
	return <span className={styles.code}>{field.row.replace(`${field.section}.`, '')}</span>;
}
