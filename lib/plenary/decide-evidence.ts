import type { CommandOf } from './commands';
import type { evidenceCommands } from './commands-evidence';
import { PLENARY_STREAM } from './events';
import { KEY_STREAM } from './events-evidence';
import { refuse } from './refusals';
import type { Actor } from './roles';
import type { Decision, World } from './world';

export type EvidenceCommand = { [T in keyof typeof evidenceCommands]: CommandOf<T> }[keyof typeof evidenceCommands];

/** Keys of the installation and of the witnesses' phones. */
export function decideEvidence(world: World, command: EvidenceCommand, actor: Actor): Decision {
	switch (command.type) {
		case 'key.introduce': {
			const former = world.facts.installationKey() ?? null;
			if (former === command.publicKey) return [];
			return [{ stream: KEY_STREAM, type: 'key.introduced', payload: { publicKey: command.publicKey, former } }];
		}
		case 'witness.key': {
			const witness = world.plenary.witnesses[actor.witness ?? ''];
			if (!witness) return refuse('witness.unknown', { witness: actor.witness ?? '' });
			if (witness.revoked) return refuse('witness.revoked', { name: witness.name });
			if (witness.key === command.publicKey) return [];
			return [
				{
					stream: PLENARY_STREAM,
					type: 'witness.keyed',
					payload: { witness: witness.id, publicKey: command.publicKey },
				},
			];
		}
	}
}
