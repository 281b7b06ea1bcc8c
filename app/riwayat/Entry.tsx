'use client';

import { useLocale, useTranslations } from 'use-intl';
import { fieldName } from '@/app/meja/labels';
import type { TimelineEntry } from '@/db/timeline';
import type { Cell } from '@/lib/forms/types';
import { clockText, type Zone } from '@/lib/hall/clock';
import { KIND_OF } from '@/lib/timeline/kinds';
import { Group } from './Group';
import { MARK } from './marks';
import styles from './Timeline.module.css';

/** One sentence of the minutes, with who, when, and its place in the ledger. */
export function Entry({ entry, zone, query }: { entry: TimelineEntry; zone: Zone; query: string }) {
	const t = useTranslations('timeline');
	const common = useTranslations('common');
	const kind = KIND_OF[entry.type];
	const grouped = entry.count > 1;
	return (
		<li className={styles.entry} data-kind={kind}>
			<time className={styles.time} dateTime={entry.time}>
				{clockText(entry.time, zone)}
			</time>
			<span className={styles.mark} aria-hidden="true">
				{MARK[kind]}
			</span>
			<div className={styles.body}>
				<p className={styles.sentence}>
					{grouped
						? t(`group.${entry.type === 'region.registered' ? 'region' : 'system'}`, entry.values as never)
						: t(`event.${entry.type}`, entry.values as never)}
				</p>
				<Changes entry={entry} />
				{grouped && <Group entry={entry} zone={zone} query={query} />}
				<p className={styles.meta}>
					{entry.by} ({common(`role.${entry.role as 'admin'}`)}) ·{' '}
					{grouped ? t('range', { from: entry.seq, to: entry.last }) : t('seq', { seq: entry.seq })} ·{' '}
					<span title={entry.hash}>{t('short', { hash: entry.hash.slice(0, 8) })}</span>
				</p>
			</div>
		</li>
	);
}

/** Old → new of a correction, and what an explanation is for. */
function Changes({ entry }: { entry: TimelineEntry }) {
	const t = useTranslations('timeline');
	const common = useTranslations('common');
	const locale = useLocale();
	if (entry.changes.length + entry.items.length === 0) return null;
	// A line the election does not have (any more) goes by its number.
	const label = (id: string) => {
		const line = entry.lines[id];
		if (!line) return id;
		const name = fieldName({ fields: [line.field] }, id, common, locale);
		return line.party ? `${line.party}: ${name}` : name;
	};
	const shown = (cell: Cell) => (cell === null ? t('empty') : String(cell));
	return (
		<ul className={styles.changes}>
			{entry.changes.map(({ field, old, value }) => (
				<li key={field}>
					{label(field)}: <span className="visually-hidden">{t('old')} </span>
					<s>{shown(old)}</s> → <span className="visually-hidden">{t('value')} </span>
					<strong>{shown(value)}</strong>
				</li>
			))}
			{entry.items.map((key) => (
				<li key={key}>
					<Item name={key} label={label} />
				</li>
			))}
		</ul>
	);
}

/** An item by its key: a rule with its scope (`K106:V.C`), or a field that differs. */
function Item({ name, label }: { name: string; label: (field: string) => string }) {
	const rule = /^([KP]\d{3}):(.*)$/.exec(name);
	if (!rule) return <>{label(name.replace(/^[^:]*:/, ''))}</>;
	return (
		<>
			<span className="chip error">{rule[1]}</span> {rule[2]}
		</>
	);
}
