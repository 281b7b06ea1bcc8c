import { type Contest, differencesOf, fieldsOf, findingsOf } from '../forms';
import { CASE } from './case';
import type { CommandOf, EntryMode } from './commands';
import { decideAnswer } from './decide-answer';
import { decideBox } from './decide-box';
import { layCopy } from './decide-copy';
import { decideRecount } from './decide-recount';
import { decideReopen } from './decide-reopen';
import { type NewEvent, PLENARY_STREAM, resultStream } from './events';
import { next } from './machines';
import { floorOf, panelFor, panelReading, scrutinyIn } from './panels';
import type { RecountState } from './recount';
import { type Refusal, refuse } from './refusals';
import type { Actor } from './roles';
import { figuresHash, onFloor, openItems, strikeBlockers, witnessesOf } from './settlement';
import { FIRST_PANEL, type PlenaryState, type ResultState, systemFigures } from './state';
import { type Decision, type Facts, isRecountCommand, type ResultCommand } from './world';

/** What the decision asks about the rooms around a TPS. */
export type FloorFacts = Pick<Facts, 'lease' | 'adoptions' | 'placeName'>;

/** One TPS from the sealed box to the gavel. A locked result refuses everything. */
export function decideResult(
	contest: Contest,
	state: ResultState,
	plenary: PlenaryState,
	command: ResultCommand,
	actor: Actor,
	beside: { readonly counted: RecountState; readonly facts: FloorFacts },
): Decision {
	switch (command.type) {
		case 'box.takeOut':
		case 'box.putBack':
		case 'box.seal':
		case 'incident.read':
			return decideBox(state, plenary, command);
		case 'reopen.request':
		case 'reopen.approve':
		case 'reopen.drop':
			return decideReopen(state, command, actor);
	}
	if (state.lock) return refuse('result.locked', { tps: state.tps, time: state.lock.time });
	const other = heldByAnother(state, plenary, command, actor, beside.facts);
	if (other) return other;
	if (command.type === 'tps.floor') return takeFloor(state, plenary, command, beside.facts);
	if (!onFloor(state, plenary))
		return refuse('floor.not-here', {
			tps: state.tps,
			floor: plenary.floor?.tps,
		});
	if (command.type === 'copy.lay') return layCopy(contest, state, plenary, command, actor);
	if (isRecountCommand(command)) return decideRecount(contest, state, beside.counted, command);
	// While ballots are counted the figures stand still; the TPS leaves the floor with its recount ended.
	if (state.recount) return refuse('recount.running', { tps: state.tps });
	switch (command.type) {
		case 'tps.setAside':
			return [
				{
					stream: resultStream(state.contest, state.tps),
					type: 'tps.setAside',
					payload: { reason: command.reason },
				},
				{
					stream: PLENARY_STREAM,
					type: 'floor.left',
					payload: { contest: state.contest, tps: state.tps, why: 'aside', ...panelOf(state, plenary) },
				},
			];
		case 'tally.draft':
			return state.tally ? refuse('tally.already-filled', { tps: state.tps }) : checkDraft(contest, command);
		case 'tally.fill':
			return fill(contest, state, command);
		case 'tally.correct':
			return correct(contest, state, command);
		case 'system.edit':
			return editSystem(contest, state, command);
		case 'item.record':
			return record(contest, state, command);
		case 'witness.agree':
		case 'witness.object':
		case 'witness.refuse':
		case 'witness.answerOnPaper':
			return decideAnswer(contest, state, plenary, command, actor);
		case 'gavel.strike':
			return strike(contest, state, plenary, command, actor);
	}
}

function takeFloor(
	state: ResultState,
	plenary: PlenaryState,
	command: CommandOf<'tps.floor'>,
	facts: FloorFacts,
): Decision {
	if (onFloor(state, plenary)) return refuse('floor.occupied', { tps: state.tps });
	const panel = panelFor(plenary, state.contest, state.tps.slice(0, 10));
	if (command.panel !== undefined && command.panel !== panel) {
		return refuse('panel.other', { panel, tps: state.tps });
	}
	const floor = floorOf(plenary, panel);
	if (floor) return refuse('floor.occupied', { tps: floor.tps });
	const scrutinised = scrutinyIn(plenary, panel, facts.adoptions());
	if (scrutinised) return refuse('adoption.scrutiny-on', { region: facts.placeName(scrutinised.region) });
	return [
		{
			stream: resultStream(state.contest, state.tps),
			type: 'box.opened',
			payload: { seal: command.seal, note: command.note, mode: modeOf(state, command) },
		},
		{
			stream: PLENARY_STREAM,
			type: 'floor.taken',
			payload: { contest: state.contest, tps: state.tps, ...(panel === FIRST_PANEL ? {} : { panel }) },
		},
	];
}

