import type { CommandOf } from './commands';
import { resultStream } from './events';
import { refuse } from './refusals';
import type { Actor } from './roles';
import type { ResultState } from './state';
import type { Decision } from './world';

type ReopenCommand = CommandOf<'reopen.request'> | CommandOf<'reopen.approve'> | CommandOf<'reopen.drop'>;

/**
 * Opening a locked result again. One person asks on a named basis, another role approves; one of the two is the
 * chair. The locked version stays as it is, a new one comes on top.
 */
export function decideReopen(state: ResultState, command: ReopenCommand, actor: Actor): Decision {
	const stream = resultStream(state.contest, state.tps);
	const { lock, reopening } = state;
	if (!lock) return refuse('reopen.not-locked', { tps: state.tps });
	if (command.type === 'reopen.request') {
		if (reopening) return refuse('reopen.requested', { name: reopening.by });
		const { basis, document, reason } = command;
		// An order or a recommendation is a paper; without its number nobody can find it again.
		if (basis !== 'kekeliruan-ditemukan' && document === '') return refuse('reopen.needs-document');
		return [
			{
				stream,
				type: 'reopen.requested',
				payload: { basis, document, reason, version: state.resultVersion, hash: lock.hash },
			},
		];
	}
	if (!reopening) return refuse('reopen.not-requested', { tps: state.tps });
	if (command.type === 'reopen.drop') {
		return [{ stream, type: 'reopen.dropped', payload: { reason: command.reason } }];
	}
	if (reopening.account === actor.id || reopening.role === actor.role) {
		return refuse('reopen.second-role', { name: reopening.by });
	}
	if (reopening.role !== 'ketua' && actor.role !== 'ketua') return refuse('reopen.second-role', { name: reopening.by });
	const { basis, document, reason, by } = reopening;
	return [
		{
			stream,
			type: 'result.reopened',
			payload: {
				basis,
				document,
				reason,
				requestedBy: by,
				approval: command.reason,
				version: state.resultVersion + 1,
			},
		},
	];
}
