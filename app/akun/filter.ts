import type { AccountLine } from '@/db/accounts/directory';

export const STATES = ['active', 'temporary', 'disabled'] as const;
export type State = (typeof STATES)[number];

/** One word for how an account stands. */
export function stateOf(account: AccountLine): State {
	if (account.disabled) return 'disabled';
	return account.mustChange ? 'temporary' : 'active';
}

export interface Filter {
	readonly text: string;
	readonly role: string;
	readonly state: string;
}

/** The accounts a filter leaves: by any part of the names, the role, the state. */
export function matching(accounts: readonly AccountLine[], { text, role, state }: Filter): AccountLine[] {
	const wanted = text.trim().toLowerCase();
	return accounts.filter(
		(account) =>
			[account.username, account.name, account.kelurahan?.name ?? ''].some((name) =>
				name.toLowerCase().includes(wanted),
			) &&
			(role === '' || account.role === role) &&
			(state === '' || stateOf(account) === state),
	);
}
