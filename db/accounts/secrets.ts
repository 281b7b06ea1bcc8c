import type { Command } from '../../lib/plenary';
import type { Aside } from '../door';
import { dropWitnessCodes, newDisplayCode, newWitnessCode, putDisplayCode, putWitnessCode } from './codes';
import { putCredential } from './credentials';
import { hashPassword, hashPasswordNow, newPassword } from './passwords';
import { endSessions } from './sessions';
import { putSetting } from './settings';

/** What a command writes beside the ledger, and what only its answer may say. */
export interface Beside {
	readonly aside: Aside;
	readonly secret?: string;
}

/** What goes beside a command: hashes of new secrets, and the sessions it ends. */
export async function besides(command: Command): Promise<Beside | undefined> {
	if (command.type !== 'account.create' && command.type !== 'account.resetPassword') return quick(command);
	const password = newPassword();
	return withPassword(command, password, await hashPassword(password));
}

/** The same for the command line, which may wait for the hash. */
export function besidesNow(command: Command): Beside | undefined {
	if (command.type !== 'account.create' && command.type !== 'account.resetPassword') return quick(command);
	const password = newPassword();
	return withPassword(command, password, hashPasswordNow(password));
}

function withPassword(
	command: Extract<Command, { type: 'account.create' | 'account.resetPassword' }>,
	password: string,
	hash: string,
): Beside {
	const account = command.type === 'account.create' ? command.id : command.account;
	return {
		secret: password,
		aside: (house) => {
			putCredential(house, account, hash, true);
			endSessions(house, 'account', account);
		},
	};
}

function quick(command: Command): Beside | undefined {
	switch (command.type) {
		case 'account.disable':
		case 'account.revokeSessions':
			return { aside: (house) => endSessions(house, 'account', command.account) };
		case 'witness.credential': {
			const code = newWitnessCode();
			return { secret: code, aside: (house) => putWitnessCode(house, command.witness, code) };
		}
		case 'witness.dropCredential':
		case 'witness.revoke':
			return { aside: (house) => dropWitnessCodes(house, command.witness) };
		case 'display.renewCode': {
			const code = newDisplayCode();
			return { secret: code, aside: (house) => putDisplayCode(house, code) };
		}
		case 'backup.configure':
			return { aside: (house) => putSetting(house, 'backup-folder', command.folder) };
		default:
			return undefined;
	}
}
