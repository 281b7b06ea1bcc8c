'use client';

import { useTranslations } from 'use-intl';
import { clockText, type Zone } from '@/lib/hall/clock';
import type { Bucket } from '@/lib/pace';
import styles from './Pace.module.css';

const WIDTH = 56;
const HEIGHT = 150;
const FOOT = 26;
const HEAD = 22;

/** Gavels by hour as bars, with the same numbers in words for who cannot see them. */
export function Hours({ hours, zone }: { hours: readonly Bucket[]; zone: Zone }) {
	const t = useTranslations('pace');
	const most = Math.max(1, ...hours.map(({ total }) => total));
	const width = hours.length * WIDTH;
	const told = hours.map(({ from, total }) => t('hour', { time: clockText(from, zone), count: total })).join('; ');
	return (
		<svg
			className={styles.chart}
			viewBox={`0 0 ${width} ${HEIGHT}`}
			width={width}
			height={HEIGHT}
			role="img"
			aria-label={told}
		>
			<line x1="0" x2={width} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} className={styles.axis} />
			{hours.map(({ from, total }, at) => {
				const height = ((HEIGHT - FOOT - HEAD) * total) / most;
				const top = HEIGHT - FOOT - height;
				const middle = at * WIDTH + WIDTH / 2;
				return (
					<g key={from}>
						<rect x={at * WIDTH + 10} y={top} width={WIDTH - 20} height={height} className={styles.bar} />
						<text x={middle} y={top - 6} className={styles.value}>
							{total}
						</text>
						<text x={middle} y={HEIGHT - 7} className={styles.tick}>
							{clockText(from, zone).slice(0, 5)}
						</text>
					</g>
				);
			})}
		</svg>
	);
}
