import { type MergeCell, mayTake, mergeCells, type Standing } from '../excel/merge';
import { formVersion } from '../excel/stamp';
import type { Cell, Contest, FieldId, Figures } from '../forms';
import type { CommandOf } from './commands';
import type { excelCommandSchemas } from './commands-excel';
import type { NewEvent } from './events';
import { type ImportedTps, permitStream, type SettledCell, templateStream } from './events-excel';
import type { ExcelFacts } from './facts-excel';
import { next } from './machines';
import { covers, inForce, nextLevel, PERMIT, type PermitState, within } from './permit';
import { isRefusal, type Refusal, refuse } from './refusals';
import { onFloor } from './settlement';
import type { PlenaryState, ResultState } from './state';
import type { Decision, World } from './world';

export type ExcelCommand = {
	[T in keyof typeof excelCommandSchemas]: CommandOf<T>;
}[keyof typeof excelCommandSchemas];

type Correct = (command: CommandOf<'tally.correct'>) => Decision;

/**
 * The Excel template: permission, taking it out, bringing it back. What comes back waits at the desk to be read
 * against the paper; a filed tally changes only by a correction as the desk makes it, and nothing is locked here.
 * @param correct the desk's own decision about a correction
 */
export function decideExcel(world: World, command: ExcelCommand, correct: Correct): Decision {
	switch (command.type) {
		case 'excel.request':
			return request(world, command);
		case 'excel.export':
			return exportTemplate(world, command);
		case 'excel.import':
			return importTemplate(world, command, correct);
		default:
			return step(world, command);
	}
}

function request(world: World, command: CommandOf<'excel.request'>): Decision {
	if (world.facts.permit(command.id)) return refuse('excel.exists');
	const contest = command.contests.find((code) => !world.election.head(code));
	if (contest) return refuse('contest.unknown', { contest });
	const kelurahan = command.kelurahan.find((code) => !world.facts.knowsKelurahan(code));
	if (kelurahan) return refuse('network.unknown-kelurahan', { kelurahan });
	const { contests, reason, document } = command;
	return [
		{
			stream: permitStream(command.id),
			type: 'excel.requested',
			payload: { contests, kelurahan: command.kelurahan, reason, document },
		},
	];
}

type Step = Exclude<ExcelCommand, { type: 'excel.request' | 'excel.export' | 'excel.import' }>;

function step({ facts }: World, command: Step): Decision {
	const permit = facts.permit(command.permit);
	if (!permit) return refuse('excel.unknown', { permit: command.permit });
	if (next(PERMIT, permit.status, command.type) === null) return refuse('excel.wrong-state', { status: permit.status });
	const stream = permitStream(permit.id);
	switch (command.type) {
		case 'excel.grant': {
			const { level, name, document, at, until, contests, kelurahan } = command;
			if (level !== nextLevel(permit.status)) return refuse('excel.other-level', { level });
			const later = permit.until !== null && Date.parse(until) > Date.parse(permit.until);
			if (later || !within({ contests, kelurahan }, permit.scope)) return refuse('excel.too-wide');
			if (Date.parse(until) <= Date.parse(facts.now())) return refuse('excel.over', { until });
			return [{ stream, type: 'excel.granted', payload: { level, name, document, at, until, contests, kelurahan } }];
		}
		case 'excel.deny': {
			const { level, name, document, reason } = command;
			if (level !== nextLevel(permit.status)) return refuse('excel.other-level', { level });
			return [{ stream, type: 'excel.denied', payload: { level, name, document, reason } }];
		}
		case 'excel.adopt':
			if (permit.until !== null && Date.parse(permit.until) <= Date.parse(facts.now())) {
				return refuse('excel.over', { until: permit.until });
			}
			return [{ stream, type: 'excel.adopted', payload: {} }];
		case 'excel.end':
			return [{ stream, type: 'excel.ended', payload: { reason: command.reason } }];
	}
}

/** The permission that unlocks a contest in a kelurahan now; or why there is none. */
function permitFor(facts: ExcelFacts, contest: string, kelurahan: string): PermitState | Refusal {
	const about = facts.permits().filter(({ scope }) => covers(scope, contest, kelurahan));
	const now = facts.now();
	const valid = about.findLast((permit) => inForce(permit, now));
	if (valid) return valid;
	const over = about.findLast(({ status }) => status === 'berlaku');
	return over ? refuse('excel.over', { until: over.until }) : refuse('excel.no-permit', { contest, kelurahan });
}

function exportTemplate(world: World, command: CommandOf<'excel.export'>): Decision {
	const { facts } = world;
	if (facts.template(command.id)) return refuse('excel.exists');
	const permit = permitFor(facts, command.contest, command.kelurahan);
	if (isRefusal(permit)) return permit;
	const contest = world.election.contest(command.contest, command.kelurahan);
	if (!contest) return refuse('contest.unknown', { contest: command.contest });
	const tps = facts.tpsOf(command.kelurahan).map((code) => {
		const state = world.result(command.contest, code);
		return { tps: code, version: state.version, figures: known(figuresNow(facts, state)) };
	});
	return [
		{
			stream: templateStream(command.id),
			type: 'excel.exported',
			payload: {
				permit: permit.id,
				contest: command.contest,
				kelurahan: command.kelurahan,
				form: formVersion(contest),
				tps,
			},
		},
	];
}

