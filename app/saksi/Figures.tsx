'use client';

import type { MouseEvent } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { Cause } from '@/lib/forms/causes';
import { scopeText } from '@/lib/forms/rule-scope';
import { type Contestant, type Field, lineName, lineNumber } from '@/lib/forms/types';
import { paperOf, partsOf } from '@/lib/hall/form';
import { cellText, deltaText } from '@/lib/hall/text';
import type { FindingView, ResultView, RowView } from '@/lib/plenary/view';
import styles from './Figures.module.css';

/** Where the witness's own lines begin on a long form. */
const OWN = 'baris-saya';
/** A section of more lines than this is not read through on a phone. */
const LONG = 20;

/**
 * The same figures as on the projector: what differs first, then the whole form by section.
 * @param own the contestant the witness stands for, `null` where the form is of another contest
 */
export function Figures({ result, own }: { result: ResultView; own: number | null }) {
	const t = useTranslations('phone');
	const locale = useLocale();
	const votes = result.rows.filter(({ field }) => field.contestant !== undefined);
	const first = votes.length > LONG ? votes.find(({ field }) => field.contestant === own) : undefined;
	const differing = result.rows.filter(({ difference, settled }) => difference || settled);
	const open = differing.filter(({ difference }) => difference);
	// Nothing uploaded, yet written here after the paper: there is something to compare.
	const compared = result.system.uploaded || result.system.edited > 0;
	return (
		<>
			{result.filled ? (
				<section className={styles.block} aria-labelledby="selisih">
					<h2 id="selisih">{t('differences.title')}</h2>
					{compared ? (
						open.length === 0 ? (
							<p className={styles.quiet}>✓ {t('differences.none')}</p>
						) : null
					) : (
						<p className={styles.quiet}>{t('differences.noSystem')}</p>
					)}
					{compared && differing.length > 0 ? (
						<Rows rows={[...open, ...differing.filter(({ settled }) => settled)]} result={result} notes />
					) : null}
					<Findings result={result} />
				</section>
			) : result.systemHidden ? (
				<p className={styles.quiet}>{t('differences.hidden')}</p>
			) : null}
			<section className={styles.block} aria-labelledby="formulir">
				<h2 id="formulir">{t('sections')}</h2>
				{first ? (
					<p>
						<a className="button" href={`#${OWN}`} onClick={goToOwn}>
							↓ {t(first.field.line ? 'toOwnParty' : 'toOwnLine', { no: first.field.contestant ?? 0 })}
						</a>
					</p>
				) : null}
				{partsOf(result).map(({ section, lines }) => {
					const cells = lines.flatMap((line) => line.cells);
					const filled = cells.filter((row) => paperOf(result, row) !== null).length;
					return (
						<details key={section.id} className={styles.section} open={section.id === 'IV' || undefined}>
							<summary>
								{section.id} · {section.title[locale]}
								<span className={styles.quiet}>{t('section.filled', { filled, total: cells.length })}</span>
							</summary>
							<Rows rows={cells} result={result} own={first?.field.id} />
						</details>
					);
				})}
			</section>
		</>
	);
}

/** Opens the section the own lines stand in, wherever it was folded away, and puts the reader there. */
function goToOwn(event: MouseEvent): void {
	const line = document.getElementById(OWN);
	const section = line?.closest('details');
	if (!line || !section) return;
	event.preventDefault();
	section.open = true;
	line.scrollIntoView({ block: 'start' });
	line.focus({ preventScroll: true });
}

function Rows({
	rows,
	result,
	notes = false,
	own,
}: {
	rows: readonly RowView[];
	result: ResultView;
	notes?: boolean;
	/** The field the witness's own lines begin with. */
	own?: string | undefined;
}) {
	const common = useTranslations('common');
	const compared = rows.some(({ field }) => field.inSystem);
	return (
		<table className={styles.table}>
			<thead>
				<tr>
					<td />
					<th scope="col">{compared ? common('figure.system') : ''}</th>
					<th scope="col">{common('figure.paper')}</th>
					<th scope="col">{compared ? common('figure.delta') : ''}</th>
				</tr>
			</thead>
			{rows.map((row, at) => (
				<Row
					key={row.field.id}
					row={row}
					result={result}
					notes={notes}
					own={row.field.id === own}
					// L, P and J of one printed row stand under its name once.
					named={rows[at - 1]?.field.row !== row.field.row}
				/>
			))}
		</table>
	);
}

