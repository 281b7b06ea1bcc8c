import type { Rules } from '../election';
import { DEFAULT_RULES } from '../election/default-rules';
import type { Cell, FieldId, Figures } from '../forms';
import type { Box, Incident } from './box';
import type { Cases } from './case';
import type { EntryMode } from './commands';
import type { Flow } from './commands-contests';
import type { LaidCopy } from './copy';
import type { EventPayloads, GivenAnswer } from './events';
import type { Visit } from './presence';

type EventBy = { readonly time: string; readonly by: string };

/** A witness as registered with the mandate that was handed over. */
export interface Witness {
	readonly id: string;
	readonly contest: string;
	readonly contestant: number;
	readonly name: string;
	readonly mandate: { readonly number: string; readonly signedBy: string };
	readonly present: boolean;
	/** Every stay in the room, oldest first. */
	readonly visits: readonly Visit[];
	readonly revoked: boolean;
	/** True once a code for the witness's own phone was handed out. */
	readonly credentialed: boolean;
	/** The key the witness's phone signs with, once it has made one. */
	readonly key?: string;
}

/** Somebody in the room who is no witness: Panwaslu Kecamatan, PPS, a guest with a surat tugas. */
export interface Attendee extends Readonly<EventPayloads['attendee.registered']> {
	readonly present: boolean;
	readonly visits: readonly Visit[];
	readonly revoked: boolean;
}

/** State of the plenary's own stream. */
export interface PlenaryState {
	readonly version: number;
	readonly opened: ({ readonly kecamatan: string } & EventBy) | null;
	readonly mode: EntryMode;
	readonly flow: Flow;
	readonly witnesses: Readonly<Record<string, Witness>>;
	readonly attendees: Readonly<Record<string, Attendee>>;
	/** How often the meeting began: the opening and every resumption. */
	readonly sittings: number;
	/** The TPS being read now in the first panel. */
	readonly floor: Floor | null;
	/** What each panel is reading now, by its number; panels that read nothing are not in it. */
	readonly floors: Readonly<Record<string, Floor>>;
	/** Panels that were set up; a plenary of one panel has none. */
	readonly panels: Readonly<Record<string, Panel>>;
	/** What was agreed at the opening, or the election's defaults. */
	readonly rules: Rules;
	readonly pause: Pause | null;
	/** The meeting is over; `null` while it runs, also after it was reopened. */
	readonly closed: Closed | null;
	/** The last pause and how it ended. */
	readonly lastPause: (Pause & { readonly ended: EventPayloads['plenary.resumed'] & EventBy }) | null;
	/** Objections and special events about the meeting itself. */
	readonly cases: Cases;
}

export interface Floor {
	readonly contest: string;
	readonly tps: string;
}

/** A reading table: where it sits, who leads it, what it reads. */
export type Panel = EventPayloads['panel.set'];

export type Closed = EventPayloads['plenary.closed'] & EventBy & { readonly seq: number };

export type Pause = EventPayloads['plenary.suspended'] & EventBy & { readonly seq: number };

/** The panel of a plenary that has not set up any. */
export const FIRST_PANEL = '1';

export const emptyPlenary: PlenaryState = {
	version: 0,
	opened: null,
	mode: 'blind',
	flow: 'contest-first',
	witnesses: {},
	attendees: {},
	sittings: 0,
	floor: null,
	floors: {},
	panels: {},
	rules: DEFAULT_RULES,
	pause: null,
	closed: null,
	lastPause: null,
	cases: {},
};

/** One number of the system changed here, on top of what was imported. */
export interface SystemEdit extends EventBy {
	readonly old: Cell;
	readonly value: Cell;
	readonly reason: string;
}

/** The system data of one TPS: the newest import with the edits made here on top. */
export interface SystemState {
	readonly uploaded: boolean;
	/** What the newest import says. */
	readonly imported: Figures;
	/** How many imports have been accepted. */
	readonly imports: number;
	readonly source: EventPayloads['system.imported']['source'] | null;
	readonly edits: Readonly<Record<FieldId, SystemEdit>>;
	/** Fields the newest import moved, with what stood there before. */
	readonly moved: Readonly<Record<FieldId, Cell>>;
}