function importTemplate(world: World, command: CommandOf<'excel.import'>, correct: Correct): Decision {
	const { facts, plenary } = world;
	const template = facts.template(command.template);
	if (!template) return refuse('excel.unknown-template');
	const permit = permitFor(facts, template.contest, template.kelurahan);
	if (isRefusal(permit)) return permit;
	if (!plenary.opened) return refuse('plenary.not-open');
	const contest = world.election.contest(template.contest, template.kelurahan);
	if (!contest || formVersion(contest) !== template.form) return refuse('excel.unknown-template');
	const bases = new Map(template.tps.map((one) => [one.tps, one.figures]));
	const imported: ImportedTps[] = [];
	const corrections: NewEvent[] = [];
	for (const item of command.items) {
		const base = bases.get(item.tps);
		if (!base || !item.tps.startsWith(plenary.opened.kecamatan)) return refuse('tps.unknown', { tps: item.tps });
		const bad = wrongField(contest, item.figures);
		if (bad) return bad;
		if (facts.excelTaken(template.contest, item.tps) === item.content) continue;
		const state = world.result(template.contest, item.tps);
		const standing = standingOf(state, plenary);
		// What is being read at this moment is the reader's; the preview leaves it out.
		if (standing === 'reading') return refuse('excel.changed', { tps: item.tps });
		const ours = figuresNow(facts, state);
		const cells = mergeCells(contest, standing, { base, ours, theirs: item.figures });
		const settled = settle(cells, item.decisions);
		if (settled === null) return refuse('excel.changed', { tps: item.tps });
		const theirs = settled.filter(({ took }) => took === 'theirs');
		if (theirs.length > 0 && !mayTake(standing)) return refuse('excel.not-on-floor', { tps: item.tps });
		const taken = cells.filter(({ kind }) => kind === 'take');
		if (standing === 'floor' && theirs.length > 0) {
			if (!command.correction) return refuse('excel.needs-correction', { tps: item.tps });
			const changes = theirs.map(({ field, theirs: value }) => ({ field, value }));
			const correction = { ...command.correction, basis: 'salah-baca' as const };
			const about = { contest: template.contest, tps: item.tps };
			const decision = correct({ type: 'tally.correct', ...about, changes, ...correction });
			if (isRefusal(decision)) return decision;
			corrections.push(...decision);
		}
		imported.push({
			tps: item.tps,
			content: item.content,
			figures: known(item.figures),
			taken: taken.map(({ field }) => field),
			settled,
			draft: standing === 'open' ? draftOf(facts, state, item.blank, [...taken, ...theirs]) : null,
		});
	}
	if (imported.length === 0) return [];
	const { contest: code, kelurahan } = template;
	const { file, sha256 } = command;
	return [
		{
			stream: templateStream(template.id),
			type: 'excel.imported',
			payload: { permit: permit.id, contest: code, kelurahan, file, sha256, tps: imported },
		},
		...corrections,
	];
}

/** Where a TPS stands for a workbook that comes back. */
export function standingOf(state: ResultState, plenary: PlenaryState): Standing {
	if (state.lock) return 'locked';
	const here = onFloor(state, plenary);
	if (state.tally) return here ? 'floor' : 'filed';
	return here ? 'reading' : 'open';
}

/** What the desk has of a TPS now: the tally, or what was typed and not filed. */
export function figuresNow(facts: Pick<ExcelFacts, 'draft'>, state: ResultState): Figures {
	if (state.lock) return state.lock.figures;
	return state.tally?.figures ?? facts.draft(state.contest, state.tps)?.figures ?? {};
}

/** Every conflict with its decision; `null` where the two do not belong to each other any more. */
function settle(
	cells: readonly MergeCell[],
	decisions: readonly { readonly field: FieldId; readonly ours: Cell; readonly took: 'ours' | 'theirs' }[],
): SettledCell[] | null {
	const open = cells.filter(({ kind }) => kind === 'conflict');
	const decided = new Map(decisions.map((decision) => [decision.field, decision]));
	if (decided.size !== open.length) return null;
	const settled: SettledCell[] = [];
	for (const { field, ours, theirs } of open) {
		const decision = decided.get(field);
		if (!decision || decision.ours !== ours) return null;
		settled.push({ field, ours, theirs, took: decision.took });
	}
	return settled;
}

function draftOf(
	facts: ExcelFacts,
	state: ResultState,
	blank: readonly FieldId[],
	taken: readonly { readonly field: FieldId; readonly theirs: Cell }[],
): NonNullable<ImportedTps['draft']> {
	const before = facts.draft(state.contest, state.tps);
	const figures = known({
		...before?.figures,
		...Object.fromEntries(taken.map(({ field, theirs }) => [field, theirs])),
	});
	const empty = new Set([...(before?.blank ?? []), ...blank].filter((field) => !Object.hasOwn(figures, field)));
	return { figures, blank: [...empty] };
}

function wrongField(contest: Contest, figures: Figures): Refusal | null {
	const digits = new Map(contest.fields.map((field) => [field.id, field.digits]));
	for (const [field, cell] of Object.entries(figures)) {
		const boxes = digits.get(field);
		if (boxes === undefined) return refuse('field.unknown', { field });
		if (typeof cell === 'number' && String(cell).length > boxes) return refuse('field.too-large', { field });
	}
	return null;
}

/** Cells that are filled: an empty one says nothing. */
function known(figures: Figures): Record<FieldId, number | 'X'> {
	const kept: Record<FieldId, number | 'X'> = {};
	for (const [field, cell] of Object.entries(figures)) if (cell !== null) kept[field] = cell;
	return kept;
}
