import { useTranslations } from 'use-intl';
import type { Group } from '@/lib/entry/pages';
import type { Field } from '@/lib/forms/types';
import styles from './Form.module.css';

/** The heading lines stand under: the section, or the party of a page. */
export function GroupHead({ group, locale, columns }: { group: Group; locale: 'id' | 'en'; columns: number }) {
	const t = useTranslations('desk.pages');
	const { section, party } = group;
	return (
		<tr className={styles.section}>
			<th scope="rowgroup" colSpan={columns}>
				{party ? (
					<span className={styles.label}>
						<span className={styles.ballot}>{party.no}</span>
						<span className={styles.party}>{party.name}</span>
						<span className="visually-hidden">{t('party', { no: party.no })}</span>
					</span>
				) : (
					`${section.id}. ${section.title[locale]}`
				)}
			</th>
		</tr>
	);
}

/**
 * The printed row: its number and its label, once for the three columns of a row. Standing alone, a
 * candidate's line says whose list it is on.
 */
export function LineLabel({ field, locale, alone = false }: { field: Field; locale: 'id' | 'en'; alone?: boolean }) {
	const t = useTranslations('desk.pages');
	const repeated = !alone && (field.column === 'P' || field.column === 'J');
	return (
		<th scope="row" data-repeated={repeated || undefined}>
			<span className={styles.label}>
				<LineNumber field={field} />
				<span className={repeated ? 'visually-hidden' : styles.text}>
					{field.label[locale]}
					{alone && field.line && <span className="hint"> · {t('party', { no: field.contestant ?? 0 })}</span>}
				</span>
			</span>
		</th>
	);
}

function LineNumber({ field }: { field: Field }) {
	switch (field.line) {
		case 'party':
			return <span className={styles.code}>A.1</span>;
		case 'total':
			return <span className={styles.code}>B</span>;
		case 'candidate':
			return <span className={styles.candidate}>{field.candidate}</span>;
		case undefined:
			return field.contestant === undefined ? (
				<span className={styles.code}>
					{field.row === field.section ? '' : field.row.slice(field.section.length + 1)}
				</span>
			) : (
				<span className={styles.ballot}>{field.contestant}</span>
			);
	}
}
