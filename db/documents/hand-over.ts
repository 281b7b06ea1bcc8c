import type { House } from '../house';
import { statement } from '../ledger';

/** Somebody received a document. */
export interface HandOver {
	readonly seq: number;
	readonly document: string;
	/** Content hash of what was handed over, or empty for what came from elsewhere. */
	readonly content: string;
	readonly recipient: string;
	readonly means: 'paper' | 'file';
	readonly time: string;
	readonly by: string;
}

/** The register of what was handed over, oldest first. */
export function handOvers(house: House): HandOver[] {
	return statement<HandOver>(
		house.sqlite,
		'SELECT seq, document, content, recipient, means, time, by FROM hand_over ORDER BY seq',
	).all();
}
