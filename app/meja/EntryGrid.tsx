'use client';

import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { cellOf, cross, down, type Entry, enter, type Grid, type Step, textOf, typeInto, up } from '@/lib/entry/model';
import { differencesOf } from '@/lib/forms/differences';
import { type Finding, findingKey } from '@/lib/forms/rules';
import { terbilang } from '@/lib/forms/terbilang';
import { amount, type Cell, type Contest, type Field, type Figures } from '@/lib/forms/types';
import type { ResultView } from '@/lib/plenary';
import { Delta } from './Delta';
import styles from './Form.module.css';
import { fieldName } from './labels';

/** The entry grid: one cell a number, the keyboard does the rest. It checks, and never blocks. */
export function EntryGrid({
	view,
	contest,
	shown,
	entry,
	findings,
	onChange,
	onFile,
}: {
	view: ResultView;
	contest: Contest;
	shown: Figures | null;
	entry: Entry;
	findings: readonly Finding[];
	onChange: (entry: Entry) => void;
	onFile: () => void;
}) {
	const t = useTranslations('desk');
	const common = useTranslations('common');
	const locale = useLocale();
	const grid: Grid = useMemo(() => ({ contest, shown }), [contest, shown]);
	const table = useRef<HTMLTableElement>(null);
	const differences = useMemo(
		() =>
			new Map(
				(shown ? differencesOf(contest, entry.figures, shown) : [])
					.filter((difference) => difference.paper !== null)
					.map((difference) => [difference.field, difference]),
			),
		[contest, entry.figures, shown],
	);

	useEffect(() => {
		const input = table.current?.querySelector<HTMLInputElement>(`input[data-field="${CSS.escape(entry.at)}"]`);
		if (!input || document.querySelector('dialog[open]')) return;
		if (document.activeElement !== input) input.focus();
		input.scrollIntoView({ block: 'nearest' });
	}, [entry.at]);

	const keys = (event: KeyboardEvent<HTMLInputElement>) => {
		if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
		if (event.key === 'Enter' && event.shiftKey) {
			event.preventDefault();
			onFile();
			return;
		}
		const step = stepFor(event.key);
		if (!step) return;
		event.preventDefault();
		const { entry: next, effect } = step(grid, entry);
		if (effect !== 'none') onChange(next);
	};

	return (
		<table ref={table} className={`table ${styles.form}`}>
			<caption className="visually-hidden">{view.contest.formName}</caption>
			<thead>
				<tr>
					<th scope="col">{t('column.field')}</th>
					<th scope="col">{t('column.part')}</th>
					<th scope="col" className="figure">
						{common('figure.system')}
					</th>
					<th scope="col" className="figure">
						{common('figure.paper')}
					</th>
					<th scope="col" className="figure">
						{common('figure.delta')}
					</th>
					<th scope="col">{t('column.note')}</th>
				</tr>
			</thead>
			{contest.sections.map((section) => (
				<tbody key={section.id}>
					<tr className={styles.section}>
						<th scope="rowgroup" colSpan={6}>
							{section.id}. {section.title[locale]}
						</th>
					</tr>
					{contest.fields
						.filter((field) => field.section === section.id)
						.map((field) => {
							const difference = differences.get(field.id);
							const cell = entry.figures[field.id] ?? null;
							const own = findings.filter((finding) => finding.fields[0] === field.id);
							const note = `note-${field.id}`;
							return (
								<tr
									key={field.id}
									className={difference ? styles.differs : undefined}
									data-here={field.id === entry.at || undefined}
								>
									<RowLabel field={field} locale={locale} />
									<td title={field.column && common(`column.${field.column}`)}>{field.column ?? ''}</td>
									<td className="figure">
										<SystemCell
											value={shown ? shown[field.id] : undefined}
											inSystem={field.inSystem}
											hidden={t('hidden')}
										/>
									</td>
									<td className="figure">
										<input
											className={styles.cell}
											data-field={field.id}
											inputMode="numeric"
											autoComplete="off"
											aria-label={fieldName(contest, field.id, common, locale)}
											aria-describedby={note}
											value={textOf(cell)}
											onFocus={(event) => {
												event.target.select();
												if (entry.at !== field.id) onChange({ ...entry, at: field.id });
											}}
											onChange={(event) => {
												const typed = cellOf(event.target.value, field.digits);
												if (typed !== undefined) onChange(typeInto(entry, field.id, typed));
											}}
											onKeyDown={keys}
										/>
									</td>
									<td className="figure">
										{difference ? (
											<Delta delta={difference.delta} />
										) : shown && field.inSystem && cell !== null ? (
											<span aria-label={t('same')} role="img">
												✓
											</span>
										) : null}
									</td>
									<td id={note} className={styles.note}>
										{field.id === entry.at && <span className={styles.words}>{inWords(cell, t)}</span>}
										{difference?.cause && (
											<span className="chip">
												{common(
													difference.cause.code === 'P306'
														? `cause.${difference.cause.kind}`
														: `cause.${difference.cause.code}`,
												)}
											</span>
										)}
										{own.map((finding) => (
											<span
												key={findingKey(finding)}
												className={finding.code.startsWith('K') ? 'chip error' : 'chip'}
												title={common(`rule.${finding.code}`, {
													expected: finding.expected ?? 0,
													found: finding.found ?? 0,
												})}
											>
												{finding.code}
											</span>
										))}
									</td>
								</tr>
							);
						})}
				</tbody>
			))}
		</table>
	);
}

/** The printed row: its number and its label, once for the three columns of a row. */
export function RowLabel({ field, locale, alone = false }: { field: Field; locale: 'id' | 'en'; alone?: boolean }) {
	const repeated = !alone && (field.column === 'P' || field.column === 'J');
	return (
		<th scope="row" data-repeated={repeated || undefined}>
			<span className={styles.label}>
				{field.contestant === undefined ? (
					<span className={styles.code}>
						{field.row === field.section ? '' : field.row.slice(field.section.length + 1)}
					</span>
				) : (
					<span className={styles.ballot}>{field.contestant}</span>
				)}
				<span className={repeated ? 'visually-hidden' : styles.text}>{field.label[locale]}</span>
			</span>
		</th>
	);
}

/** A number of the system: hidden in blind entry, a dash where it has none. */
export function SystemCell({
	value,
	inSystem,
	hidden,
}: {
	value: Cell | undefined;
	inSystem: boolean;
	hidden: string;
}) {
	if (!inSystem) return null;
	if (value === undefined) {
		return (
			<span className={styles.hidden} role="img" aria-label={hidden}>
				▪▪▪
			</span>
		);
	}
	return value === null ? <span className={styles.none}>–</span> : <span>{value}</span>;
}

/** A cell in words, as the form has it beside the digits. */
export function inWords(cell: Cell, t: (key: 'cross' | 'notFilled') => string): string {
	if (cell === 'X') return t('cross');
	const value = amount(cell);
	return value === null ? t('notFilled') : terbilang(value);
}

function stepFor(key: string): ((grid: Grid, entry: Entry) => Step) | null {
	switch (key) {
		case 'Enter':
			return enter;
		case 'ArrowDown':
			return down;
		case 'ArrowUp':
			return up;
		case 'x':
		case 'X':
			return cross;
		default:
			return null;
	}
}
