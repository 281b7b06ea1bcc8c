/**
 * Who can be signed in. `anggota` is a member of PPK, who may lead a panel; `layar` is a projector: a display
 * code, no account.
 */
export const ROLES = ['ketua', 'anggota', 'operator', 'pps', 'saksi', 'panwaslu', 'admin', 'layar'] as const;

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
}

/** The actor of what the program does by command line on its own machine. */
export const CONSOLE: Actor = {
	id: 'konsol',
	name: 'Baris perintah',
	role: 'admin',
};
