import { ADOPTION_MACHINE, MEETING_MACHINE } from './adoption';
import { BOX } from './box';
import { CASE } from './case';
import type { Machine } from './machines';
import { OPERATOR } from './operators';
import { PERMIT } from './permit';

/** The pause of the plenary; `menyelesaikan-kotak` ends by the gavel or by setting the last open TPS aside. */
export const PAUSE_MACHINE: Machine<'berjalan' | 'menyelesaikan-kotak' | 'diskors'> = {
	name: 'Skors',
	start: 'berjalan',
	moves: [
		{ from: 'berjalan', by: 'plenary.suspend', to: 'diskors' },
		{ from: 'berjalan', by: 'plenary.suspend', to: 'menyelesaikan-kotak' },
		{ from: 'menyelesaikan-kotak', by: 'gavel.strike', to: 'diskors' },
		{ from: 'menyelesaikan-kotak', by: 'tps.setAside', to: 'diskors' },
		{ from: 'menyelesaikan-kotak', by: 'plenary.resume', to: 'berjalan' },
		{ from: 'diskors', by: 'plenary.resume', to: 'berjalan' },
	],
};

/** A locked result and its next version. */
export const REOPEN_MACHINE: Machine<'terkunci' | 'diajukan' | 'versi-baru'> = {
	name: 'Pembukaan kembali',
	start: 'terkunci',
	moves: [
		{ from: 'terkunci', by: 'reopen.request', to: 'diajukan' },
		{ from: 'diajukan', by: 'reopen.drop', to: 'terkunci' },
		{ from: 'diajukan', by: 'reopen.approve', to: 'versi-baru' },
		{ from: 'versi-baru', by: 'gavel.strike', to: 'terkunci' },
	],
};

/** A recount of ballots. */
export const RECOUNT_MACHINE: Machine<'tidak-ada' | 'menghitung'> = {
	name: 'Hitung ulang surat suara',
	start: 'tidak-ada',
	moves: [
		{ from: 'tidak-ada', by: 'recount.open', to: 'menghitung' },
		{ from: 'menghitung', by: 'recount.count', to: 'menghitung' },
		{ from: 'menghitung', by: 'recount.undo', to: 'menghitung' },
		{ from: 'menghitung', by: 'recount.finish', to: 'tidak-ada' },
		{ from: 'menghitung', by: 'recount.drop', to: 'tidak-ada' },
	],
};

/** Every state machine docs/state-machines.md draws. */
export const MACHINES: readonly Machine<string>[] = [
	MEETING_MACHINE,
	BOX,
	CASE,
	PAUSE_MACHINE,
	REOPEN_MACHINE,
	RECOUNT_MACHINE,
	PERMIT,
	ADOPTION_MACHINE,
	OPERATOR,
];
