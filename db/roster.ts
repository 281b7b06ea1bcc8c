import type { Problem } from '../lib/import';
import {
	type AccountLine,
	type KnownAccount,
	type Planned,
	parseAccounts,
	parseWitnesses,
	planAccounts,
	planWitnesses,
	type RosterKind,
	type WitnessLine,
} from '../lib/roster';
import type { House } from './house';
import { statement } from './ledger';

/** A list of people as it would be taken in now; nothing is written. */
export type RosterPreview = { readonly file: string; readonly problems: readonly Problem[] } & (
	| { readonly kind: 'saksi'; readonly lines: readonly Planned<WitnessLine>[] }
	| { readonly kind: 'akun'; readonly lines: readonly Planned<AccountLine>[] }
);

/** Reads a list and says for each line what would become of it. */
export function previewRoster(house: House, kind: RosterKind, file: string, text: string): RosterPreview {
	if (kind === 'saksi') {
		const election = house.states.election();
		const { lines, problems } = parseWitnesses(text, file, election);
		return { kind, file, problems, lines: planWitnesses({ plenary: house.states.plenary(), election }, lines) };
	}
	const kelurahan = statement<{ kode: string; name: string }>(
		house.sqlite,
		'SELECT kode, nama AS name FROM kelurahan ORDER BY kode',
	).all();
	const { lines, problems } = parseAccounts(text, file, kelurahan);
	const known = new Map(
		statement<KnownAccount & { username: string }>(house.sqlite, 'SELECT username, name, role, kelurahan FROM account')
			.all()
			.map(({ username, ...account }) => [username, account]),
	);
	return { kind, file, problems, lines: planAccounts(known, lines) };
}
