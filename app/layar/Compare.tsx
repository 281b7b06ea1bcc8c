'use client';

import { useLocale, useTranslations } from 'use-intl';
import { scopeText } from '@/lib/forms/rule-scope';
import type { Cell } from '@/lib/forms/types';
import { lineNumber } from '@/lib/forms/types';
import { type Item, itemsOf } from '@/lib/hall/form';
import { cellText, deltaText } from '@/lib/hall/text';
import type { FindingView, ResultView, RowView } from '@/lib/plenary/view';
import styles from './Compare.module.css';
import { useNumberLabel } from './labels';
import { Paged } from './Paged';
import { HallStrip, type Strips } from './Strip';

/** Up to this many items are shown extra large. */
const FEW = 3;

/** What differs, largest and first; then what is already settled. */
export function Compare({ result, strips }: { result: ResultView; strips: Strips }) {
	const items = itemsOf(result);
	const edited = items.some((item) => item.kind === 'row' && (item.row.systemEdit || item.row.struck.length > 0));
	return (
		<section className={styles.compare} data-few={items.length <= FEW} data-edited={edited}>
			<Paged
				groups={[
					{
						key: 'items',
						head: <Columns />,
						lines: items.map((item) => ({
							key: item.key,
							node: <ItemLine item={item} strips={strips} result={result} />,
						})),
					},
				]}
			/>
		</section>
	);
}

function Columns() {
	const common = useTranslations('common');
	return (
		<div className={styles.line} data-head="items">
			<span />
			<span />
			<span className={styles.figureHead}>{common('figure.system')}</span>
			<span className={styles.figureHead}>{common('figure.paper')}</span>
			<span className={styles.figureHead}>{common('figure.delta')}</span>
			<span />
		</div>
	);
}

function ItemLine({ item, strips, result }: { item: Item; strips: Strips; result: ResultView }) {
	return item.kind === 'row' ? (
		<DifferenceLine row={item.row} state={item.state} strip={strips[item.row.field.id]} />
	) : (
		<FindingLine finding={item.finding} state={item.state} result={result} />
	);
}

function DifferenceLine({ row, state, strip }: { row: RowView; state: Item['state']; strip: string | undefined }) {
	const label = useNumberLabel();
	const { field, difference } = row;
	return (
		<div className={styles.line} data-state={state} data-row={field.id}>
			<Sign state={state} />
			<span className={styles.label}>
				{field.contestant === undefined ? null : <span className={styles.no}>{field.contestant}</span>}
				<span className={styles.named}>
					<span className={styles.name}>
						{lineNumber(field)}
						{label(field)}
					</span>
					{strip ? <HallStrip source={strip} name={label(field)} /> : null}
				</span>
			</span>
			<span className={styles.figure}>
				{row.systemEdit ? <Old cell={row.systemEdit.old} /> : null}
				{cellText(row.system ?? null)}
			</span>
			<span className={`${styles.figure} ${styles.paper}`}>
				{row.struck.length > 0 ? <Old cell={row.struck.at(-1)?.old ?? null} /> : null}
				{cellText(row.paper)}
			</span>
			<span className={`${styles.figure} ${styles.delta}`}>{difference ? deltaText(difference.delta) : '0'}</span>
			<span className={styles.why}>
				<Why row={row} />
			</span>
		</div>
	);
}

/** What stood there before it was changed here, struck out. */
function Old({ cell }: { cell: Cell }) {
	return (
		<span className={styles.old}>
			<span aria-hidden="true">✎</span> <s>{cellText(cell)}</s>
		</span>
	);
}

/** The likely cause of a difference, or how it was settled. */
function Why({ row }: { row: RowView }) {
	const t = useTranslations('hall.items');
	const { difference, settled } = row;
	if (settled) return t(`settled.${settled.how}`);
	if (!difference) return null;
	if (difference.explained) return t('recorded');
	if (row.system === null) return t('onlyPaper');
	if (row.paper === null) return t('onlySystem');
	const { cause } = difference;
	if (!cause) return null;
	return t(`cause.${'kind' in cause ? cause.kind : cause.code}`);
}

function FindingLine({ finding, state, result }: { finding: FindingView; state: Item['state']; result: ResultView }) {
	const t = useTranslations('hall.items');
	const rule = useTranslations('common.rule');
	const name = useTranslations('common.column');
	const locale = useLocale();
	const form = { fields: result.rows.map(({ field }) => field), contestants: result.contest.contestants };
	// A row goes by its number: on the wall its words would not fit beside the sentence.
	const ofRow = form.fields.some(({ row }) => row === finding.scope);
	const where = ofRow ? finding.scope : scopeText(finding, form, name, locale);
	return (
		<div className={styles.line} data-state={state} data-finding={finding.key}>
			<Sign state={state} />
			<span className={styles.sentence}>
				<span className={styles.code}>{finding.code}</span>{' '}
				{rule(finding.code, { expected: finding.expected ?? 0, found: finding.found ?? 0 })}
				{where === '' ? '' : ` – ${where}`}
				{state === 'recorded' ? <em className={styles.done}> · {t('recorded')}</em> : null}
			</span>
		</div>
	);
}

function Sign({ state }: { state: Item['state'] }) {
	const t = useTranslations('hall.mark');
	return (
		<span className={styles.sign}>
			<span aria-hidden="true">{state === 'settled' ? '✓' : '≠'}</span>
			<span className="visually-hidden">
				{t(state === 'open' ? 'differs' : state === 'recorded' ? 'recorded' : 'settled')}
			</span>
		</span>
	);
}
