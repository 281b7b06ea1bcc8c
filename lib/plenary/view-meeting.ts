import { hashWords } from '../forms';
import { type BoxState, type BoxStep, boxState, type Incident } from './box';
import type { Case } from './case';
import type { GivenAnswer } from './events';
import { panelFor, panelReading } from './panels';
import type { PlenaryState, ResultState } from './state';

/** A locked version that was reopened, as it was locked: it stays readable for ever. */
export interface PastView {
	readonly version: number;
	readonly time: string;
	readonly by: string;
	readonly hash: string;
	readonly words: string;
	readonly figures: ResultState['past'][number]['lock']['figures'];
	readonly system: ResultState['past'][number]['lock']['system'];
	readonly answers: readonly GivenAnswer[];
	readonly absent: ResultState['past'][number]['lock']['absent'];
	readonly reopened: ResultState['past'][number]['reopened'];
}

/** What the meeting did around the figures of one TPS. */
export interface MeetingOfResult {
	readonly panel: string;
	/** Where the panel sits, when there are several. */
	readonly panelPlace: string | null;
	readonly box: BoxState;
	readonly steps: readonly BoxStep[];
	readonly incident: Incident | null;
	readonly cases: readonly Case[];
	readonly past: readonly PastView[];
	readonly reopening: ResultState['reopening'];
	readonly recount: ResultState['recount'];
}

/** The meeting's side of a result, for every screen. */
export function meetingOf(state: ResultState, plenary: PlenaryState): MeetingOfResult {
	const panel =
		panelReading(plenary, state.contest, state.tps) ?? panelFor(plenary, state.contest, state.tps.slice(0, 10));
	return {
		panel,
		panelPlace: plenary.panels[panel]?.place ?? null,
		box: boxState(state.box),
		steps: state.box?.steps ?? [],
		incident: state.incident,
		cases: Object.values(state.cases),
		past: state.past.map(
			({ lock, reopened }): PastView => ({
				version: lock.version,
				time: lock.time,
				by: lock.by,
				hash: lock.hash,
				words: hashWords(lock.hash),
				figures: lock.figures,
				system: lock.system,
				answers: lock.answers,
				absent: lock.absent,
				reopened,
			}),
		),
		reopening: state.reopening,
		recount: state.recount,
	};
}
