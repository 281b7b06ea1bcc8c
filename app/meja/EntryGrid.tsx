'use client';

import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import {
	cellOf,
	cross,
	down,
	type Entry,
	enter,
	type Grid,
	type Step,
	textOf,
	typeInto,
	up,
	whyNoCell,
} from '@/lib/entry/model';
import { hasParties, pageAt, pagesOf, sumOf } from '@/lib/entry/pages';
import { restIsBlank, restIsZero, toPage } from '@/lib/entry/rest';
import { differencesOf } from '@/lib/forms/differences';
import { type Finding, findingKey } from '@/lib/forms/rules';
import { terbilang } from '@/lib/forms/terbilang';
import { amount, type Cell, type Contest, type FieldId, type Figures } from '@/lib/forms/types';
import type { ResultView } from '@/lib/plenary';
import { CauseChip } from './CauseChip';
import { Delta } from './Delta';
import styles from './Form.module.css';
import { GroupHead, LineLabel } from './FormLines';
import { fieldName } from './labels';
import { PartyBar } from './PartyBar';
import { Strip, useStrips } from './strips';

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
	const long = hasParties(contest);
	const page = pagesOf(contest)[pageAt(contest, entry.at)];
	const [jumping, setJumping] = useState(false);
	const strips = useStrips();
	// What was typed last and could not stand in the cell: said once, and in nobody's way.
	const [refused, setRefused] = useState<{ field: FieldId; why: ReturnType<typeof whyNoCell> } | null>(null);
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
		if (!input || jumping || document.querySelector('dialog[open]')) return;
		if (document.activeElement !== input) input.focus();
		input.scrollIntoView({ block: 'nearest' });
	}, [entry.at, jumping]);

	const keys = (event: KeyboardEvent<HTMLInputElement>) => {
		if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
		if (event.key === 'Enter' && event.shiftKey) {
			event.preventDefault();
			// Held a moment too long it is still one wish.
			if (!event.repeat) onFile();
			return;
		}
		if (long && event.key.toLowerCase() === 'p') {
			event.preventDefault();
			setJumping(true);
			return;
		}
		const step = stepFor(event.key) ?? (long ? longStepFor(event.key) : null);
		if (!step) return;
		event.preventDefault();
		setRefused(null);
		const { entry: next, effect } = step(grid, entry);
		if (effect !== 'none') onChange(next);
	};

	const lines = page?.fields.filter(({ line }) => line === 'party' || line === 'candidate') ?? [];
	const sumOfPage = sumOf(lines, entry.figures);

	const grille = (
		<table ref={table} className={`table ${styles.form} ${long ? styles.long : ''} ${strips ? styles.stripped : ''}`}>
			<caption className="visually-hidden">{view.contest.formName}</caption>
			<thead>
				<tr>
					<th scope="col">{t('column.field')}</th>
					<th scope="col">{t('column.part')}</th>
					{strips && <th scope="col">{t('column.photo')}</th>}
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
			{page?.groups.map((group) => (
				<tbody key={group.key}>
					<GroupHead group={group} locale={locale} columns={strips ? 7 : 6} />
					{group.fields.map((field) => {
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
								<LineLabel field={field} locale={locale} />
								<td title={field.column && common(`column.${field.column}`)}>{field.column ?? ''}</td>
								{strips && (
									<td>
										<Strip field={field.id} name={fieldName(contest, field.id, common, locale)} />
									</td>
								)}
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
											setRefused(typed === undefined ? { field: field.id, why: whyNoCell(event.target.value) } : null);
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
									{field.id === entry.at && (
										<span role="status">
											{refused?.field === field.id && (
												<span className="chip">! {t(`refused.${refused.why}`, { count: field.digits })}</span>
											)}
										</span>
									)}
									{field.id === entry.at && <span className={styles.words}>{inWords(cell, t)}</span>}
									{entry.blank.includes(field.id) && <span className="chip">{t('blank')}</span>}
									{entry.zeroed.includes(field.id) && <span className="chip">{t('zeroed')}</span>}
									{field.line === 'total' && (
										<span>
											A.1 + A.2 = <strong className="figures">{sumOfPage ?? '–'}</strong>
										</span>
									)}
									{difference?.cause && <CauseChip contest={contest} cause={difference.cause} />}
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
	if (!long) return grille;
	return (
		<>
			<PartyBar
				contest={contest}
				entry={entry}
				findings={findings}
				jumping={jumping}
				onJump={onChange}
				onClose={() => setJumping(false)}
			/>
			{grille}
		</>
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

/** Keys that only long forms have: the rest of a page, and from page to page. */
function longStepFor(key: string): ((grid: Grid, entry: Entry) => Step) | null {
	switch (key) {
		case 'n':
		case 'N':
			return restIsZero;
		case 'k':
		case 'K':
			return restIsBlank;
		case 'PageDown':
			return (grid, entry) => toPage(grid, entry, 1);
		case 'PageUp':
			return (grid, entry) => toPage(grid, entry, -1);
		default:
			return null;
	}
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