/**
 * What the system shows has been seen once a box was opened with it, and may stand in the draft: from then on the
 * result is read beside it, whatever is chosen when it is taken up again.
 */
function modeOf(state: ResultState, command: CommandOf<'tps.floor'>): EntryMode {
	return state.mode === 'match' ? 'match' : command.mode;
}

/** The panel in an event; left out in the first one, as in a plenary that has only one. */
function panelOf(state: ResultState, plenary: PlenaryState): { readonly panel?: string } {
	const panel = panelReading(plenary, state.contest, state.tps);
	return panel === null || panel === FIRST_PANEL ? {} : { panel };
}

/** What the desk of a panel does; nobody else does it while that desk holds the panel. */
const AT_THE_DESK: ReadonlySet<ResultCommand['type']> = new Set<ResultCommand['type']>([
	'tps.floor',
	'tps.setAside',
	'tally.draft',
	'tally.fill',
	'tally.correct',
	'system.edit',
	'item.record',
	'recount.open',
	'recount.count',
	'recount.undo',
	'recount.finish',
	'recount.drop',
]);

function heldByAnother(
	state: ResultState,
	plenary: PlenaryState,
	command: ResultCommand,
	actor: Actor,
	facts: FloorFacts,
): Refusal | null {
	if (!AT_THE_DESK.has(command.type)) return null;
	const panel = panelFor(plenary, state.contest, state.tps.slice(0, 10));
	const holder = facts.lease(panel);
	return holder?.live && holder.account !== actor.id ? refuse('panel.held', { panel, name: holder.name }) : null;
}

/** A draft leaves no event: it is typing, kept for the projector and for a lost browser. */
function checkDraft(contest: Contest, command: CommandOf<'tally.draft'>): Decision {
	return unknownField(contest, Object.keys(command.figures)) ?? [];
}

function fill(contest: Contest, state: ResultState, command: CommandOf<'tally.fill'>): Decision {
	if (state.tally) return refuse('tally.already-filled', { tps: state.tps });
	const zeroed = command.zeroed ?? [];
	const named = [...Object.keys(command.figures), ...command.matched, ...command.blank, ...zeroed];
	const unknown = unknownField(contest, named);
	if (unknown) return unknown;
	const empty = contest.fields.map((field) => field.id).filter((id) => (command.figures[id] ?? null) === null);
	const undeclared = empty.filter((id) => !command.blank.includes(id));
	if (undeclared.length > 0) return refuse('tally.incomplete', { fields: undeclared });
	const filledAfterAll = command.blank.filter((id) => !empty.includes(id));
	if (filledAfterAll.length > 0) return refuse('tally.not-blank', { fields: filledAfterAll });
	const system = systemFigures(state.system);
	// Nothing was shown in blind entry, and no other number than the shown one can have been taken from it.
	const matched =
		state.mode === 'match'
			? command.matched.filter((id) => typeof system[id] === 'number' && system[id] === command.figures[id])
			: [];
	const notZero = zeroed.filter((id) => command.figures[id] !== 0);
	if (notZero.length > 0) return refuse('tally.not-zero', { fields: notZero });
	return [
		{
			stream: resultStream(state.contest, state.tps),
			type: 'tally.filled',
			payload: {
				mode: state.mode,
				figures: command.figures,
				matched,
				blank: command.blank,
				...(zeroed.length > 0 ? { zeroed } : {}),
				differences: differencesOf(contest, command.figures, system),
				findings: findingsOf(contest, command.figures, { other: system }),
			},
		},
	];
}

function correct(contest: Contest, state: ResultState, command: CommandOf<'tally.correct'>): Decision {
	const { tally } = state;
	if (!tally) return refuse('tally.not-filled', { tps: state.tps });
	const unknown = unknownField(
		contest,
		command.changes.map((change) => change.field),
	);
	if (unknown) return unknown;
	const changes = command.changes
		.map(({ field, value }) => ({
			field,
			old: tally.figures[field] ?? null,
			value,
		}))
		.filter(({ old, value }) => old !== value);
	if (changes.length === 0) return refuse('tally.nothing-to-change');
	const { reason, basis, requestedBy, initialled } = command;
	const stream = resultStream(state.contest, state.tps);
	const accepted = command.case === undefined ? undefined : state.cases[command.case];
	if (command.case !== undefined && !(accepted && next(CASE, accepted.status, 'tally.correct'))) {
		return refuse('case.not-accepted', { case: command.case });
	}
	const events: NewEvent[] = [
		{
			stream,
			type: 'tally.corrected',
			payload: { changes, reason, basis, requestedBy, initialled, ...(accepted ? { case: accepted.id } : {}) },
		},
	];
	if (accepted) {
		const payload = { case: accepted.id, status: 'dibetulkan', text: reason, document: '' } as const;
		events.push({ stream, type: 'case.moved', payload });
	}
	return events;
}

