/** One stay in the room: from a signature on the daftar hadir to the leaving. */
export interface Visit {
	/** UTC; by this machine's clock, like every time in the ledger. */
	readonly in: string;
	readonly inBy: string;
	readonly late: boolean;
	readonly out: string | null;
	readonly outBy: string | null;
	/** Sitting (opening or resumption) the person came for, counted from 1; nobody is late for the next one. */
	readonly sitting: number;
	/** Sitting in which the person left. */
	readonly leftIn: number | null;
}

/** Somebody who can be signed in and out. */
export interface Comer {
	readonly present: boolean;
	readonly visits: readonly Visit[];
}

/** What of the plenary tells whether it runs. */
interface Meeting {
	readonly opened: unknown;
	readonly pause: unknown;
	readonly sittings: number;
}

interface Stamp {
	readonly time: string;
	readonly by: string;
}

/** True while the meeting is being held: opened, and not suspended. */
export function isRunning(plenary: Meeting): boolean {
	return plenary.opened !== null && plenary.pause === null;
}

/**
 * True when somebody who signs in now comes late: the meeting runs, and the person was not in the room before in
 * this sitting. The order of the ledger decides, not a clock. Coming back after a break is not coming late.
 */
export function comesLate(plenary: Meeting, { visits }: Comer): boolean {
	if (!isRunning(plenary)) return false;
	return !visits.some(({ sitting, leftIn }) => sitting === plenary.sittings || leftIn === plenary.sittings);
}

/** The person after signing in. */
export function entered<P extends Comer>(person: P, plenary: Meeting, late: boolean, { time, by }: Stamp): P {
	const sitting = isRunning(plenary) ? plenary.sittings : plenary.sittings + 1;
	const visit: Visit = { in: time, inBy: by, late, out: null, outBy: null, sitting, leftIn: null };
	return { ...person, present: true, visits: [...person.visits, visit] };
}

/** The person after leaving; somebody who is not in the room stays as they were. */
export function gone<P extends Comer>(person: P, plenary: Meeting, { time, by }: Stamp): P {
	if (!person.present) return person;
	const leftIn = isRunning(plenary) ? plenary.sittings : null;
	const visits = person.visits.map((visit) =>
		visit.out === null ? { ...visit, out: time, outBy: by, leftIn } : visit,
	);
	return { ...person, present: false, visits };
}
