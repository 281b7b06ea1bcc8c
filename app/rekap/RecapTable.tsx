'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useSearchParams } from 'next/navigation';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { RecapView } from '@/lib/recap';
import styles from './Recap.module.css';
import { type Frame, hrefOf, RecapRow } from './RecapRow';
import { type Line, lineId, linesOf, type Shown } from './shown';

const ROW = 30;
const TPS_COLUMN = 76;
const KELURAHAN_COLUMN = 132;
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
	ArrowUp: [-1, 0],
	ArrowDown: [1, 0],
	ArrowLeft: [0, -1],
	ArrowRight: [0, 1],
};

/** A recap of any size: only the lines and columns in sight are there. Arrow keys go from cell to cell. */
export function RecapTable({ view, shown }: { view: RecapView; shown: Shown }) {
	const t = useTranslations('recap');
	const locale = useLocale();
	const scroller = useRef<HTMLDivElement>(null);
	const lines = useMemo(() => linesOf(view, locale), [view, locale]);
	const firstLine = lines.findIndex(({ kind }) => kind === 'field');
	const [at, setAt] = useState<readonly [number, number]>([firstLine, 0]);
	const moved = useRef(false);
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
	const [first, last] = [columns[0]?.index ?? 0, columns.at(-1)?.index ?? -1];
	const before = columns[0]?.start ?? 0;
	const after = Math.max(0, across.getTotalSize() - (columns.at(-1)?.end ?? 0));
	const rows = down.getVirtualItems();
	const frame = useMemo((): Frame => ({ first, last, before, after }), [first, last, before, after]);

	// A cell of the kecamatan's recap, or a sum, led to this line.
	const wanted = useWantedLine(lines);
	useEffect(() => {
		const box = scroller.current;
		if (wanted < 0 || !box) return;
		// Every line is as high as the next: its place is known before it is there.
		box.scrollTop = wanted * ROW - box.clientHeight / 2;
		setAt(([, column]) => [wanted, column]);
	}, [wanted]);

	// The cell an arrow key went to may only now have come into sight.
	useEffect(() => {
		if (!moved.current) return;
		const cell = scroller.current?.querySelector<HTMLElement>(`[data-cell="${at.join(' ')}"]`);
		if (!cell) return;
		moved.current = false;
		cell.focus();
	});

	const onKeyDown = useCallback(
		(event: KeyboardEvent) => {
			const step = STEPS[event.key];
			const cell = (event.target as HTMLElement).dataset.cell;
			if (!step || !cell || event.altKey || event.ctrlKey || event.metaKey) return;
			event.preventDefault();
			const [fromLine = 0, fromColumn = 0] = cell.split(' ').map(Number);
			let line = fromLine + step[0];
			while (lines[line]?.kind === 'head') line += step[0];
			const column = fromColumn + step[1];
			if (!lines[line] || !view.columns[column]) return;
			moved.current = true;
			setAt([line, column]);
		},
		[lines, view],
	);

	return (
		<section
			ref={scroller}
			className={styles.scroller}
			// biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
			tabIndex={0}
			aria-label={t('table')}
			onKeyDown={onKeyDown}
		>
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
						{before > 0 && <td className={styles.gap} aria-hidden="true" style={{ width: before }} />}
						{columns.map((item) => (
							<ColumnHead key={item.key} view={view} at={item.index} width={item.size} />
						))}
						{after > 0 && <td className={styles.gap} aria-hidden="true" style={{ width: after }} />}
					</tr>
				</thead>
				<tbody>
					<Spacer height={rows[0]?.start ?? 0} />
					{rows.map((row) => {
						const line = lines[row.index];
						return line ? (
							<RecapRow
								key={line.key}
								view={view}
								shown={shown}
								line={line}
								at={row.index}
								frame={frame}
								wanted={row.index === wanted}
								focus={at[0] === row.index ? at[1] : null}
							/>
						) : null;
					})}
					<Spacer height={Math.max(0, down.getTotalSize() - (rows.at(-1)?.end ?? 0))} />
				</tbody>
			</table>
		</section>
	);
}

/** Where the line stands that the address asks for (`#baris-IV.3.B`); -1 while it asks for none. */
function useWantedLine(lines: readonly Line[]): number {
	const [, look] = useReducer((count: number) => count + 1, 0);
	useSearchParams();
	useEffect(() => {
		window.addEventListener('hashchange', look);
		return () => window.removeEventListener('hashchange', look);
	}, []);
	const hash = typeof window === 'undefined' ? '' : window.location.hash;
	return lines.findIndex((line) => line.kind === 'field' && hash === `#${lineId(line.key)}`);
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

/** The lines out of sight, as one. */
function Spacer({ height }: { height: number }) {
	return height > 0 ? (
		<tr>
			<td className={styles.gap} style={{ height }} />
		</tr>
	) : null;
}
