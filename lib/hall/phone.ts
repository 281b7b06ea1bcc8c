import type { Answer } from '../plenary/commands';
import type { ResultView, WitnessView } from '../plenary/view';
import { itemsOf } from './form';

/** What a witness's phone is about now. */
export type Stance =
	| { readonly kind: 'closed' | 'idle' | 'revoked' | 'absent' | 'other' | 'reading' | 'ask' | 'voided' }
	/** Still being settled at the desk; `again` when an answer of this witness was voided by it. */
	| { readonly kind: 'comparing'; readonly open: number; readonly again: boolean }
	| { readonly kind: 'answered'; readonly answer: Answer; readonly channel: 'phone' | 'paper'; readonly time: string };

interface Own {
	readonly id: string;
	readonly contest: string;
	readonly present: boolean;
	readonly revoked: boolean;
}

/** Derives it from what the hall sees and who this phone speaks for. */
export function stanceOf(opened: boolean, result: ResultView | null, own: Own): Stance {
	if (own.revoked) return { kind: 'revoked' };
	if (!opened) return { kind: 'closed' };
	if (!result) return { kind: 'idle' };
	if (result.contest.code !== own.contest) return { kind: 'other' };
	const me: WitnessView | undefined = result.witnesses.find(({ id }) => id === own.id);
	if (!(me?.present ?? own.present)) return { kind: 'absent' };
	if (!result.filled) return { kind: 'reading' };
	const answer = me?.answer ?? null;
	if (answer && !answer.voided) {
		return { kind: 'answered', answer: answer.answer, channel: answer.channel, time: answer.time };
	}
	if ((result.status !== 'settled' && result.status !== 'signed') || result.hash === null) {
		const open = itemsOf(result).filter(({ state }) => state === 'open').length;
		return { kind: 'comparing', open, again: answer !== null };
	}
	return { kind: answer ? 'voided' : 'ask' };
}
