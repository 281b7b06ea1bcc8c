import { useTranslations } from 'use-intl';
import type { FieldId } from '@/lib/forms/types';
import { cellText } from '@/lib/hall/text';
import type { ResultView } from '@/lib/plenary';
import styles from './Form.module.css';

/** What witnesses' own copies say of one line, where it differs from what was read. */
export function CopyMarks({ view, field }: { view: ResultView; field: FieldId }) {
	const t = useTranslations('copy.desk');
	const marks = view.copies.flatMap(({ witness, contestant, lines }) =>
		lines.filter((line) => line.field === field && line.differs).map(({ value }) => ({ witness, contestant, value })),
	);
	return (
		<td className="figure">
			{marks.map(({ witness, contestant, value }) => (
				<span key={witness} className={styles.copy}>
					<span className="visually-hidden">{t('mark', { no: contestant, value: cellText(value) })}</span>
					<span aria-hidden="true">
						<span className={styles.ballot}>{contestant}</span> {cellText(value)} ≠
					</span>
				</span>
			))}
		</td>
	);
}
