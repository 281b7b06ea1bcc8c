import { randomUUID } from 'node:crypto';
import { CONSOLE, type Command, type Role } from '../../lib/plenary';
import { execute } from '../door';
import type { House } from '../house';
import { statement } from '../ledger';
import { besidesNow } from './secrets';

export interface FirstAccount {
	readonly username: string;
	readonly role: Role;
	readonly name: string;
	readonly password: string;
}

/** More kelurahan/desa than this are no one kecamatan: their PPS accounts are the admin's to make. */
const MOST_PPS = 40;

/** The accounts a new data folder starts with, their passwords said once. None when there are accounts. */
export function createFirstAccounts(house: House): FirstAccount[] {
	if (statement(house.sqlite, 'SELECT 1 FROM account LIMIT 1').get()) return [];
	// All or none: an account whose password nobody was told is of no use.
	return house.sqlite
		.transaction(() => wanted(house).map((account) => ({ ...pickShown(account), password: create(house, account) })))
		.immediate();
}

/** Makes a new temporary password for an account by its name, at the machine itself. */
export function resetPassword(house: House, username: string): string | null {
	const row = statement<{ id: string }>(house.sqlite, 'SELECT id FROM account WHERE username = ?').get(username);
	return row ? (run(house, { type: 'account.resetPassword', account: row.id }) ?? null) : null;
}

/** Makes the first display code, or a new one. */
export function renewDisplayCode(house: House): string {
	return run(house, { type: 'display.renewCode' }) ?? '';
}

type Wanted = Omit<Extract<Command, { type: 'account.create' }>, 'type' | 'id'>;

/** A hub's office: two who verify, since one result is looked at by two. */
const OFFICE: Wanted[] = [
	{ username: 'admin', name: 'Admin', role: 'admin' },
	{ username: 'ketua', name: 'Ketua KPU', role: 'ketua' },
	{ username: 'verifikator1', name: 'Verifikator 1', role: 'operator' },
	{ username: 'verifikator2', name: 'Verifikator 2', role: 'operator' },
];

function wanted(house: House): Wanted[] {
	if (process.env.KETOK_PALU_HUB === '1') return OFFICE;
	const kelurahan = statement<{ kode: string; nama: string }>(
		house.sqlite,
		'SELECT kode, nama FROM kelurahan ORDER BY kode LIMIT ?',
	).all(MOST_PPS + 1);
	const names = new Set<string>();
	const pps = kelurahan.length > MOST_PPS ? [] : kelurahan.map(({ kode, nama }) => ppsOf(kode, nama, names));
	return [
		{ username: 'admin', name: 'Admin', role: 'admin' },
		{ username: 'ketua', name: 'Ketua PPK', role: 'ketua' },
		{ username: 'operator', name: 'Operator', role: 'operator' },
		{ username: 'panwaslu', name: 'Panwaslu Kecamatan', role: 'panwaslu' },
		...pps,
	];
}

function ppsOf(kode: string, nama: string, taken: Set<string>): Wanted {
	const slug = nama
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '')
		.slice(0, 24);
	const username = slug && !taken.has(`pps.${slug}`) ? `pps.${slug}` : `pps.${kode}`;
	taken.add(username);
	return { username, name: `PPS ${nama}`.slice(0, 120), role: 'pps', kelurahan: kode };
}

function pickShown({ username, role, name }: Wanted) {
	return { username, role, name };
}

function create(house: House, account: Wanted): string {
	return run(house, { type: 'account.create', id: randomUUID(), ...account }) ?? '';
}

/** One command of the console, through the door like any other; returns what only its answer says. */
function run(house: House, command: Command): string | undefined {
	const beside = besidesNow(command);
	const outcome = execute(house, CONSOLE, { id: randomUUID(), command }, beside?.aside);
	if (!outcome.ok) throw new Error(`${command.type}: ${outcome.refusal.code}`);
	return beside?.secret;
}
