'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Mark } from '@/app/ui/Mark';
import type { Answer } from '@/lib/plenary/commands';
import styles from './AnswerBar.module.css';

/** Two thumbs wide, and there only when there is something to answer. */
export function AnswerBar({ answered, onAnswer }: { answered: Answer | null; onAnswer: (answer: Answer) => void }) {
	const t = useTranslations('phone.answer');
	const [changing, setChanging] = useState(false);
	if (answered && !changing) {
		return (
			<div className={styles.bar}>
				<button type="button" className={styles.quiet} onClick={() => setChanging(true)}>
					{t('change')}
				</button>
			</div>
		);
	}
	return (
		<div className={styles.bar}>
			<button type="button" className={`${styles.big} ${styles.agree}`} onClick={() => onAnswer('agree')}>
				<Mark standing="agree" /> {t('agree')}
			</button>
			<button type="button" className={styles.big} onClick={() => onAnswer('object')}>
				<Mark standing="object" /> {t('object')}
			</button>
			<button type="button" className={styles.quiet} onClick={() => onAnswer('refuse')}>
				{t('refuse')}
			</button>
		</div>
	);
}
