import type { OperatorDuty } from './commands-operator';
import type { OperatorStage } from './operators';

/** An operator as registered. */
export interface OperatorFact {
	readonly name: string;
	readonly duty: OperatorDuty;
	readonly tps: string | null;
	readonly stage: OperatorStage;
}

/** What a decision about operators may look at. */
export interface OperatorFacts {
	operator(username: string): OperatorFact | undefined;
}
