'use client';

import { useId, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { lineNumber } from '@/lib/forms/types';
import { partsOf } from '@/lib/hall/form';
import { cellText } from '@/lib/hall/text';
import type { ResultView, RowView } from '@/lib/plenary/view';
import styles from './CopyLines.module.css';
import type { TypedCopy } from './useCopy';

/** A longer form can be searched. */
const LONG = 45;

/** The form by section, what was read beside an empty cell for what the copy says instead. */
export function CopyLines({ result, copy }: { result: ResultView; copy: TypedCopy }) {
	const t = useTranslations('copy');
	const locale = useLocale();
	const [query, setQuery] = useState('');
	const id = useId();
	const wanted = query.trim().toLocaleLowerCase('id');
	const matches = ({ field }: RowView) =>
		wanted === '' ||
		field.row.toLowerCase() === wanted ||
		String(field.contestant ?? '') === wanted ||
		field.label[locale].toLocaleLowerCase('id').includes(wanted);
	return (
		<div className={styles.form}>
			{result.rows.length > LONG ? (
				<label className={styles.search}>
					{t('search')}
					<input type="search" value={query} onChange={(event) => setQuery(event.target.value)} />
				</label>
			) : null}
			{partsOf(result).map(({ section, lines }) => {
				const cells = lines.flatMap((line) => line.cells).filter(matches);
				const typed = cells.filter(({ field }) => copy.typed[field.id]).length;
				if (cells.length === 0) return null;
				return (
					<details key={section.id} open={section.id === 'IV' || wanted !== '' || undefined}>
						<summary>
							{section.id} · {section.title[locale]}
							{typed > 0 ? <strong> · {t('typed', { count: typed })}</strong> : null}
						</summary>
						{cells.map((row, at) => (
							<Line
								key={row.field.id}
								id={`${id}-${row.field.id}`}
								row={row}
								named={cells[at - 1]?.field.row !== row.field.row}
								copy={copy}
							/>
						))}
					</details>
				);
			})}
		</div>
	);
}

function Line({ id, row, named, copy }: { id: string; row: RowView; named: boolean; copy: TypedCopy }) {
	const t = useTranslations('copy');
	const common = useTranslations('common');
	const locale = useLocale();
	const { field } = row;
	const wrong = copy.wrong.includes(field.id);
	const label = `${field.contestant ?? field.row} ${lineNumber(field)}${field.label[locale]}`;
	return (
		<div className={styles.line} data-copy={field.id}>
			<label htmlFor={id} className={named ? styles.label : 'visually-hidden'}>
				{label}
				{field.column ? <span className="visually-hidden"> {common(`column.${field.column}`)}</span> : null}
			</label>
			<span className={styles.column} aria-hidden="true">
				{field.column ?? ''}
			</span>
			<span className={styles.read}>
				{common('figure.paper')} <strong>{cellText(row.paper)}</strong>
			</span>
			<input
				id={id}
				inputMode="numeric"
				autoComplete="off"
				maxLength={3}
				placeholder={t('same')}
				value={copy.typed[field.id] ?? ''}
				aria-invalid={wrong}
				onChange={(event) => copy.type(field.id, event.target.value)}
			/>
			{wrong ? (
				<span className={styles.wrong} role="alert">
					{t('wrong')}
				</span>
			) : null}
		</div>
	);
}
