import { BESIDE_THE_MEETING } from './closing';
import type { Command, CommandType } from './commands';
import { EXCEL_GOES_ON } from './policy-excel';
import { OPERATOR_GOES_ON } from './policy-operator';
import { PHOTO_POLICY } from './policy-photo';
import { PREPARATION_POLICY } from './policy-preparation';
import { PULL_GOES_ON } from './policy-pull';
import { type Refusal, refuse } from './refusals';
import type { PlenaryState } from './state';

/** True while boxes that were already open are being finished before the pause takes effect. */
export function isFinishing(plenary: PlenaryState): boolean {
	return plenary.pause?.mode === 'finish-box' && Object.keys(plenary.floors).length > 0;
}

/** True while the plenary stands still. */
export function isPaused(plenary: PlenaryState): boolean {
	return plenary.pause !== null && !isFinishing(plenary);
}

/**
 * What goes on while everything else stands still: ending the pause, securing boxes, who comes and goes, and what
 * changes nothing of the meeting. A laptop that is started again in a pause says which key it signs with; what is
 * locked goes on its way.
 */
const GOES_ON: ReadonlySet<CommandType> = new Set([
	...BESIDE_THE_MEETING,
	'plenary.resume',
	'box.putBack',
	'box.seal',
	// Who comes and goes during a pause belongs in the daftar hadir; nobody answers meanwhile.
	'witness.attend',
	'witness.leave',
	'witness.swap',
	'attendee.register',
	'attendee.attend',
	'attendee.leave',
	'attendee.revoke',
	'attendance.dismiss',
	// Boxes still arrive and the next day is planned while the meeting rests.
	...(Object.keys(PREPARATION_POLICY) as CommandType[]),
	// A pause is a good time to look again at the paper; no figure is touched.
	...(Object.keys(PHOTO_POLICY) as CommandType[]),
	// The permission is often what the meeting waits for; nothing is taken in before it goes on.
	...EXCEL_GOES_ON,
	...PULL_GOES_ON,
	...OPERATOR_GOES_ON,
]);

/** What is not begun any more while the open boxes are being finished. */
const NOTHING_NEW: ReadonlySet<CommandType> = new Set([
	'plenary.suspend',
	'tps.floor',
	'recount.open',
	'reopen.request',
	'reopen.approve',
	'panel.set',
	'adoption.scrutinise',
	'plenary.close',
]);

/** The refusal of a command the pause stops, or `null` where it goes on. */
export function stoppedByPause(plenary: PlenaryState, command: Command): Refusal | null {
	if (!plenary.pause || GOES_ON.has(command.type)) return null;
	if (isFinishing(plenary) && !NOTHING_NEW.has(command.type)) return null;
	const { kind, reason, orderedBy, until } = plenary.pause;
	return refuse('plenary.suspended', { kind, reason, orderedBy, until });
}
