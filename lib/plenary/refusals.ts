/** Why a command was not carried out. Sentences live in the catalogue under `refusal.<code>`. */
export const REFUSAL_CODES = [
	'account.exists',
	'account.last-admin',
	'account.needs-kelurahan',
	'account.unknown',
	'answer.needs-text',
	'contest.unknown',
	'field.not-in-system',
	'field.unknown',
	'floor.not-here',
	'floor.occupied',
	'forbidden',
	'gavel.not-ready',
	'hash.stale',
	'invalid',
	'item.nothing-open',
	'pack.broken',
	'pack.frozen',
	'pack.not-confirmed',
	'pack.witness-lost',
	'password.is-username',
	'password.locked',
	'password.must-change',
	'password.same',
	'password.too-long',
	'password.too-short',
	'password.too-simple',
	'password.wrong',
	'plenary.already-open',
	'plenary.not-open',
	'plenary.other-kecamatan',
	'plenary.unknown-kecamatan',
	'result.locked',
	'stale',
	'system.nothing-to-change',
	'tally.already-filled',
	'tally.incomplete',
	'tally.not-blank',
	'tally.not-filled',
	'tally.not-zero',
	'tally.nothing-to-change',
	'tps.unknown',
	'witness.contestant-unknown',
	'witness.exists',
	'witness.not-present',
	'witness.not-settled',
	'witness.revoked',
	'witness.unknown',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

export interface Refusal {
	readonly code: RefusalCode;
	/** Numbers and names the sentence needs. */
	readonly context: Readonly<Record<string, unknown>>;
}

export function refuse(code: RefusalCode, context: Readonly<Record<string, unknown>> = {}): Refusal {
	return { code, context };
}

export function isRefusal(value: unknown): value is Refusal {
	return typeof value === 'object' && value !== null && 'code' in value && 'context' in value;
}
