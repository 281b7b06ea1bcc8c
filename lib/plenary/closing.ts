import type { Command, CommandType } from './commands';
import { DELIVERY_POLICY } from './policy-delivery';
import { EVIDENCE_POLICY } from './policy-evidence';
import { type Refusal, refuse } from './refusals';
import type { PlenaryState } from './state';

/** What changes nothing of the meeting: documents and copies, delivery, keys, accounts. */
export const BESIDE_THE_MEETING: readonly CommandType[] = [
	...(Object.keys(DELIVERY_POLICY) as CommandType[]),
	...(Object.keys(EVIDENCE_POLICY) as CommandType[]),
	'display.renewCode',
	'account.create',
	'account.disable',
	'account.enable',
	'account.resetPassword',
	'account.revokeSessions',
	'account.changePassword',
	'panel.hold',
	'panel.release',
	'witness.revoke',
	'witness.dropCredential',
];

/** What a committee may still do when the meeting is over. */
const AFTER_CLOSING: ReadonlySet<CommandType> = new Set([
	...BESIDE_THE_MEETING,
	'plenary.reopen',
	// People leave after the last word; the daftar hadir says when.
	'witness.leave',
	'attendee.leave',
	'attendance.dismiss',
]);

/** The refusal of a command the closed meeting no longer takes, or `null` where it does. */
export function stoppedByClosing(plenary: PlenaryState, command: Command): Refusal | null {
	if (!plenary.closed || AFTER_CLOSING.has(command.type)) return null;
	return refuse('closing.closed', { time: plenary.closed.time, by: plenary.closed.by });
}
