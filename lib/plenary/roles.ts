import type { OperatorStage } from './operators';

/**
 * Who can be signed in. `anggota` is a member of PPK, who may lead a panel; `web` and `mobile` are Sirekap's operators, of
 * the kecamatan and of one TPS (KPPS); `layar` is a projector: a display code, no account.
 */
export const ROLES = [
	'ketua',
	'anggota',
	'operator',
	'pps',
	'web',
	'mobile',
	'saksi',
	'panwaslu',
	'admin',
	'layar',
] as const;

export type Role = (typeof ROLES)[number];

/** Who did it, as it was at that moment; kept with every ledger row. */
export interface Actor {
	readonly id: string;
	readonly name: string;
	readonly role: Role;
	/** 10-digit code of the kelurahan/desa a PPS account is bound to. */
	readonly kelurahan?: string;
	/** The witness this phone speaks for. */
	readonly witness?: string;
	/** How far a Sirekap operator's account is, and the TPS of a Mobile operator; absent where no list names it. */
	readonly operator?: { readonly stage: OperatorStage; readonly tps: string | null };
}

/** The actor of what the program does by command line on its own machine. */
export const CONSOLE: Actor = {
	id: 'konsol',
	name: 'Baris perintah',
	role: 'admin',
};
