import styles from './AnswerSheet.module.css';
import type { Figure } from './useAnswers';

/** Figures as digits and in words, as they stand on the form. */
export function FigureList({ figures }: { figures: readonly Figure[] }) {
	return (
		<ul className={styles.figures}>
			{figures.map(({ no, name, text, words }) => (
				<li key={name}>
					<span className={styles.name}>
						{no === null ? null : <span className={styles.no}>{no}</span>}
						<span>{name}</span>
					</span>
					<strong className={styles.number}>{text}</strong>
					<span className={styles.inWords} lang="id">
						{words}
					</span>
				</li>
			))}
		</ul>
	);
}
