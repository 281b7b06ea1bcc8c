'use client';

import { useTranslations } from 'use-intl';
import { lineNumber } from '@/lib/forms/types';
import { cellText } from '@/lib/hall/text';
import type { ResultView } from '@/lib/plenary/view';
import styles from './Copies.module.css';
import { useNumberLabel } from './labels';

/** So many lines stand on the wall; the desk and the phones have them all. */
const SHOWN = 2;

/** Whose copy says something else than what was read, and what. */
export function Copies({ result }: { result: ResultView }) {
	const t = useTranslations('copy.hall');
	const label = useNumberLabel();
	const rows = new Map(result.rows.map((row) => [row.field.id, row]));
	const lines = result.copies.flatMap(({ contestant, lines }) =>
		lines
			.filter(({ differs }) => differs)
			.flatMap((line) => {
				const row = rows.get(line.field);
				return row ? [{ contestant, row, value: line.value }] : [];
			}),
	);
	if (lines.length === 0) return null;
	return (
		<ul className={styles.copies} aria-label={t('label')}>
			{lines.slice(0, SHOWN).map(({ contestant, row, value }) => (
				<li key={`${contestant}-${row.field.id}`} className={styles.line} data-copy={row.field.id}>
					<span className={styles.who}>
						{t('copy')} <span className={styles.no}>{contestant}</span>
					</span>
					<span className={styles.name}>
						{row.field.contestant === undefined ? '' : `${row.field.contestant} · `}
						{lineNumber(row.field)}
						{label(row.field)}
					</span>
					<strong className={styles.value}>
						<span aria-hidden="true">≠ </span>
						{cellText(value)}
					</strong>
				</li>
			))}
			{lines.length > SHOWN ? <li className={styles.more}>{t('more', { count: lines.length - SHOWN })}</li> : null}
		</ul>
	);
}
