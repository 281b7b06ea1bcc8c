import { amount, type Contest, type Figures } from '../forms';

/** How a machine that reads a photograph gets a form wrong (rules.md P304, P306). */
export type Misreading = 'x-as-8' | 'extra-digit' | 'exchanged' | 'wrong-sum';

export const MISREADINGS: readonly Misreading[] = ['x-as-8', 'extra-digit', 'exchanged', 'wrong-sum'];

type Numbers = Readonly<Record<string, number | null>>;

/** The numbers of a paper form as the system shows them when every one was read well (`X` is 0). */
export function readWell(contest: Contest, paper: Figures): Numbers {
	return Object.fromEntries(contest.fields.filter(({ inSystem }) => inSystem).map(({ id }) => [id, amount(paper[id])]));
}

/** The smallest vote of section IV is the one with strokes before it (`X74`). */
function smallestVote(contest: Contest, numbers: Numbers): string {
	const votes = contest.fields.filter((field) => field.countsAsValid).map(({ id }) => id);
	return votes.reduce((best, id) => ((numbers[id] ?? 0) < (numbers[best] ?? 0) ? id : best), votes[0] ?? '');
}

/**
 * One form read wrongly: `x-as-8` 74 → 874 in section IV (K107), `extra-digit` a digit too many in the
 * number who voted (K101, K102, K106), `exchanged` L and P of I.B.1 (K102), `wrong-sum` a look-alike
 * digit in I.A.J or one off (K101).
 */
export function misread(contest: Contest, numbers: Numbers, how: Misreading): Numbers {
	const at = (id: string) => numbers[id] ?? 0;
	switch (how) {
		case 'x-as-8': {
			const vote = smallestVote(contest, numbers);
			return { ...numbers, [vote]: Number(`8${String(at(vote)).padStart(2, '8')}`) };
		}
		case 'extra-digit':
			return { ...numbers, 'I.B.4.J': at('I.B.4.J') * 10 };
		case 'exchanged':
			return { ...numbers, 'I.B.1.L': at('I.B.1.P'), 'I.B.1.P': at('I.B.1.L') };
		case 'wrong-sum': {
			const shown = String(at('I.A.J')).replace(/[17384906](?=[^17384906]*$)/, lookalike);
			return { ...numbers, 'I.A.J': Number(shown) === at('I.A.J') ? at('I.A.J') + 1 : Number(shown) };
		}
	}
}

const LOOKALIKE: Readonly<Record<string, string>> = { 1: '7', 7: '1', 3: '8', 8: '3', 0: '6', 6: '0', 4: '9', 9: '4' };
const lookalike = (digit: string) => LOOKALIKE[digit] ?? digit;
