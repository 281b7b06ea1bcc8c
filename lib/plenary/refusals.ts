import { ADOPTION_REFUSALS } from './refusals-adoption';
import { ATTENDANCE_REFUSALS } from './refusals-attendance';
import { DELIVERY_REFUSALS } from './refusals-delivery';
import { EXCEL_REFUSALS } from './refusals-excel';
import { OPERATOR_REFUSALS } from './refusals-operator';
import { PHOTO_REFUSALS } from './refusals-photo';
import { PREPARATION_REFUSALS } from './refusals-preparation';
import { PULL_REFUSALS } from './refusals-pull';

/** Why a command was not carried out. Sentences live in the catalogue under `refusal.<code>`. */
export const REFUSAL_CODES = [
	'account.exists',
	'account.last-admin',
	'account.needs-kelurahan',
	'account.needs-operator',
	'account.unknown',
	...ADOPTION_REFUSALS,
	'answer.needs-text',
	'answer.from-phone',
	'answer.unsigned',
	'box.wrong-state',
	'case.exists',
	'case.not-accepted',
	'case.not-yours',
	'case.unknown',
	'case.wrong-state',
	'contest.unknown',
	...ATTENDANCE_REFUSALS,
	...PREPARATION_REFUSALS,
	...DELIVERY_REFUSALS,
	'document.unknown',
	...EXCEL_REFUSALS,
	'field.not-in-system',
	'field.too-large',
	'field.unknown',
	'floor.not-here',
	'floor.occupied',
	'forbidden',
	'gavel.not-ready',
	'hash.stale',
	'invalid',
	'item.nothing-open',
	...OPERATOR_REFUSALS,
	'pack.broken',
	'pack.frozen',
	'pack.not-confirmed',
	'pack.witness-lost',
	'panel.busy',
	'panel.held',
	'panel.not-chair',
	'panel.not-held',
	'panel.other',
	'panel.taken',
	'panel.too-many',
	'panel.unknown',
	'password.is-username',
	'password.locked',
	'password.must-change',
	'password.same',
	'password.too-long',
	'password.too-short',
	'password.too-simple',
	'password.wrong',
	'pause.boxes',
	...PHOTO_REFUSALS,
	'plenary.already-open',
	'plenary.not-open',
	'plenary.not-suspended',
	'plenary.other-kecamatan',
	'plenary.suspended',
	'plenary.unknown-kecamatan',
	...PULL_REFUSALS,
	'recount.needs-note',
	'recount.not-running',
	'recount.running',
	'recount.stale',
	'reopen.needs-document',
	'reopen.not-locked',
	'reopen.not-requested',
	'reopen.requested',
	'reopen.second-role',
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
	'witness.other-contestant',
	'witness.other-in-room',
	'witness.revoked',
	'witness.too-many',
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