export type Correction = EventPayloads['tally.corrected'] & EventBy;

/** The manual tally: as read, then corrected; nothing is overwritten. */
export interface TallyState extends EventBy {
	readonly mode: EntryMode;
	/** The figures now, corrections included. */
	readonly figures: Figures;
	/** The figures as first read. */
	readonly asRead: Figures;
	readonly matched: readonly FieldId[];
	readonly blank: readonly FieldId[];
	/** Fields taken as zero by one word for the rest of a page. */
	readonly zeroed: readonly FieldId[];
	readonly corrections: readonly Correction[];
	/** Every difference ever seen on this TPS: the pair it was first seen with. */
	readonly seen: Readonly<Record<FieldId, { readonly paper: Cell; readonly system: Cell }>>;
}

export interface LockState extends EventBy {
	readonly seq: number;
	readonly version: number;
	readonly hash: string;
	readonly figures: Figures;
	readonly system: Figures;
	readonly answers: readonly GivenAnswer[];
	readonly absent: EventPayloads['gavel.struck']['absent'];
}

/** State of one TPS in one contest. */
export interface ResultState {
	readonly contest: string;
	readonly tps: string;
	/** Version of the stream, for stale commands. */
	readonly version: number;
	/** Version of the result: 1 until a locked result is reopened. */
	readonly resultVersion: number;
	readonly box: Box | null;
	/** C.Kejadian Khusus as it was read out. */
	readonly incident: Incident | null;
	/** Objections and special events about this TPS. */
	readonly cases: Cases;
	readonly mode: EntryMode;
	readonly setAside: ({ readonly reason: string } & EventBy) | null;
	readonly system: SystemState;
	readonly tally: TallyState | null;
	/** Explanations by item key, bound to the numbers they were given for. */
	readonly recorded: Readonly<Record<string, { readonly binding: string; readonly note: string } & EventBy>>;
	/** The last answer of each witness. It counts only for the hash it names. */
	readonly answers: Readonly<Record<string, GivenAnswer & { readonly time: string }>>;
	/** Witnesses' own C.Hasil Salinan as last laid beside, by witness. They bind nothing. */
	readonly copies: Readonly<Record<string, LaidCopy>>;
	readonly lock: LockState | null;
	/** Locked versions that were reopened, oldest first, with the sign-offs they were locked with. */
	readonly past: readonly PastVersion[];
	/** Somebody asked to reopen it; a second role has not approved yet. */
	readonly reopening: (EventPayloads['reopen.requested'] & EventBy & Requester) | null;
	/** A recount of the ballots is under way. */
	readonly recount: (EventPayloads['recount.opened'] & EventBy) | null;
	/** Newest import that came after the gavel: kept as evidence, never mixed into the locked figures. */
	readonly afterLock: Pick<EventPayloads['system.imported'], 'source' | 'figures' | 'uploaded'> | null;
}

interface Requester {
	readonly account: string;
	readonly role: string;
}

export interface PastVersion {
	readonly lock: LockState;
	readonly reopened: EventPayloads['result.reopened'] & EventBy;
}

export function emptyResult(contest: string, tps: string): ResultState {
	return {
		contest,
		tps,
		version: 0,
		resultVersion: 1,
		box: null,
		incident: null,
		cases: {},
		mode: 'blind',
		setAside: null,
		system: {
			uploaded: false,
			imported: {},
			imports: 0,
			source: null,
			edits: {},
			moved: {},
		},
		tally: null,
		recorded: {},
		answers: {},
		copies: {},
		lock: null,
		past: [],
		reopening: null,
		recount: null,
		afterLock: null,
	};
}

/** The system's figures as they stand now: imported, with the edits made here. */
export function systemFigures(system: SystemState): Figures {
	const edited = Object.entries(system.edits);
	if (edited.length === 0) return system.imported;
	const known = editedFigures.get(system);
	if (known) return known;
	const figures = {
		...system.imported,
		...Object.fromEntries(edited.map(([field, edit]) => [field, edit.value])),
	};
	editedFigures.set(system, figures);
	return figures;
}

/** States are replaced and never changed, so the same figures are the same object, and are compared and hashed once. */
const editedFigures = new WeakMap<SystemState, Figures>();
