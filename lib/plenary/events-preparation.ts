import type { Seal } from './commands';
import type { Duty, InvitationMeans, InvitedGroup } from './commands-preparation';

/** One line of the schedule; `name` is the kelurahan/desa as it was called then. */
export interface ScheduleEntry {
	readonly entry: string;
	readonly day: string;
	readonly start: string;
	readonly until: string;
	readonly kelurahan: string;
	readonly name: string;
	readonly contest: string | null;
	readonly panel: string;
	readonly note: string;
}

/** Who does what at a panel on a day, or on every day. */
export interface Task {
	readonly task: string;
	readonly day: string | null;
	readonly panel: string;
	readonly duty: Duty;
	readonly name: string;
}

/** An invitation as it was listed. */
export interface Invited {
	readonly id: string;
	readonly group: InvitedGroup;
	readonly to: string;
	readonly number: string;
}

/** Boxes found alike: one contest, one seal, one note. */
export interface ReceivedGroup {
	readonly contest: string;
	readonly seal: Seal;
	readonly note: string;
	readonly tps: readonly string[];
}

type Addressed = Pick<Invited, 'to' | 'number'> & { readonly invitation: string };

/** Events of what is arranged before the meeting. */
export interface PreparationEvents {
	'schedule.set': ScheduleEntry;
	'schedule.dropped': ScheduleEntry;
	'task.assigned': Task;
	'task.dropped': Task;
	'invitation.listed': { readonly rows: readonly Invited[] };
	'invitation.delivered': Addressed & {
		readonly day: string;
		readonly means: InvitationMeans;
		readonly receivedBy: string;
	};
	'invitation.confirmed': Addressed & { readonly answer: 'hadir' | 'tidak-hadir'; readonly text: string };
	'invitation.dropped': Addressed & { readonly reason: string };
	'boxes.received': {
		readonly kelurahan: string;
		readonly name: string;
		readonly from: string;
		/** True when all that was still missing of the kelurahan/desa was received in one act. */
		readonly whole: boolean;
		readonly groups: readonly ReceivedGroup[];
	};
	'box.arrivalCorrected': {
		readonly tps: string;
		readonly contest: string;
		readonly old: { readonly seal: Seal; readonly from: string; readonly note: string };
		/** `null`: the box has not come after all. */
		readonly seal: Seal | null;
		readonly from: string;
		readonly note: string;
		readonly reason: string;
	};
}

/** Stream of schedule, duties and invitations. */
export const PREPARATION_STREAM = 'persiapan';
/** Stream of the boxes of a kelurahan/desa as they arrive. */
export const arrivalStream = (kelurahan: string) => `terima/${kelurahan}`;
