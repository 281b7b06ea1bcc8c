import type { Cell, Contest, Field, Figures } from '../forms';
import { reserveBallots } from '../forms/rules';
import type { Random } from './random';

/** `total` in as many parts as there are weights, in their proportion, whole and together `total`. */
function shares(total: number, weights: readonly number[]): number[] {
	const all = weights.reduce((sum, weight) => sum + weight, 0);
	const parts = weights.map((weight) => Math.floor((total * weight) / all));
	const left = total - parts.reduce((sum, part) => sum + part, 0);
	return parts.map((part, at) => (at < left ? part + 1 : part));
}

/** A row's three columns. */
function row(id: string, men: number, women: number): [string, number][] {
	return [
		[`${id}.L`, men],
		[`${id}.P`, women],
		[`${id}.J`, men + women],
	];
}

/** Fields where a KPPS that found none writes its strokes: additional and special voters, disability. */
const STROKED = /^(?:I\.B\.[23]|III)\./;

/**
 * The C.Hasil of one TPS as the KPPS wrote it, every field filled, no rule of rules.md broken: 180–300
 * voters, 75–90 % of them came, ballots with the contest's reserve. Some zeros are `X` strokes.
 */
export function paperTruth(random: Random, contest: Contest): Figures {
	const { reservePercent, maxVoters } = contest.parameters;
	const voters = random.between(Math.min(180, maxVoters), maxVoters);
	const men = Math.round((voters * random.between(46, 54)) / 100);
	const women = voters - men;
	const turnout = random.between(76, 89);
	const came = [Math.round((men * turnout) / 100), Math.round((women * turnout) / 100)] as const;
	const added = [random.between(0, 2), random.between(0, 2)] as const;
	const special = [random.between(0, 3), random.between(0, 3)] as const;
	const all = [came[0] + added[0] + special[0], came[1] + added[1] + special[1]] as const;
	const used = all[0] + all[1];
	const received = voters + reserveBallots(voters, reservePercent);
	const spoiled = random.between(0, 2);
	const invalid = random.between(0, 9);
	const lines = contest.fields.filter((field) => field.countsAsValid);
	const votes = shares(used - invalid, random.shuffled(lines.map((_, at) => random.between(20, 30) + at * 15)));
	const numbers = new Map<string, Cell>([
		...row('I.A', men, women),
		...row('I.B.1', came[0], came[1]),
		...row('I.B.2', added[0], added[1]),
		...row('I.B.3', special[0], special[1]),
		...row('I.B.4', all[0], all[1]),
		['II.1', received],
		['II.2', used],
		['II.3', spoiled],
		['II.4', received - used - spoiled],
		...row('III', random.between(0, 2), random.between(0, 2)),
		...lines.map((line, at): [string, number] => [line.id, votes[at] ?? 0]),
		...lines.flatMap((line, at) => (line.line === 'total' ? withinParty(random, contest, line, votes[at] ?? 0) : [])),
		['V.A', used - invalid],
		['V.B', invalid],
		['V.C', used],
	]);
	return Object.fromEntries(
		contest.fields.map(({ id }): [string, Cell] => {
			const value = numbers.get(id) ?? null;
			return [id, value === 0 && STROKED.test(id) && random.oneIn(3) ? 'X' : value];
		}),
	);
}

/** A party's total shared out between the party itself and its candidates; most candidates get none. */
function withinParty(random: Random, contest: Contest, total: Field, votes: number): [string, number][] {
	const own = contest.fields.filter(({ contestant, line }) => contestant === total.contestant && line !== 'total');
	const weights = own.map((_, at) => (at === 0 ? random.between(3, 6) : random.oneIn(3) ? random.between(1, 9) : 0));
	const parts = shares(votes, weights);
	return own.map(({ id }, at) => [id, parts[at] ?? 0]);
}

/** The same form with two votes more counted than voters came: K106 and nothing else. */
export function contradictory(paper: Figures): Figures {
	const plus = (id: string) => (typeof paper[id] === 'number' ? paper[id] + 2 : 2);
	return { ...paper, 'V.B': plus('V.B'), 'V.C': plus('V.C') };
}
