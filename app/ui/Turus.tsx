import styles from './Turus.module.css';

/** Strokes of one gate: four upright, the fifth across. */
const STROKES = ['M4 3v18', 'M10 3v18', 'M16 3v18', 'M22 3v18', 'M1 19L25 5'] as const;

/** Tally marks as they are written on the plano: gates of five. Decoration; the number stands beside it. */
export function Turus({ count }: { count: number }) {
	const gates = Array.from({ length: Math.ceil(count / STROKES.length) }, (_, at) =>
		Math.min(STROKES.length, count - at * STROKES.length),
	);
	return (
		<span className={styles.turus} aria-hidden="true">
			{gates.map((strokes, at) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a gate is nothing but its place.
				<svg key={at} viewBox="0 0 26 24" className={styles.gate} aria-hidden="true" focusable="false">
					<path
						d={STROKES.slice(0, strokes).join('')}
						fill="none"
						stroke="currentColor"
						strokeWidth="2.4"
						strokeLinecap="round"
					/>
				</svg>
			))}
		</span>
	);
}
