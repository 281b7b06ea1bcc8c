import type { CommandType } from './commands';

/** One arrow of a state machine: what leads from one state to the next. */
export interface Move<S extends string> {
	readonly from: S;
	readonly by: CommandType;
	readonly to: S;
}

/** A state machine as a table: the code looks its moves up here and docs/state-machines.md is drawn from it. */
export interface Machine<S extends string> {
	readonly name: string;
	readonly start: S;
	readonly moves: readonly Move<S>[];
}

/** The state a command leads to, or `null` where the machine has no such arrow. */
export function next<S extends string>(machine: Machine<S>, from: S, by: CommandType): S | null {
	return machine.moves.find((move) => move.from === from && move.by === by)?.to ?? null;
}

/** A machine as a Mermaid state diagram, one arrow a line, in the order of its table. */
export function diagram<S extends string>(machine: Machine<S>): string {
	const lines = machine.moves.map(({ from, by, to }) => `    ${idOf(from)} --> ${idOf(to)}: ${by}`);
	return ['stateDiagram-v2', `    [*] --> ${idOf(machine.start)}`, ...lines].join('\n');
}

/** Mermaid takes no hyphens in names of states. */
function idOf(state: string): string {
	return state.replaceAll('-', '_');
}
