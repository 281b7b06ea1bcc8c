import {
	amount,
	type Cause,
	type Cell,
	type Contest,
	differenceKey,
	differencesOf,
	type Field,
	type FieldId,
	type Figures,
	findingKey,
	findingsOf,
	hashWords,
	mustBeExplained,
	type RuleCode,
	sharedFigures,
} from '../forms';
import type { Answer, EntryMode, Seal } from './commands';
import { type CopyView, copyViews } from './copy';
import {
	answerCounts,
	type Blocker,
	figuresHash,
	isRecorded,
	itemsOf,
	onFloor,
	statusOf,
	strikeBlockers,
	witnessesOf,
} from './settlement';
import { type PlenaryState, type ResultState, systemFigures } from './state';
import type { Status } from './status';
import { type MeetingOfResult, meetingOf } from './view-meeting';

/** How a difference came to be settled; architecture.md. */
export type Settlement = 'system-follows' | 'paper-corrected' | 'recounted' | 'recorded' | 'system-moved';

export interface Explanation {
	readonly note: string;
	readonly by: string;
	readonly time: string;
}

/** One number of the form as every screen shows it. */
export interface RowView {
	readonly field: Field;
	/** `undefined` while blind entry hides it; `null` when the system has no number. */
	readonly system: Cell | undefined;
	/** What the import says under an edit made here. */
	readonly systemEdit: {
		readonly old: Cell;
		readonly reason: string;
		readonly by: string;
		readonly time: string;
	} | null;
	/** Number before the newest import, when that import moved it. */
	readonly systemMoved: Cell | undefined;
	readonly paper: Cell;
	readonly matched: boolean;
	/** The struck-out numbers of this field on the paper, oldest first. */
	readonly struck: readonly {
		readonly old: Cell;
		readonly reason: string;
		readonly by: string;
		readonly time: string;
	}[];
	readonly difference: {
		readonly key: string;
		readonly delta: number | null;
		readonly cause: Cause | null;
		readonly explained: Explanation | null;
	} | null;
	/** A difference that was there once and how it went away. */
	readonly settled: {
		readonly how: Settlement;
		readonly paper: Cell;
		readonly system: Cell;
	} | null;
}

export interface FindingView {
	readonly key: string;
	readonly code: RuleCode;
	readonly scope: string;
	readonly fields: readonly FieldId[];
	readonly expected?: number;
	readonly found?: number;
	/** True for K findings: they need an explanation or a correction before the gavel. */
	readonly must: boolean;
	readonly explained: Explanation | null;
}

export interface WitnessView {
	readonly id: string;
	readonly contestant: number;
	readonly name: string;
	readonly present: boolean;
	readonly answer: {
		readonly answer: Answer;
		readonly text: string;
		readonly channel: 'phone' | 'paper';
		readonly time: string;
		/** True when the figures changed after the answer: it no longer counts. */
		readonly voided: boolean;
	} | null;
}

/** Where a TPS is, by name. */
export interface Place {
	readonly tps: string;
	readonly tpsName: string;
	readonly kelurahan: string;
	readonly kelurahanName: string;
	readonly kecamatanName: string;
	/** Voters of the TPS in the region list, where it says so. */
	readonly dpt?: number;
}

/** What is being typed at the desk, before it is filed. */
export interface DraftView {
	readonly figures: Figures;
	readonly matched: readonly FieldId[];
	readonly blank: readonly FieldId[];
	readonly zeroed: readonly FieldId[];
	readonly at: FieldId | null;
	readonly by: string;
	readonly time: string;
}

/** One TPS in one contest as desk, projector and phone show it: the same numbers for everybody. */
export interface ResultView {
	/** The contest without its fields; those stand in the rows. */
	readonly contest: Omit<Contest, 'fields'>;
	readonly place: Place;
	readonly version: number;
	readonly resultVersion: number;
	readonly status: Status;
	readonly onFloor: boolean;
	readonly mode: EntryMode;
	readonly systemHidden: boolean;
	readonly box:
		| ({ readonly seal: Seal; readonly note: string } & {
				readonly time: string;
				readonly by: string;
		  })
		| null;
	readonly setAside: {
		readonly reason: string;
		readonly time: string;
		readonly by: string;
	} | null;
	readonly system: {
		readonly uploaded: boolean;
		readonly imports: number;
		readonly file: string | null;
		readonly ts: string | null;
		readonly edited: number;
		readonly moved: number;
	};
	readonly filled: {
		readonly time: string;
		readonly by: string;
		readonly mode: EntryMode;
		readonly matched: number;
	} | null;
	readonly rows: readonly RowView[];
	readonly findings: readonly FindingView[];
	/** What the filed forms of this TPS in other contests say of the voters, until this one is filed (P303). */
	readonly siblings: readonly Figures[];
	readonly openItems: readonly string[];
	readonly hash: string | null;
	readonly hashWords: string | null;
	readonly witnesses: readonly WitnessView[];
	/** Witnesses' own C.Hasil Salinan, laid beside. */
	readonly copies: readonly CopyView[];
	readonly blockers: readonly Blocker[];
	readonly draft: DraftView | null;
	/** Box, C.Kejadian Khusus, objections, reopening, recount. */
	readonly meeting: MeetingOfResult;
	readonly lock: {
		readonly time: string;
		readonly by: string;
		readonly seq: number;
		readonly version: number;
	} | null;
	/** Hubs that sent the newest delivered version back, with the reason; absent where nobody asked them. */
	readonly returned?: readonly ReturnedView[];
}

/** A result a hub sent back to be looked at again. */
export interface ReturnedView {
	readonly hub: string;
	readonly reason: string;
	readonly at: string;
}