function editSystem(contest: Contest, state: ResultState, command: CommandOf<'system.edit'>): Decision {
	const fields = fieldsOf(contest);
	const current = systemFigures(state.system);
	for (const { field } of command.edits) {
		if (!fields.get(field)) return refuse('field.unknown', { field });
		if (!fields.get(field)?.inSystem) return refuse('field.not-in-system', { field });
	}
	// In blind entry the system column is hidden until the tally is filed; nobody edits what they cannot see.
	if (!state.tally) return refuse('tally.not-filled', { tps: state.tps });
	const edits = command.edits
		.map(({ field, value }) => ({ field, old: current[field] ?? null, value }))
		.filter(({ old, value }) => old !== value);
	if (edits.length === 0) return refuse('system.nothing-to-change');
	return [
		{
			stream: resultStream(state.contest, state.tps),
			type: 'system.edited',
			payload: { edits, reason: command.reason },
		},
	];
}

function record(contest: Contest, state: ResultState, command: CommandOf<'item.record'>): Decision {
	if (!state.tally) return refuse('tally.not-filled', { tps: state.tps });
	const open = new Map(openItems(contest, state).map((item) => [item.key, item]));
	const items = command.items.flatMap((key) => {
		const item = open.get(key);
		return item ? [{ key, binding: item.binding }] : [];
	});
	if (items.length === 0 || items.length < command.items.length) {
		return refuse('item.nothing-open', {
			items: command.items.filter((key) => !open.has(key)),
		});
	}
	return [
		{
			stream: resultStream(state.contest, state.tps),
			type: 'item.recorded',
			payload: { items, note: command.note },
		},
	];
}

function strike(
	contest: Contest,
	state: ResultState,
	plenary: PlenaryState,
	command: CommandOf<'gavel.strike'>,
	actor: Actor,
): Decision {
	const panel = panelReading(plenary, state.contest, state.tps) ?? FIRST_PANEL;
	if (actor.role !== 'ketua' && plenary.panels[panel]?.chair?.id !== actor.id)
		return refuse('panel.not-chair', { panel });
	const blockers = strikeBlockers(contest, state, plenary);
	if (blockers.length > 0) return refuse('gavel.not-ready', { blockers });
	const hash = figuresHash(state);
	if (!state.tally || hash === null || command.hash !== hash) return refuse('hash.stale', { hash });
	const witnesses = witnessesOf(plenary, state.contest);
	return [
		...carriedUp(state),
		{
			stream: resultStream(state.contest, state.tps),
			type: 'gavel.struck',
			payload: {
				version: state.resultVersion,
				hash,
				figures: state.tally.figures,
				system: systemFigures(state.system),
				answers: Object.values(state.answers)
					.filter((answer) => answer.hash === hash && !plenary.witnesses[answer.witness]?.revoked)
					.map(({ time: _time, ...answer }) => answer),
				absent: witnesses
					.filter((witness) => !witness.present && state.answers[witness.id]?.hash !== hash)
					.map(({ id, name, contestant }) => ({
						witness: id,
						name,
						contestant,
					})),
			},
		},
		{
			stream: PLENARY_STREAM,
			type: 'floor.left',
			payload: { contest: state.contest, tps: state.tps, why: 'locked', ...panelOf(state, plenary) },
		},
	];
}

/** Objections without agreement never block: with the gavel they are recorded and travel upward (domain 3). */
function carriedUp(state: ResultState): NewEvent[] {
	return Object.values(state.cases).flatMap(({ id, status }): NewEvent[] => {
		const recorded = next(CASE, status, 'gavel.strike');
		const payload = { case: id, status: recorded ?? status, text: '', document: '' };
		return recorded ? [{ stream: resultStream(state.contest, state.tps), type: 'case.moved', payload }] : [];
	});
}

function unknownField(contest: Contest, ids: readonly string[]) {
	const fields = fieldsOf(contest);
	const field = ids.find((id) => !fields.has(id));
	return field === undefined ? null : refuse('field.unknown', { field });
}
