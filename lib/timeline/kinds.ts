import type { EventType } from '../plenary/events';
import { ADOPTION_KINDS } from './adoption';
import { ATTENDANCE_KINDS } from './attendance';
import { EVIDENCE_KINDS } from './evidence';
import { EXCEL_KINDS } from './excel';
import { MEETING_KINDS } from './meeting';
import { OPERATOR_KINDS } from './operator';
import { PREPARATION_KINDS } from './preparation';
import { PULL_KINDS } from './pull';

/** What one looks for in minutes. */
export const KINDS = [
	'plenary',
	'people',
	'reading',
	'correction',
	'case',
	'answer',
	'gavel',
	'adoption',
	'import',
	'delivery',
	'account',
	'evidence',
	'photo',
] as const;

export type Kind = (typeof KINDS)[number];

/** The kind of every event; complete by its type. */
export const KIND_OF: Readonly<Record<EventType, Kind>> = {
	'region.registered': 'import',
	'account.created': 'account',
	'account.disabled': 'account',
	'account.enabled': 'account',
	'account.passwordReset': 'account',
	'account.sessionsRevoked': 'account',
	'account.passwordChanged': 'account',
	'plenary.opened': 'plenary',
	'plenary.modeSet': 'plenary',
	'pack.adopted': 'import',
	'plenary.flowSet': 'plenary',
	'display.codeRenewed': 'account',
	'witness.registered': 'people',
	'witness.credentialed': 'people',
	'witness.revoked': 'people',
	'floor.taken': 'reading',
	'floor.left': 'reading',
	'system.imported': 'import',
	'box.opened': 'reading',
	'tps.setAside': 'reading',
	'tally.filled': 'reading',
	'tally.corrected': 'correction',
	'system.edited': 'correction',
	'item.recorded': 'correction',
	'witness.answered': 'answer',
	'gavel.struck': 'gavel',
	'target.enrolled': 'delivery',
	'target.paused': 'delivery',
	'target.resumed': 'delivery',
	'delivery.retried': 'delivery',
	'delivery.acknowledged': 'delivery',
	'delivery.carried': 'delivery',
	'network.noted': 'delivery',
	...MEETING_KINDS,
	...ADOPTION_KINDS,
	'photo.attached': 'photo',
	'photo.cornersSet': 'photo',
	'photo.retracted': 'photo',
	...EVIDENCE_KINDS,
	...EXCEL_KINDS,
	...PULL_KINDS,
	...OPERATOR_KINDS,
	...ATTENDANCE_KINDS,
	...PREPARATION_KINDS,
};

export const EVENT_TYPES = Object.keys(KIND_OF) as EventType[];

/** The events of a kind. */
export function typesOf(kind: Kind): EventType[] {
	return EVENT_TYPES.filter((type) => KIND_OF[type] === kind);
}