function Row({
	row,
	result,
	notes,
	named,
	own,
}: {
	row: RowView;
	result: ResultView;
	notes: boolean;
	named: boolean;
	own: boolean;
}) {
	const common = useTranslations('common');
	const t = useTranslations('phone');
	const { field, difference } = row;
	const paper = paperOf(result, row);
	const now = !result.filled && result.draft?.at === field.id;
	return (
		<tbody data-differs={difference !== null} data-now={now} id={own ? OWN : undefined} tabIndex={own ? -1 : undefined}>
			{named ? (
				<tr>
					<th scope="rowgroup" colSpan={4} className={styles.label}>
						<Label field={field} contestants={result.contest.contestants} />
					</th>
				</tr>
			) : null}
			<tr data-row={field.id}>
				<th scope="row" className={styles.column}>
					{now ? (
						<>
							<span aria-hidden="true">▶ </span>
							<span className="visually-hidden">{t('reading')}</span>
						</>
					) : null}
					{field.column ? (
						<abbr title={common(`column.${field.column}`)}>{field.column}</abbr>
					) : (
						<span className="visually-hidden">{field.row}</span>
					)}
				</th>
				<td>
					{field.inSystem ? (
						row.system === undefined ? (
							<span className={styles.hidden}>{common('figure.hidden')}</span>
						) : (
							<>
								{row.systemEdit ? <s>{cellText(row.systemEdit.old)}</s> : null} {cellText(row.system)}
							</>
						)
					) : null}
				</td>
				<td className={styles.paper}>
					{row.struck.at(-1) ? <s>{cellText(row.struck.at(-1)?.old ?? null)}</s> : null} {cellText(paper)}
				</td>
				<td>
					<Delta row={row} result={result} />
				</td>
			</tr>
			{notes ? <Notes row={row} /> : null}
		</tbody>
	);
}

function Label({ field, contestants }: { field: Field; contestants: readonly Contestant[] }) {
	const locale = useLocale();
	return field.contestant === undefined ? (
		<>
			<span className={styles.code}>{field.row}</span> {field.label[locale]}
		</>
	) : (
		<>
			<span className={styles.no}>{field.contestant}</span> {lineNumber(field)}
			{lineName(field, contestants)[locale]}
		</>
	);
}

function Delta({ row, result }: { row: RowView; result: ResultView }) {
	if (row.difference) return <strong>≠ {deltaText(row.difference.delta)}</strong>;
	if (!result.filled || !row.field.inSystem) return null;
	return <span>✓</span>;
}

/** Why it may differ, what was written about it, how it was settled. */
function Notes({ row }: { row: RowView }) {
	const t = useTranslations('phone.differences');
	const common = useTranslations('common');
	const { difference, settled } = row;
	const struck = row.struck.at(-1);
	const lines = [
		difference?.cause ? t('cause', { cause: common(causeKey(difference.cause)) }) : null,
		difference ? (difference.explained ? t('recorded') : t('open')) : null,
		difference?.explained ? t('note', { note: difference.explained.note }) : null,
		settled ? `✓ ${common(`settlement.${settled.how}`)}` : null,
		struck ? t('struck', { old: cellText(struck.old), reason: struck.reason }) : null,
		row.systemEdit ? t('edited', { old: cellText(row.systemEdit.old), reason: row.systemEdit.reason }) : null,
	].filter((line) => line !== null);
	if (lines.length === 0) return null;
	return (
		<tr>
			<td colSpan={4} className={styles.notes}>
				{lines.map((line) => (
					<span key={line}>{line}</span>
				))}
			</td>
		</tr>
	);
}

function causeKey(cause: Cause) {
	return `cause.${'kind' in cause ? cause.kind : cause.code}` as const;
}

function Findings({ result }: { result: ResultView }) {
	const t = useTranslations('phone');
	const rule = useTranslations('common.rule');
	if (result.findings.length === 0) return null;
	return (
		<>
			<h3 className={styles.subhead}>{t('findings.title')}</h3>
			<ul className={styles.findings}>
				{result.findings.map((finding) => (
					<li key={finding.key}>
						<span className={finding.must ? 'chip error' : 'chip'}>{finding.code}</span>{' '}
						{rule(finding.code, { expected: finding.expected ?? 0, found: finding.found ?? 0 })}
						<Where finding={finding} result={result} />
						{finding.explained ? (
							<span className={styles.quiet}> {t('differences.note', { note: finding.explained.note })}</span>
						) : null}
					</li>
				))}
			</ul>
		</>
	);
}

/** Which row, column or party: a rule that holds for each of them makes a line for each. */
function Where({ finding, result }: { finding: FindingView; result: ResultView }) {
	const t = useTranslations('common.column');
	const locale = useLocale();
	const form = { fields: result.rows.map(({ field }) => field), contestants: result.contest.contestants };
	const where = scopeText(finding, form, t, locale);
	return where === '' ? null : ` – ${where}`;
}
