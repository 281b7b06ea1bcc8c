import type { CommandOf } from './commands';
import type { evidenceCommands } from './commands-evidence';
import { PLENARY_STREAM } from './events';
import { BACKUP_STREAM, HANDOVER_STREAM, KEY_STREAM } from './events-evidence';
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
		case 'backup.configure':
			return [{ stream: BACKUP_STREAM, type: 'backup.configured', payload: { folder: command.folder } }];
		case 'document.handOver': {
			const { document, content, recipient, means } = command;
			return [
				{ stream: HANDOVER_STREAM, type: 'document.handedOver', payload: { document, content, recipient, means } },
			];
		}
		case 'document.render':
		case 'document.cancel':
		case 'backup.run':
			// Copies and papers change nothing that happened in the plenary.
			return [];
		case 'backup.restore':
			return [{ stream: BACKUP_STREAM, type: 'backup.restoreOrdered', payload: { backup: command.backup } }];
		case 'ledger.restore': {
			const { backup, seq, hash, former } = command;
			return [{ stream: BACKUP_STREAM, type: 'ledger.restored', payload: { backup, seq, hash, former } }];
		}
	}
}
