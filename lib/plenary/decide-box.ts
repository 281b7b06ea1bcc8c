import { BOX, boxState } from './box';
import { caseFiled } from './case-filed';
import type { CommandOf } from './commands';
import { type NewEvent, resultStream } from './events';
import { next } from './machines';
import { refuse } from './refusals';
import { onFloor } from './settlement';
import type { PlenaryState, ResultState } from './state';
import type { Decision } from './world';

type BoxCommand =
	| CommandOf<'box.takeOut'>
	| CommandOf<'box.putBack'>
	| CommandOf<'box.seal'>
	| CommandOf<'incident.read'>;

/** The box and C.Kejadian Khusus. A box may still be closed when its result is locked: that changes no figure. */
export function decideBox(state: ResultState, plenary: PlenaryState, command: BoxCommand): Decision {
	const stream = resultStream(state.contest, state.tps);
	if (command.type === 'incident.read') return readIncident(state, plenary, command, stream);
	const from = boxState(state.box);
	if (!next(BOX, from, command.type)) return refuse('box.wrong-state', { tps: state.tps, state: from });
	if (command.type === 'box.takeOut' && !onFloor(state, plenary)) return refuse('floor.not-here', { tps: state.tps });
	switch (command.type) {
		case 'box.takeOut':
			return [{ stream, type: 'box.takenOut', payload: {} }];
		case 'box.putBack':
			return [{ stream, type: 'box.putBack', payload: {} }];
		case 'box.seal':
			return [{ stream, type: 'box.sealed', payload: { note: command.note } }];
	}
}

/** What is still open on the TPS's own form is taken up here, as a case of its own. */
function readIncident(
	state: ResultState,
	plenary: PlenaryState,
	command: CommandOf<'incident.read'>,
	stream: string,
): Decision {
	if (state.lock) return refuse('result.locked', { tps: state.tps, time: state.lock.time });
	if (!onFloor(state, plenary)) return refuse('floor.not-here', { tps: state.tps });
	const { status, text } = command;
	if (status !== 'nihil' && text === '') return refuse('answer.needs-text', { answer: status });
	const read: NewEvent = { stream, type: 'incident.read', payload: { status, text } };
	if (status !== 'belum-selesai') return [read];
	return [
		read,
		caseFiled(stream, {
			case: `c-${state.contest}-${state.tps}-${state.version + 1}`,
			kind: 'keberatan',
			subject: 'prosedur',
			field: null,
			text,
			evidence: 'C.Kejadian Khusus',
			from: { side: 'ppk', witness: null, name: 'KPPS' },
			origin: 'c-kejadian-khusus',
		}),
	];
}
