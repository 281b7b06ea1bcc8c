'use client';

import { useTranslations } from 'use-intl';
import styles from './Phone.module.css';
import type { Answers } from './useAnswers';

/** An answer the server does not have yet: said plainly, so that nobody believes it counted. */
export function Sending({ answers }: { answers: Answers }) {
	const t = useTranslations('phone');
	const { pending, phase } = answers;
	if (!pending) return null;
	const answer = t(`answer.${pending.answer}`);
	return (
		<section className={styles.status} data-tone="ask" data-sending={phase} role="status">
			<h2>{phase === 'sending' ? t('sending.title') : t('sending.waiting')}</h2>
			{phase === 'sending' ? null : (
				<p>{phase === 'waiting' ? t('sending.kept', { answer }) : t('sending.signedOut')}</p>
			)}
			{phase === 'signedOut' ? (
				<a className={styles.button} href="/saksi/masuk">
					{t('sending.enter')}
				</a>
			) : null}
			{phase === 'sending' ? null : (
				<button type="button" className={styles.plain} onClick={answers.drop}>
					{t('sending.dropped')}
				</button>
			)}
		</section>
	);
}
