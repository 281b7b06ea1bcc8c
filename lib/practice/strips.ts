import { handOf, written } from '../demo/photo/handwriting';
import { randomFrom } from '../demo/random';
import type { Contest } from '../forms/types';
import { PRACTICE_PAPER } from './figures';

/** Sides of a digit box and of a strip, in the units of the drawing. */
const BOX = 19;
const GAP = 4;
const WIDTH = 3 * BOX + 4 * GAP;
const HEIGHT = BOX + 2 * GAP;

/** The handwriting of every number of the practice paper, drawn here: addresses that hold the picture themselves. */
export function practiceStrips(contest: Contest): Record<string, string> {
	const random = randomFrom(17);
	const hand = handOf(random);
	return Object.fromEntries(
		contest.fields.map(({ id }) => {
			const cell = PRACTICE_PAPER[id] ?? null;
			const signs = cell === null ? '' : cell === 'X' ? 'XXX' : String(cell).padStart(3, '0');
			const boxes = [0, 1, 2].map((at) => {
				const x = GAP + at * (BOX + GAP);
				const ink = written(signs[at] ?? '', { x: x + BOX / 2, y: HEIGHT / 2 }, BOX * hand.size, hand, random)
					.map((stroke) => `M${stroke.map((point) => `${point.x.toFixed(1)} ${point.y.toFixed(1)}`).join('L')}`)
					.join('');
				return `<rect x="${x}" y="${GAP}" width="${BOX}" height="${BOX}" fill="#fff" stroke="#191416"/><path d="${ink}" fill="none" stroke="#1b2440" stroke-width="${hand.pen}" stroke-linecap="round"/>`;
			});
			const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}"><rect width="${WIDTH}" height="${HEIGHT}" fill="#f4f1e8"/>${boxes.join('')}</svg>`;
			return [id, `data:image/svg+xml,${encodeURIComponent(svg)}`];
		}),
	);
}
