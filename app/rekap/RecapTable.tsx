'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useMemo, useRef } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import type { Cell, Field } from '@/lib/forms/types';
import type { RecapView } from '@/lib/recap';
import styles from './Recap.module.css';
import { cellOf, linesOf, type Shown } from './shown';

const ROW = 30;
const TPS_COLUMN = 76;
const KELURAHAN_COLUMN = 132;

/** A recap of any size: only the lines and columns in sight are there. */
export function RecapTable({ view, shown }: { view: RecapView; shown: Shown }) {
	const t = useTranslations('recap');
	const locale = useLocale();
	const scroller = useRef<HTMLDivElement>(null);
	const lines = useMemo(() => linesOf(view, locale), [view, locale]);
	const down = useVirtualizer({
		count: lines.length,
		getScrollElement: () => scroller.current,
		estimateSize: () => ROW,
		overscan: 12,
	});
	const across = useVirtualizer({
		horizontal: true,
		count: view.columns.length,
		getScrollElement: () => scroller.current,
		estimateSize: () => (view.level === 'kelurahan' ? TPS_COLUMN : KELURAHAN_COLUMN),
		overscan: 4,
	});
	const columns = across.getVirtualItems();
	const before = columns[0]?.start ?? 0;
	const after = Math.max(0, across.getTotalSize() - (columns.at(-1)?.end ?? 0));
	const rows = down.getVirtualItems();

	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
		<section ref={scroller} className={styles.scroller} tabIndex={0} aria-label={t('table')}>
			<table
				className={styles.table}
				aria-rowcount={lines.length + 1}
				aria-colcount={view.columns.length + 2}
				style={{ width: `calc(var(--label) + var(--total) + ${across.getTotalSize()}px)` }}
			>
				<thead>
					<tr>
						<th scope="col" className={styles.corner}>
							{t('line')}
						</th>
						<th scope="col" className={styles.totalHead}>
							{t('total')}
						</th>
						<Gap width={before} />
						{columns.map((item) => (
							<ColumnHead key={item.key} view={view} at={item.index} width={item.size} />
						))}
						<Gap width={after} />
					</tr>
				</thead>
				<tbody>
					<Spacer height={rows[0]?.start ?? 0} />
					{rows.map((row) => {
						const line = lines[row.index];
						if (!line) return null;
						if (line.kind === 'head') {
							return (
								<tr key={line.key} aria-rowindex={row.index + 2} data-head>
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
						const missing = view.unknown[line.at] ?? 0;
						return (
							<tr
								key={line.key}
								aria-rowindex={row.index + 2}
								data-total={field.line === 'total' || field.row === 'V.C' || undefined}
							>
								<th scope="row" className={styles.label} title={field.label[locale]}>
									<span className={styles.line}>
										<LineNumber field={field} />
										<span className={styles.text}>{field.label[locale]}</span>
										{field.column && <span>{field.column}</span>}
									</span>
								</th>
								<Cells
									className={styles.total}
									{...cellOf(
										shown,
										view.totals.paper[line.at] ?? null,
										view.totals.system[line.at] ?? null,
										field.inSystem,
									)}
								>
									{missing > 0 && (
										<span title={t('missing', { count: missing })}>
											*<span className="visually-hidden">{t('missing', { count: missing })}</span>
										</span>
									)}
								</Cells>
								<Gap width={before} />
								{columns.map((item) => (
									<Cells
										key={item.key}
										href={hrefOf(view, view.columns[item.index]?.code ?? '', field.id)}
										{...cellOf(
											shown,
											view.paper[item.index]?.[line.at] ?? null,
											view.system[item.index]?.[line.at] ?? null,
											field.inSystem,
										)}
									/>
								))}
								<Gap width={after} />
							</tr>
						);
					})}
					<Spacer height={Math.max(0, down.getTotalSize() - (rows.at(-1)?.end ?? 0))} />
				</tbody>
			</table>
		</section>
	);
}

function ColumnHead({ view, at, width }: { view: RecapView; at: number; width: number }) {
	const t = useTranslations('recap');
	const column = view.columns[at];
	if (!column) return null;
	const done = column.locked === column.total;
	const tps = view.level === 'kelurahan';
	return (
		<th
			scope="col"
			aria-colindex={at + 3}
			className={styles.columnHead}
			data-open={!done || undefined}
			style={{ width }}
		>
			<a href={hrefOf(view, column.code)} title={column.name}>
				{tps ? column.name.replace(/^TPS\s*/i, '') : column.name}
			</a>
			<span className={styles.state}>
				{tps ? (done ? '■' : t('open')) : `${done ? '■ ' : ''}${column.locked}/${column.total}`}
			</span>
		</th>
	);
}

/** One number, the other source's beside it where it differs. */
function Cells({
	cell,
	other,
	href,
	className = styles.cell,
	children,
}: {
	cell: Cell;
	other: Cell | undefined;
	href?: string;
	className?: string;
	children?: ReactNode;
}) {
	const common = useTranslations('common');
	const format = useFormatter();
	const number = (value: Cell) => (typeof value === 'number' ? format.number(value) : (value ?? '–'));
	const content = (
		<>
			{number(cell)}
			{other !== undefined && <small title={common('figure.system')}> ≠ {number(other)}</small>}
		</>
	);
	return (
		<td className={className} data-differs={other !== undefined || undefined} data-none={cell === null || undefined}>
			{href ? (
				<a href={href} tabIndex={-1}>
					{content}
				</a>
			) : (
				content
			)}
			{children}
		</td>
	);
}

/** The columns out of sight, as one. */
function Gap({ width }: { width: number }) {
	return width > 0 ? <td className={styles.gap} aria-hidden="true" style={{ width }} /> : null;
}

/** The lines out of sight, as one. */
function Spacer({ height }: { height: number }) {
	return height > 0 ? (
		<tr>
			<td className={styles.gap} style={{ height }} />
		</tr>
	) : null;
}

/** Every cell leads to where its number comes from: the TPS at the desk, or the recap of the kelurahan. */
function hrefOf(view: RecapView, code: string, field?: string): string {
	const { code: contest } = view.contest;
	return view.level === 'kelurahan'
		? `/meja?kontes=${contest}&tps=${code}${field ? `#butir-${field}` : ''}`
		: `/rekap?kontes=${contest}&wilayah=${code}`;
}

function LineNumber({ field }: { field: Field }) {
	if (field.line === 'candidate') return <span className={styles.code}>{field.candidate}</span>;
	if (field.line) return <span className={styles.code}>{field.line === 'party' ? 'A.1' : 'B'}</span>;
	if (field.contestant !== undefined) return <span className={styles.ballot}>{field.contestant}</span>;
	return <span className={styles.code}>{field.row.replace(`${field.section}.`, '')}</span>;
}
