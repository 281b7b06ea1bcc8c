import type { CommandOf } from './commands';
import { accountStream } from './events';
import { refuse } from './refusals';
import type { Decision, World } from './world';

type AccountCommand =
	| CommandOf<'account.create'>
	| CommandOf<'account.disable'>
	| CommandOf<'account.enable'>
	| CommandOf<'account.resetPassword'>
	| CommandOf<'account.revokeSessions'>
	| CommandOf<'account.changePassword'>;

/** Accounts are never deleted: a disabled one keeps its name in the minutes. */
export function decideAccount(world: World, command: AccountCommand): Decision {
	if (command.type === 'account.create') {
		if (world.facts.account(command.id) || world.facts.usernameTaken(command.username)) {
			return refuse('account.exists', { username: command.username });
		}
		if (command.role === 'pps' && !command.kelurahan) return refuse('account.needs-kelurahan');
		if (command.role === 'web' || command.role === 'mobile') {
			// The list says for which TPS, and how far the account is: an account it does not name could do nothing.
			const operator = world.facts.operator(command.username);
			if (operator?.duty !== command.role) return refuse('account.needs-operator', { username: command.username });
		}
		const { id, username, name, role } = command;
		return [
			{
				stream: accountStream(id),
				type: 'account.created',
				payload: {
					id,
					username,
					name,
					role,
					kelurahan: role === 'pps' ? (command.kelurahan ?? null) : null,
				},
			},
		];
	}
	const account = world.facts.account(command.account);
	if (!account) return refuse('account.unknown', { account: command.account });
	const stream = accountStream(command.account);
	switch (command.type) {
		case 'account.disable':
			if (account.role === 'admin' && !account.disabled && world.facts.activeAdmins() <= 1) {
				return refuse('account.last-admin');
			}
			return [
				{
					stream,
					type: 'account.disabled',
					payload: { reason: command.reason },
				},
			];
		case 'account.enable':
			return [{ stream, type: 'account.enabled', payload: {} }];
		case 'account.resetPassword':
			return [{ stream, type: 'account.passwordReset', payload: {} }];
		case 'account.revokeSessions':
			return [{ stream, type: 'account.sessionsRevoked', payload: {} }];
		case 'account.changePassword':
			return [{ stream, type: 'account.passwordChanged', payload: {} }];
	}
}
