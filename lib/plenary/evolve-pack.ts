import { BUILTIN, type Election, electionOf } from '../election';
import type { RecordedEvent } from './events';

/** State of the stream of packs: the election in force. */
export interface PackState {
	readonly version: number;
	readonly election: Election;
}

export const emptyPack: PackState = { version: 0, election: BUILTIN };

/** The election after one more event of the stream of packs: the last pack adopted is the one in force. */
export function evolvePack(state: PackState, event: RecordedEvent): PackState {
	const election =
		event.type === 'pack.adopted' ? electionOf(event.payload.pack, event.payload.sha256) : state.election;
	return { version: event.version, election };
}
