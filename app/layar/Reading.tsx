'use client';

import { useTranslations } from 'use-intl';
import type { Field } from '@/lib/forms/types';
import { lineName, lineNumber } from '@/lib/forms/types';
import { clockText, type Zone } from '@/lib/hall/clock';
import { type Line, type Part, paperOf, partsOf } from '@/lib/hall/form';
import { cellText, cellWords } from '@/lib/hall/text';
import type { ResultView, RowView } from '@/lib/plenary/view';
import { useLocaleText, useNumberLabel, useShortLabel } from './labels';
import { Paged } from './Paged';
import styles from './Reading.module.css';
import { HallStrip, type Strips } from './Strip';

const COLUMNS = ['L', 'P', 'J'] as const;

/** The form as it is being read: the part with the current field, and that field large, in words too. */
export function Reading({ result, zone, strips }: { result: ResultView; zone: Zone; strips: Strips }) {
	const at = result.filled ? null : (result.draft?.at ?? null);
	const parts = partsOf(result);
	const focus = at ? result.rows.find(({ field }) => field.id === at) : undefined;
	return (
		<section className={styles.reading}>
			<Paged
				indicator="foot"
				// Before the first field is read the hall looks at the beginning of the form.
				current={at ? (focus?.field.row ?? null) : result.filled ? null : (result.rows[0]?.field.row ?? null)}
				groups={parts.map((part) => ({
					key: part.section.id,
					head: <Head part={part} />,
					lines: part.lines.map((line) => ({
						key: line.row,
						node: <FormLine line={line} part={part} result={result} at={at} />,
					})),
				}))}
			/>
			{result.filled ? null : focus ? (
				<Focus row={focus} result={result} strip={strips[focus.field.id]} />
			) : (
				<Opened result={result} zone={zone} />
			)}
		</section>
	);
}

function Head({ part }: { part: Part }) {
	const common = useTranslations('common');
	const title = <SectionTitle part={part} />;
	const pair = (
		<>
			<span className={styles.sub}>{part.inSystem ? common('figure.system') : ''}</span>
			<span className={styles.sub}>{common('figure.paper')}</span>
		</>
	);
	if (!part.byColumn) {
		return (
			<div className={styles.line} data-head="one">
				<span className={styles.wide}>{title}</span>
				{pair}
			</div>
		);
	}
	return (
		<div className={styles.line} data-head="three">
			<span className={styles.tall}>{title}</span>
			{COLUMNS.map((column) => (
				<span key={column} className={styles.column}>
					{common(`column.${column}`)}
				</span>
			))}
			{COLUMNS.map((column) => (
				<span key={column} className={styles.pair}>
					{pair}
				</span>
			))}
		</div>
	);
}

function SectionTitle({ part }: { part: Part }) {
	const locale = useLocaleText();
	return (
		<h2 className={styles.title}>
			<span className={styles.numeral}>{part.section.id}</span> {locale(part.section.title)}
		</h2>
	);
}

function FormLine({ line, part, result, at }: { line: Line; part: Part; result: ResultView; at: string | null }) {
	const short = useShortLabel();
	const first = line.cells[0];
	if (!first) return null;
	const here = line.cells.some(({ field }) => field.id === at);
	return (
		<div className={styles.line} data-here={here} data-row={line.row}>
			<Label field={first.field} text={short(named(first.field, result))} wide={!part.byColumn} />
			{line.cells.map((row) => (
				<span key={row.field.id} className={styles.pair} data-wide={!part.byColumn}>
					<SystemCell row={row} inSystem={part.inSystem} />
					<PaperCell row={row} result={result} now={row.field.id === at} />
				</span>
			))}
		</div>
	);
}

function Label({ field, text, wide }: { field: Field; text: string; wide: boolean }) {
	return (
		<span className={wide ? `${styles.label} ${styles.wide}` : styles.label}>
			{field.contestant === undefined ? null : <span className={styles.no}>{field.contestant}</span>}
			<span className={styles.name}>
				{lineNumber(field)}
				{text}
			</span>
		</span>
	);
}

function SystemCell({ row, inSystem }: { row: RowView; inSystem: boolean }) {
	const common = useTranslations('common');
	if (!inSystem) return <span />;
	if (row.system === undefined) {
		return (
			<span className={`${styles.cell} ${styles.hidden}`}>
				<span className="visually-hidden">{common('figure.hidden')}</span>
			</span>
		);
	}
	return (
		<span className={styles.cell} data-empty={row.system === null}>
			{cellText(row.system)}
			{row.systemEdit ? <span aria-hidden="true">✎</span> : null}
		</span>
	);
}

function PaperCell({ row, result, now }: { row: RowView; result: ResultView; now: boolean }) {
	const common = useTranslations('common');
	const cell = paperOf(result, row);
	return (
		<span className={`${styles.cell} ${styles.paper}`} data-empty={cell === null} data-now={now}>
			{cell === null ? (
				<>
					<span aria-hidden="true">{now ? '▶' : '–'}</span>
					<span className="visually-hidden">{common('figure.empty')}</span>
				</>
			) : (
				cellText(cell)
			)}
		</span>
	);
}

/** A party's lines carry its name: a ballot number alone names nobody to the hall. */
function named(field: Field, { contest }: ResultView): Field {
	return { ...field, label: lineName(field, contest.contestants) };
}

/** The number being read, large, and in words as it stands on the form. */
function Focus({ row, result, strip }: { row: RowView; result: ResultView; strip: string | undefined }) {
	const t = useTranslations('hall');
	const label = useNumberLabel();
	const cell = paperOf(result, row);
	return (
		<div className={styles.focus} data-focus={row.field.id} data-strip={strip !== undefined}>
			<p className={styles.focusName}>
				<span className={styles.play} aria-hidden="true">
					▶
				</span>
				<span className="visually-hidden">{t('reading')}</span>
				{row.field.contestant === undefined ? null : <span className={styles.no}>{row.field.contestant}</span>}
				<span className={styles.name}>
					{lineNumber(row.field)}
					{label(named(row.field, result))}
				</span>
			</p>
			{strip ? <HallStrip source={strip} name={label(named(row.field, result))} /> : null}
			<p className={styles.focusNumber}>{cell === null ? '' : cellText(cell)}</p>
			<p className={styles.focusWords} lang="id">
				{cellWords(cell)}
			</p>
		</div>
	);
}

function Opened({ result, zone }: { result: ResultView; zone: Zone }) {
	const t = useTranslations('hall');
	const common = useTranslations('common');
	if (!result.box) return null;
	return (
		<div className={styles.focus}>
			<p>{t('box', { time: clockText(result.box.time, zone), seal: common(`seal.${result.box.seal}`) })}</p>
		</div>
	);
}
