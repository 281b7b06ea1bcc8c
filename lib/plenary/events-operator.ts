import type { OperatorDuty } from './commands-operator';

/** Payloads of the events about Sirekap's operators. */
export interface OperatorEvents {
	'operator.registered': { readonly name: string; readonly duty: OperatorDuty; readonly tps: string | null };
	'operator.activated': Record<string, never>;
	'operator.enabled': Record<string, never>;
	'operator.failed': { readonly reason: string };
	'operator.retired': { readonly reason: string };
	'operator.stoodIn': { readonly tps: string; readonly reason: string };
}

export const operatorStream = (username: string) => `petugas/${username}`;
/** Sendings PPK took over. */
export const STAND_IN_STREAM = 'petugas';
