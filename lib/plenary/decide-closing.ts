import { hashOf } from '../forms';
import type { CommandsOf } from './commands';
import { PLENARY_STREAM } from './events';
import { refuse } from './refusals';
import type { Decision, World } from './world';

const stream = PLENARY_STREAM;

/** The end of the meeting, with what remains open written down, and its reopening on a named basis. */
export function decideClosing(world: World, command: CommandsOf<'plenary.close' | 'plenary.reopen'>): Decision {
	const { plenary } = world;
	if (!plenary.opened) return refuse('plenary.not-open');
	if (command.type === 'plenary.reopen') {
		if (!plenary.closed) return refuse('closing.not-closed');
		const { basis, document, reason } = command;
		// An order or a recommendation is a paper; without its number nobody can find it again.
		if (basis !== 'kekeliruan-ditemukan' && document === '') return refuse('closing.needs-document');
		return [{ stream, type: 'plenary.reopened', payload: { basis, document, reason } }];
	}
	const [floor] = Object.values(plenary.floors);
	if (floor) return refuse('floor.occupied', { tps: floor.tps });
	const scrutiny = world.facts.adoptions().find((one) => one.scrutiny);
	if (scrutiny) return refuse('closing.scrutiny', { region: world.facts.placeName(scrutiny.region) });
	const list = world.facts.closing();
	if (hashOf(list) !== command.seen) return refuse('closing.moved');
	return [{ stream, type: 'plenary.closed', payload: { note: command.note, list } }];
}
