'use client';

import { useEffect, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { groupsOf, hasParties } from '@/lib/entry/pages';
import { scopeText } from '@/lib/forms/rule-scope';
import type { Contest, FieldId } from '@/lib/forms/types';
import type { FindingView, RowView } from '@/lib/plenary';
import { CauseChip } from './CauseChip';
import { CopyMarks } from './CopyMarks';
import { CorrectDialog } from './CorrectDialog';
import { Delta } from './Delta';
import { inWords, SystemCell } from './EntryGrid';
import { FollowDialog } from './FollowDialog';
import styles from './Form.module.css';
import { GroupHead, LineLabel } from './FormLines';
import { fieldName, rowId } from './labels';
import type { ResultProps } from './props';
import { ReasonDialog } from './ReasonDialog';
import { Strip, useStrips } from './strips';
import { useWantedField } from './useWantedField';

type Doing =
	| { readonly what: 'follow'; readonly fields: readonly FieldId[] }
	| { readonly what: 'correct'; readonly field: FieldId }
	| { readonly what: 'record'; readonly keys: readonly string[]; readonly title: string };

/** Manual tally and system beside each other: what differs comes first and is settled here. */
export function Comparison(props: ResultProps & { contest: Contest }) {
	const { view, contest, command, may } = props;
	const t = useTranslations('desk');
	const common = useTranslations('common');
	const copy = useTranslations('copy.desk');
	const locale = useLocale();
	const wanted = useWantedField(contest);
	const listed = (field: FieldId) => view.rows.some((row) => row.field.id === field && (row.difference || row.settled));
	const [only, setOnly] = useState(
		// A long form of which every figure is the same is shown whole: nothing would be left of it.
		hasParties(contest) &&
			(wanted === null
				? view.findings.some(({ must }) => must) || view.rows.some(({ difference, settled }) => difference || settled)
				: listed(wanted)),
	);
	const [doing, setDoing] = useState<Doing | null>(null);
	const strips = useStrips();
	const filled = view.filled !== null;
	const active = view.onFloor && filled && !view.lock;
	const rows = new Map(view.rows.map((line) => [line.field.id, line]));
	const pinned = view.rows.filter((row) => row.difference || row.settled);
	const open = view.rows.filter((row) => row.difference && !row.difference.explained);
	const musts = view.findings.filter((finding) => finding.must);
	const ids = { contest: contest.code, tps: view.place.tps };
	const copied = view.copies.some(({ lines }) => lines.some(({ differs }) => differs));
	const columns = 6 + Number(copied) + Number(strips);

	// Somebody who came from a cell of the recap sees the line it is about.
	useEffect(() => {
		const item = wanted === null ? null : document.getElementById(rowId(wanted));
		item?.scrollIntoView({ block: 'center' });
		item?.focus({ preventScroll: true });
	}, [wanted]);

	// The fingers stay on the keyboard: the next open item is under them as soon as one is settled.
	const firstOpen = active && doing === null ? view.openItems[0] : undefined;
	useEffect(() => {
		if (firstOpen === undefined || isBusy(document.activeElement)) return;
		const item = document.getElementById(rowId(firstOpen));
		item?.focus();
		item?.scrollIntoView({ block: 'nearest' });
	}, [firstOpen]);

	const row = (line: RowView, pin: boolean) => (
		<tr
			key={line.field.id}
			data-row={line.field.id}
			id={pin || !listed(line.field.id) ? rowId(line.field.id) : undefined}
			tabIndex={pin ? (active && line.difference && !line.difference.explained ? 0 : -1) : wanted ? -1 : undefined}
			data-wanted={line.field.id === wanted || undefined}
			className={line.difference ? styles.differs : line.settled ? styles.settled : undefined}
			onKeyDown={
				pin && active
					? (event) => {
							if (event.target !== event.currentTarget) return;
							const key = event.key.toLowerCase();
							if (key === 's' && may('system.edit')) setDoing({ what: 'follow', fields: [line.field.id] });
							else if (key === 'b') setDoing({ what: 'correct', field: line.field.id });
							else if (key === 'c' && line.difference) {
								setDoing(recording(line.difference.key, fieldName(contest, line.field.id, common, locale)));
							} else return;
							event.preventDefault();
						}
					: undefined
			}
		>
			<LineLabel field={line.field} locale={locale} alone={pin} />
			<td>{line.field.column ?? ''}</td>
			{strips && (
				<td>
					<Strip field={line.field.id} name={fieldName(contest, line.field.id, common, locale)} />
				</td>
			)}
			<td className="figure">
				{line.systemEdit && (
					<>
						<s className={styles.struck}>{line.systemEdit.old ?? '–'}</s>{' '}
						<span role="img" aria-label={t('edited')} title={line.systemEdit.reason}>
							✎
						</span>{' '}
					</>
				)}
				<SystemCell value={line.system} inSystem={line.field.inSystem} hidden={t('hidden')} />
			</td>
			<td className="figure">
				{line.struck.map((struck) => (
					<s key={struck.time} className={styles.struck} title={struck.reason}>
						{struck.old ?? '–'}{' '}
					</s>
				))}
				{paperOf(line) ?? (filled && <span className={styles.none}>–</span>)}
			</td>
			{copied && <CopyMarks view={view} field={line.field.id} />}
			<td className="figure">
				{line.difference ? (
					<Delta delta={line.difference.delta} />
				) : filled && line.field.inSystem && line.paper !== null && line.system != null ? (
					<span role="img" aria-label={t('same')}>
						✓
					</span>
				) : null}
			</td>
			<td className={styles.note}>
				{pin && <span className={styles.words}>{inWords(line.paper, t)}</span>}
				{line.difference?.cause && <CauseChip contest={contest} cause={line.difference.cause} />}
				{line.systemMoved !== undefined && (
					<span className="chip">{t('moved', { old: String(line.systemMoved ?? '–') })}</span>
				)}
				{line.settled && <span className="chip">{common(`settlement.${line.settled.how}`)}</span>}
				{line.difference?.explained && (
					<span>
						<span className="chip">{common('settlement.recorded')}</span> {line.difference.explained.note}
					</span>
				)}
				{!props.practice && (line.field.id === wanted || line.struck.length > 0 || line.systemEdit) && (
					<a
						className="no-print"
						href={`/riwayat?tps=${ids.tps}&kontes=${ids.contest}&baris=${line.field.id}`}
						aria-label={t('act.historyOf', { field: fieldName(contest, line.field.id, common, locale) })}
					>
						{t('act.history')}
					</a>
				)}
				{pin && active && line.difference && (
					<span className={`${styles.actions} no-print`}>
						{may('system.edit') && (
							<button
								type="button"
								className="button small"
								onClick={() => setDoing({ what: 'follow', fields: [line.field.id] })}
							>
								{t('act.follow')}
							</button>
						)}
						{may('tally.correct') && (
							<button
								type="button"
								className="button small"
								onClick={() => setDoing({ what: 'correct', field: line.field.id })}
							>
								{t('act.correct')}
							</button>
						)}
						{may('item.record') && !line.difference.explained && (
							<button
								type="button"
								className="button small"
								onClick={() =>
									line.difference &&
									setDoing(recording(line.difference.key, fieldName(contest, line.field.id, common, locale)))
								}
							>
								{t('act.record')}
							</button>
						)}
					</span>
				)}
				{!pin && active && may('tally.correct') && (
					<button
						type="button"
						className={`${styles.quiet} no-print`}
						aria-label={t('act.correctField', { field: fieldName(contest, line.field.id, common, locale) })}
						onClick={() => setDoing({ what: 'correct', field: line.field.id })}
					>
						✎ {t('act.correctShort')}
					</button>
				)}
			</td>
		</tr>
	);

	const finding = (item: FindingView) => (
		<tr
			key={item.key}
			id={rowId(item.key)}
			tabIndex={active && !item.explained ? 0 : -1}
			className={styles.differs}
			onKeyDown={
				active
					? (event) => {
							if (event.target !== event.currentTarget) return;
							const key = event.key.toLowerCase();
							if (key === 'b' && item.fields[0]) setDoing({ what: 'correct', field: item.fields[0] });
							else if (key === 'c') setDoing(explaining(item));
							else return;
							event.preventDefault();
						}
					: undefined
			}
		>
			<th scope="row" colSpan={columns - 1}>
				<span className={styles.label}>
					<span className="chip error">{item.code}</span>
					<span className={styles.text}>
						{common(`rule.${item.code}`, { expected: item.expected ?? 0, found: item.found ?? 0 })}
						{['L', 'P', 'J'].includes(item.scope) ? ` – ${common(`column.${item.scope as 'L' | 'P' | 'J'}`)}` : ''}
						<span className="hint"> {item.fields[0] && fieldName(contest, item.fields[0], common, locale)}</span>
					</span>
				</span>
			</th>
			<td className={styles.note}>
				{item.explained && (
					<span>
						<span className="chip">{common('settlement.recorded')}</span> {item.explained.note}
					</span>
				)}
				{active && (
					<span className={`${styles.actions} no-print`}>
						{may('tally.correct') && item.fields[0] && (
							<button
								type="button"
								className="button small"
								onClick={() => setDoing({ what: 'correct', field: item.fields[0] ?? '' })}
							>
								{t('act.correct')}
							</button>
						)}
						{may('item.record') && !item.explained && (
							<button type="button" className="button small" onClick={() => setDoing(explaining(item))}>
								{t('act.explain')}
							</button>
						)}
					</span>
				)}
			</td>
		</tr>
	);

	return (
		<section aria-label={t('compare.label')} className={view.lock ? styles.locked : undefined}>
			<div className={styles.bar}>
				<p>{summary()}</p>
				{filled && (
					<label className="row no-print">
						<input type="checkbox" checked={only} onChange={(event) => setOnly(event.target.checked)} />
						{t('compare.only')}
					</label>
				)}
				{active && open.length > 1 && may('system.edit') && (
					<button
						type="button"
						className="button small no-print"
						onClick={() => setDoing({ what: 'follow', fields: open.map((line) => line.field.id) })}
					>
						{t('act.followAll', { count: open.length })}
					</button>
				)}
			</div>
			<table className={`table ${styles.form} ${strips ? styles.stripped : ''}`} data-copied={copied}>
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
						{copied && (
							<th scope="col" className="figure">
								{copy('column')}
							</th>
						)}
						<th scope="col" className="figure">
							{common('figure.delta')}
						</th>
						<th scope="col">{t('column.note')}</th>
					</tr>
				</thead>
				{(pinned.length > 0 || musts.length > 0) && (
					<tbody>
						<tr className={styles.section}>
							<th scope="rowgroup" colSpan={columns}>
								{t('compare.pinned')}
							</th>
						</tr>
						{pinned.map((line) => row(line, true))}
						{musts.map(finding)}
					</tbody>
				)}
				{!(only && filled) &&
					groupsOf(contest).map((group) => (
						<tbody key={group.key}>
							<GroupHead group={group} locale={locale} columns={columns} />
							{group.fields.map(({ id }) => {
								const line = rows.get(id);
								return line && row(line, false);
							})}
						</tbody>
					))}
			</table>
			{doing?.what === 'follow' && <FollowDialog {...props} fields={doing.fields} onClose={() => setDoing(null)} />}
			{doing?.what === 'correct' && <CorrectDialog {...props} field={doing.field} onClose={() => setDoing(null)} />}
			{doing?.what === 'record' && (
				<ReasonDialog
					title={doing.title}
					hint={t('record.hint')}
					label={t('record.label')}
					button={t('record.button')}
					onClose={() => setDoing(null)}
					onDone={(note) => command.send({ type: 'item.record', ...ids, items: [...doing.keys], note }, view.version)}
				/>
			)}
		</section>
	);

	/** Before filing, what is being typed at the desk. */
	function paperOf(line: RowView) {
		return filled ? line.paper : (view.draft?.figures[line.field.id] ?? null);
	}

	function recording(key: string, title: string): Doing {
		return { what: 'record', keys: [key], title };
	}

	function explaining(item: FindingView): Doing {
		const rule = common(`rule.${item.code}`, { expected: item.expected ?? 0, found: item.found ?? 0 });
		const where = scopeText(item, contest, (name) => common(`column.${name}`), locale);
		return recording(item.key, `${item.code} – ${rule}${where === '' ? '' : ` – ${where}`}`);
	}

	function summary(): string {
		if (!filled) {
			if (view.systemHidden) return t('compare.hidden');
			return view.system.uploaded ? t('compare.before') : t('compare.notUploaded');
		}
		if (pinned.length === 0 && musts.length === 0) return t('compare.clean');
		return t('compare.summary', { open: view.openItems.length, all: pinned.length + musts.length });
	}
}

/** A person who is writing or choosing somewhere is not interrupted. */
function isBusy(element: Element | null): boolean {
	return element instanceof HTMLElement && element.closest('input, textarea, select, dialog, nav') !== null;
}
