import type { Contest } from '../forms';
import type { CommandsOf } from './commands';
import { type NewEvent, recountStream, resultStream } from './events';
import { ballotsUsed, countable, countsOf, figuresOfCount, type RecountState } from './recount';
import { refuse } from './refusals';
import type { ResultState } from './state';
import type { Decision } from './world';

type RecountCommand = CommandsOf<'recount.open' | 'recount.count' | 'recount.undo' | 'recount.finish' | 'recount.drop'>;

/**
 * Ballots of one TPS counted again by turus. The TPS is on the floor and its tally filed; while it is counted
 * the figures stand still. The outcome is a correction of the tally, with everything before it kept.
 */
export function decideRecount(
	contest: Contest,
	state: ResultState,
	counted: RecountState,
	command: RecountCommand,
): Decision {
	const stream = resultStream(state.contest, state.tps);
	const turus = recountStream(state.contest, state.tps);
	const { tally, recount } = state;
	if (!tally) return refuse('tally.not-filled', { tps: state.tps });
	if (command.type === 'recount.open') {
		if (recount) return refuse('recount.running', { tps: state.tps });
		const { ground, proposer, decision } = command;
		const payload = { ground, proposer, decision };
		return [
			{ stream, type: 'recount.opened', payload },
			{ stream: turus, type: 'recount.opened', payload },
		];
	}
	if (!recount) return refuse('recount.not-running', { tps: state.tps });
	const counts = countsOf(contest, counted.ballots);
	const used = ballotsUsed(tally.figures);
	const closed = { counts, ballots: counted.ballots.length, used };
	if (command.type === 'recount.drop') {
		const payload = { ...closed, how: 'dihentikan', note: command.reason, initialled: [] } as const;
		return [{ stream, type: 'recount.closed', payload }];
	}
	if (command.from !== counted.ballots.length) return refuse('recount.stale', { count: counted.ballots.length });
	switch (command.type) {
		case 'recount.count': {
			const known = new Set(countable(contest).map((field) => field.id));
			const unknown = command.ballots.find((ballot) => !known.has(ballot));
			if (unknown !== undefined) return refuse('field.unknown', { field: unknown });
			return [{ stream: turus, type: 'ballot.counted', payload: { ballots: command.ballots } }];
		}
		case 'recount.undo':
			return [{ stream: turus, type: 'ballot.undone', payload: { ballot: counted.ballots.at(-1) ?? '' } }];
		case 'recount.finish': {
			const figures = figuresOfCount(contest, counts);
			const tooLarge = contest.fields.find((field) => (figures[field.id] ?? 0) >= 10 ** field.digits);
			if (tooLarge) return refuse('field.too-large', { field: tooLarge.id });
			if (counted.ballots.length !== used && command.note === '') {
				return refuse('recount.needs-note', { count: counted.ballots.length, used });
			}
			const changes = Object.entries(figures)
				.map(([field, value]) => ({ field, old: tally.figures[field] ?? null, value }))
				.filter(({ old, value }) => old !== value);
			const { note, initialled } = command;
			const events: NewEvent[] = [
				{ stream, type: 'recount.closed', payload: { ...closed, how: 'selesai', note, initialled } },
			];
			if (changes.length > 0) {
				events.push({
					stream,
					type: 'tally.corrected',
					payload: {
						changes,
						reason: recount.decision,
						basis: 'hitung-ulang',
						requestedBy: recount.proposer,
						initialled,
					},
				});
			}
			return events;
		}
	}
}
