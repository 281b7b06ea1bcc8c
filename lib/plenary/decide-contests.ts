import { electionOf, isConfirmed, problemsOfPack, sameForm } from '../election';
import type { CommandOf } from './commands';
import { PLENARY_STREAM } from './events';
import { PACK_STREAM } from './events-contests';
import { refuse } from './refusals';
import type { Decision, World } from './world';

/**
 * Adopts an election pack. A newer edition may correct names, words and parameters at any time. A form
 * that numbers already stand on keeps its lines: that is what lets every result be read again from the
 * ledger with the newest pack alone (docs/adr/0040).
 */
export function adoptPack(world: World, command: CommandOf<'pack.adopt'>): Decision {
	const { pack, sha256, file } = command;
	const problem = problemsOfPack(pack)[0];
	if (problem) return refuse('pack.broken', { problem: problem.code, path: problem.path, found: problem.found });
	if (!isConfirmed(sha256, command.typed)) return refuse('pack.not-confirmed');
	if (world.election.sha256 === sha256) return [];
	const next = electionOf(pack, sha256);
	for (const { contest, kelurahan } of world.facts.placesWithResults()) {
		const before = world.election.contest(contest, kelurahan);
		const after = next.contest(contest, kelurahan);
		if (before && !(after && sameForm(before, after))) return refuse('pack.frozen', { contest, kelurahan });
	}
	for (const witness of Object.values(world.plenary.witnesses)) {
		const known = next.head(witness.contest)?.contestants.some(({ no }) => no === witness.contestant);
		if (!known) return refuse('pack.witness-lost', { name: witness.name, contestant: witness.contestant });
	}
	return [{ stream: PACK_STREAM, type: 'pack.adopted', payload: { file, sha256, pack } }];
}

/** The order of the boxes is the plenary's to choose (domain 2.2: both are in use). */
export function setFlow(world: World, command: CommandOf<'plenary.setFlow'>): Decision {
	if (world.plenary.flow === command.flow) return [];
	return [{ stream: PLENARY_STREAM, type: 'plenary.flowSet', payload: { flow: command.flow } }];
}
