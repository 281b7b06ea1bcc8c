import type { Machine } from './machines';

export type OperatorStage = 'terdaftar' | 'aktif' | 'dapat-kirim' | 'terhambat' | 'berhenti';

/**
 * An operator's account in Sirekap, stage by stage as KPU Bandar Lampung told it: registered, activated, able to
 * send; and stuck where sending failed.
 */
export const OPERATOR: Machine<OperatorStage> = {
	name: 'Akun petugas Sirekap',
	start: 'terdaftar',
	moves: [
		{ from: 'terdaftar', by: 'operator.activate', to: 'aktif' },
		{ from: 'aktif', by: 'operator.enable', to: 'dapat-kirim' },
		{ from: 'terhambat', by: 'operator.enable', to: 'dapat-kirim' },
		{ from: 'terdaftar', by: 'operator.fail', to: 'terhambat' },
		{ from: 'aktif', by: 'operator.fail', to: 'terhambat' },
		{ from: 'dapat-kirim', by: 'operator.fail', to: 'terhambat' },
		{ from: 'terdaftar', by: 'operator.retire', to: 'berhenti' },
		{ from: 'aktif', by: 'operator.retire', to: 'berhenti' },
		{ from: 'dapat-kirim', by: 'operator.retire', to: 'berhenti' },
		{ from: 'terhambat', by: 'operator.retire', to: 'berhenti' },
	],
};