/** The one picture of a result, from its state; used by every screen. */
export function viewOf(
	contest: Contest,
	state: ResultState,
	plenary: PlenaryState,
	place: Place,
	draft: DraftView | null,
	/** What is filed of this TPS in other contests, for P303. */
	siblings: readonly Figures[] = [],
): ResultView {
	const systemHidden = !state.tally && (state.box ? state.mode : plenary.mode) === 'blind';
	const hash = state.lock?.hash ?? figuresHash(state);
	const items = state.lock ? [] : itemsOf(contest, state);
	return {
		contest: headOf(contest),
		place,
		version: state.version,
		resultVersion: state.resultVersion,
		status: statusOf(contest, state, plenary),
		onFloor: onFloor(state, plenary),
		mode: state.mode,
		systemHidden,
		box: state.box,
		setAside: state.setAside,
		system: {
			uploaded: state.system.uploaded,
			imports: state.system.imports,
			file: state.system.source?.file ?? null,
			ts: state.system.source?.ts ?? null,
			edited: systemHidden ? 0 : Object.keys(state.system.edits).length,
			moved: systemHidden ? 0 : Object.keys(state.system.moved).length,
		},
		filled: state.tally
			? {
					time: state.tally.time,
					by: state.tally.by,
					mode: state.tally.mode,
					matched: state.tally.matched.length,
				}
			: null,
		rows: rowsOf(contest, state, systemHidden),
		findings: findingViews(contest, state, siblings),
		siblings: state.tally || state.lock ? [] : siblings.map(sharedFigures),
		openItems: items.filter((item) => !isRecorded(state, item)).map((item) => item.key),
		hash,
		hashWords: hash === null ? null : hashWords(hash),
		witnesses: witnessesOf(plenary, contest.code).map((witness): WitnessView => {
			const answer = state.answers[witness.id];
			return {
				id: witness.id,
				contestant: witness.contestant,
				name: witness.name,
				present: witness.present,
				answer: answer
					? {
							answer: answer.answer,
							text: answer.text,
							channel: answer.channel,
							time: answer.time,
							voided: !answerCounts(state, witness.id),
						}
					: null,
			};
		}),
		copies: copyViews(state.copies, state.lock?.figures ?? state.tally?.figures ?? {}),
		blockers: strikeBlockers(contest, state, plenary),
		draft: state.tally ? null : draft,
		meeting: meetingOf(state, plenary),
		lock: state.lock
			? {
					time: state.lock.time,
					by: state.lock.by,
					seq: state.lock.seq,
					version: state.lock.version,
				}
			: null,
	};
}

function headOf({ fields: _fields, ...head }: Contest): Omit<Contest, 'fields'> {
	return head;
}

function rowsOf(contest: Contest, state: ResultState, systemHidden: boolean): RowView[] {
	const paper: Figures = state.lock?.figures ?? state.tally?.figures ?? {};
	const system: Figures = state.lock?.system ?? systemFigures(state.system);
	const differences = new Map(
		(state.tally ? differencesOf(contest, paper, system) : []).map((difference) => [difference.field, difference]),
	);
	const matched = new Set(state.tally?.matched ?? []);
	return contest.fields.map((field): RowView => {
		const difference = differences.get(field.id);
		const edit = systemHidden ? undefined : state.system.edits[field.id];
		return {
			field,
			system: systemHidden ? undefined : (system[field.id] ?? null),
			systemEdit: edit ? { old: edit.old, reason: edit.reason, by: edit.by, time: edit.time } : null,
			systemMoved: systemHidden ? undefined : state.system.moved[field.id],
			paper: paper[field.id] ?? null,
			matched: matched.has(field.id),
			struck: struckOf(state, field.id),
			difference: difference
				? {
						key: differenceKey(field.id),
						delta: difference.delta,
						cause: difference.cause,
						explained: explanationOf(state, differenceKey(field.id), `${difference.paper}|${difference.system}`),
					}
				: null,
			settled: difference ? null : settledOf(state, field.id),
		};
	});
}

function struckOf(state: ResultState, field: FieldId): RowView['struck'] {
	return (state.tally?.corrections ?? []).flatMap(({ changes, reason, by, time }) =>
		changes.filter((change) => change.field === field).map(({ old }) => ({ old, reason, by, time })),
	);
}

/** How a difference that is no longer there was settled. */
function settledOf(state: ResultState, field: FieldId): RowView['settled'] {
	const first = state.tally?.seen[field];
	if (!first) return null;
	const correction = state.tally?.corrections.findLast(({ changes }) =>
		changes.some((change) => change.field === field),
	);
	const edit = state.system.edits[field];
	const how: Settlement =
		edit && amount(edit.value) === amount(state.tally?.figures[field])
			? 'system-follows'
			: correction
				? correction.basis === 'hitung-ulang'
					? 'recounted'
					: 'paper-corrected'
				: 'system-moved';
	return { how, ...first };
}

function explanationOf(state: ResultState, key: string, binding: string): Explanation | null {
	const recorded = state.recorded[key];
	return recorded?.binding === binding ? { note: recorded.note, by: recorded.by, time: recorded.time } : null;
}

function findingViews(contest: Contest, state: ResultState, siblings: readonly Figures[]): FindingView[] {
	if (!state.tally) return [];
	const paper = state.lock?.figures ?? state.tally.figures;
	const other = state.lock?.system ?? systemFigures(state.system);
	const bindings = new Map(itemsOf(contest, state).map((item) => [item.key, item.binding]));
	return findingsOf(contest, paper, { other, siblings }).map((finding): FindingView => {
		const key = findingKey(finding);
		return {
			...finding,
			key,
			must: mustBeExplained(finding),
			explained: explanationOf(state, key, bindings.get(key) ?? ''),
		};
	});
}
