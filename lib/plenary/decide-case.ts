import { CASE, type Cases } from './case';
import { caseFiled } from './case-filed';
import type { CommandOf, CommandsOf } from './commands';
import { PLENARY_STREAM, resultStream } from './events';
import type { CaseEvents } from './events-case';
import { next } from './machines';
import { refuse } from './refusals';
import type { Actor } from './roles';
import type { Decision, World } from './world';

export type CaseCommand = CommandsOf<
	| 'case.file'
	| 'case.explain'
	| 'case.accept'
	| 'case.refer'
	| 'case.recommend'
	| 'case.retract'
	| 'case.followUp'
	| 'case.record'
	| 'case.withdraw'
>;

/** Objections and special events, from being brought forward to their end; none of them ever stops the reading. */
export function decideCase(world: World, command: CaseCommand, actor: Actor): Decision {
	const { opened } = world.plenary;
	if (!opened) return refuse('plenary.not-open');
	const { about } = command;
	if (about && !world.facts.knowsTps(about.tps)) return refuse('tps.unknown', { tps: about.tps });
	if (about && !about.tps.startsWith(opened.kecamatan)) {
		return refuse('plenary.other-kecamatan', { tps: about.tps, kecamatan: opened.kecamatan });
	}
	const cases = about ? world.result(about.contest, about.tps).cases : world.plenary.cases;
	const stream = about ? resultStream(about.contest, about.tps) : PLENARY_STREAM;
	if (command.type === 'case.file') return file(world, cases, stream, command, actor);

	const known = Object.hasOwn(cases, command.case) ? cases[command.case] : undefined;
	if (!known) return refuse('case.unknown', { case: command.case });
	if (actor.role === 'saksi' && known.from.witness !== actor.witness) return refuse('case.not-yours');
	if (command.type === 'case.withdraw' && actor.role === 'panwaslu' && known.from.side !== 'panwaslu') {
		return refuse('case.not-yours');
	}
	const status = next(CASE, known.status, command.type);
	if (!status) return refuse('case.wrong-state', { case: known.id, state: known.status });
	const document = command.type === 'case.recommend' ? command.document : '';
	const retracted = command.type === 'case.retract' ? ({ retracted: true } as const) : {};
	return [
		{ stream, type: 'case.moved', payload: { case: known.id, status, text: command.text, document, ...retracted } },
	];
}

function file(world: World, cases: Cases, stream: string, command: CommandOf<'case.file'>, actor: Actor): Decision {
	if (Object.hasOwn(cases, command.case)) return refuse('case.exists');
	const from = fromOf(world, command, actor);
	if (!from) return refuse('witness.unknown', { witness: command.from?.witness ?? actor.witness ?? '' });
	// The committee may note a special event; an objection is a witness's or Panwaslu's (domain 3).
	if (command.kind === 'keberatan' && from.side === 'ppk') return refuse('case.not-yours');
	const { kind, subject, field, text, evidence } = command;
	return [caseFiled(stream, { case: command.case, kind, subject, field, text, evidence, from, origin: 'rapat' })];
}

function fromOf(world: World, command: CommandOf<'case.file'>, actor: Actor): CaseEvents['case.filed']['from'] | null {
	const { from } = command;
	if (actor.role === 'saksi') return witnessSide(world, actor.witness ?? '');
	if (actor.role === 'panwaslu') return { side: 'panwaslu', witness: null, name: actor.name };
	if (from === null) return { side: 'ppk', witness: null, name: actor.name };
	if (from.side !== 'saksi') return { ...from, witness: null };
	return witnessSide(world, from.witness ?? '');
}

/** A mandate that was taken back speaks for nobody. */
function witnessSide(world: World, id: string): CaseEvents['case.filed']['from'] | null {
	const witness = world.plenary.witnesses[id];
	return witness && !witness.revoked ? { side: 'saksi', witness: id, name: witness.name } : null;
}
