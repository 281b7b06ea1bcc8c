import type { CaseKind, CaseSide, CaseStatus, CaseSubject } from './commands-case';
import type { CaseEvents } from './events-case';
import type { Machine } from './machines';

/** The life of an objection. A special event begins where it ends: recorded. */
export const CASE: Machine<CaseStatus> = {
	name: 'Keberatan',
	start: 'diajukan',
	moves: [
		{ from: 'diajukan', by: 'case.explain', to: 'dijelaskan' },
		{ from: 'dijelaskan', by: 'case.explain', to: 'dijelaskan' },
		{ from: 'dimintakan', by: 'case.explain', to: 'dimintakan' },
		{ from: 'diajukan', by: 'case.accept', to: 'diterima' },
		{ from: 'dijelaskan', by: 'case.accept', to: 'diterima' },
		{ from: 'dimintakan', by: 'case.accept', to: 'diterima' },
		{ from: 'diterima', by: 'tally.correct', to: 'dibetulkan' },
		{ from: 'dijelaskan', by: 'case.refer', to: 'dimintakan' },
		{ from: 'diterima', by: 'case.refer', to: 'dimintakan' },
		{ from: 'dibetulkan', by: 'case.refer', to: 'dimintakan' },
		{ from: 'diajukan', by: 'case.recommend', to: 'direkomendasikan' },
		{ from: 'dijelaskan', by: 'case.recommend', to: 'direkomendasikan' },
		{ from: 'diterima', by: 'case.recommend', to: 'direkomendasikan' },
		{ from: 'dibetulkan', by: 'case.recommend', to: 'direkomendasikan' },
		{ from: 'dimintakan', by: 'case.recommend', to: 'direkomendasikan' },
		{ from: 'dicatat', by: 'case.recommend', to: 'direkomendasikan' },
		{ from: 'direkomendasikan', by: 'case.followUp', to: 'ditindaklanjuti' },
		{ from: 'direkomendasikan', by: 'case.retract', to: 'dimintakan' },
		{ from: 'dijelaskan', by: 'case.record', to: 'dicatat' },
		{ from: 'dimintakan', by: 'case.record', to: 'dicatat' },
		{ from: 'ditindaklanjuti', by: 'case.record', to: 'dicatat' },
		{ from: 'diajukan', by: 'gavel.strike', to: 'dicatat' },
		{ from: 'dijelaskan', by: 'gavel.strike', to: 'dicatat' },
		{ from: 'dimintakan', by: 'gavel.strike', to: 'dicatat' },
		{ from: 'diajukan', by: 'case.withdraw', to: 'dicabut' },
		{ from: 'dijelaskan', by: 'case.withdraw', to: 'dicabut' },
		{ from: 'dimintakan', by: 'case.withdraw', to: 'dicabut' },
		{ from: 'dicatat', by: 'case.withdraw', to: 'dicabut' },
	],
};

/** One step in the life of a case. */
export interface CaseStep {
	readonly status: CaseStatus;
	readonly text: string;
	/** Number of the letter, for a recommendation. */
	readonly document: string;
	/** A recommendation that was taken back. */
	readonly retracted?: true;
	readonly time: string;
	readonly by: string;
}

export interface Case {
	readonly id: string;
	readonly kind: CaseKind;
	readonly subject: CaseSubject;
	readonly field: string | null;
	readonly from: { readonly side: CaseSide; readonly witness: string | null; readonly name: string };
	readonly text: string;
	readonly evidence: string;
	readonly status: CaseStatus;
	/** Where it came from: brought forward here, a witness's answer, or C.Kejadian Khusus of the TPS. */
	readonly origin: CaseEvents['case.filed']['origin'];
	readonly time: string;
	readonly steps: readonly CaseStep[];
}

export type Cases = Readonly<Record<string, Case>>;

/** What the committee still owes an answer to. */
export function isPending({ status }: Case): boolean {
	return status === 'diajukan' || status === 'dijelaskan' || status === 'dimintakan' || status === 'direkomendasikan';
}

/** Recorded without agreement: it goes up with D.Kejadian Khusus. */
export function travelsUp({ kind, status }: Case): boolean {
	return kind === 'keberatan' && status === 'dicatat';
}

type CaseEvent = {
	readonly [T in keyof CaseEvents]: { readonly type: T; readonly payload: CaseEvents[T] };
}[keyof CaseEvents];

/** Type guard for the events that change cases. */
export function isCaseEvent<E extends { readonly type: string }>(event: E): event is E & CaseEvent {
	return event.type === 'case.filed' || event.type === 'case.moved';
}

/** The cases of a stream after one more of its case events. */
export function evolveCases(
	cases: Cases,
	event: CaseEvent & { readonly time: string; readonly actor: { readonly name: string } },
): Cases {
	const stamp = { time: event.time, by: event.actor.name };
	if (event.type === 'case.filed') {
		const { case: id, status, ...rest } = event.payload;
		const step: CaseStep = { status, text: rest.text, document: '', ...stamp };
		return { ...cases, [id]: { ...rest, id, status, time: event.time, steps: [step] } };
	}
	const { case: id, ...step } = event.payload;
	const known = cases[id];
	if (!known) return cases;
	return { ...cases, [id]: { ...known, status: step.status, steps: [...known.steps, { ...step, ...stamp }] } };
}
