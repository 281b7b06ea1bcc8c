import { contestOf } from '../forms/contests';
import type { Contest } from '../forms/types';
import type { Command } from '../plenary/commands';
import { decideResult } from '../plenary/decide-result';
import { type NewEvent, PLENARY_STREAM, type RecordedEvent, resultStream } from '../plenary/events';
import { evolvePlenary } from '../plenary/evolve-plenary';
import { evolveResult } from '../plenary/evolve-result';
import { emptyRecount } from '../plenary/recount';
import { isRefusal, type Refusal, refuse } from '../plenary/refusals';
import type { Actor } from '../plenary/roles';
import { emptyPlenary, emptyResult, type PlenaryState, type ResultState } from '../plenary/state';
import { type ResultView, viewOf } from '../plenary/view';
import type { ResultCommand } from '../plenary/world';
import { PRACTICE_SYSTEM } from './figures';

/** Nobody's place: province 99 does not exist. */
export const PRACTICE_TPS = '9900000000000';
const CONTEST = 'ppwp';
const YOU: Actor = { id: 'latihan', name: 'Anda', role: 'ketua' };
const WITNESSES = [
	{ contestant: 1, name: 'Saksi Latihan Satu' },
	{ contestant: 2, name: 'Saksi Latihan Dua' },
];
const PLACE = {
	tps: PRACTICE_TPS,
	tpsName: 'TPS LATIHAN',
	kelurahan: PRACTICE_TPS.slice(0, 10),
	kelurahanName: 'KELURAHAN LATIHAN',
	kecamatanName: 'KECAMATAN LATIHAN',
};

/** A plenary of one TPS that lives in a browser's memory and nowhere else. */
export interface Practice {
	readonly contest: Contest;
	readonly plenary: PlenaryState;
	readonly result: ResultState;
}

/** A practice TPS on the floor: box open, two witnesses in the room, the system's data beside it. */
export function startPractice(time: string): Practice {
	const contest = contestOf(CONTEST);
	if (!contest) throw new Error('practice: no contest');
	const empty: Practice = { contest, plenary: emptyPlenary, result: emptyResult(CONTEST, PRACTICE_TPS) };
	const stream = resultStream(CONTEST, PRACTICE_TPS);
	const witnesses = WITNESSES.flatMap(({ contestant, name }): NewEvent[] => {
		const id = `saksi-${contestant}`;
		const mandate = { number: `${contestant}/LATIHAN`, signedBy: 'Tim Latihan' };
		return [
			{
				stream: PLENARY_STREAM,
				type: 'witness.registered',
				payload: { id, contest: CONTEST, contestant, name, mandate },
			},
			{ stream: PLENARY_STREAM, type: 'witness.attended', payload: { witness: id } },
		];
	});
	const source = { batch: '', name: 'latihan', file: 'latihan.json', sha256: '', content: '', ts: null };
	const opened = {
		stream: PLENARY_STREAM,
		type: 'plenary.opened',
		payload: { kecamatan: '990000', mode: 'match' },
	} as const;
	const imported = {
		stream,
		type: 'system.imported',
		payload: { source, uploaded: true, figures: PRACTICE_SYSTEM, rest: {} },
	} as const;
	const ready = [opened, ...witnesses, imported].reduce((state, event) => evolved(state, event, time), empty);
	const begun = practise(ready, { type: 'tps.floor', ...ids, seal: 'utuh', note: '', mode: 'match' }, time);
	if (isRefusal(begun)) throw new Error(`practice: ${begun.code}`);
	return begun;
}

const ids = { contest: CONTEST, tps: PRACTICE_TPS };

/** Carries out a command as the house would, by the same decision, on nothing but this practice. */
export function practise(state: Practice, command: Command, time: string): Practice | Refusal {
	if (!isOfResult(command)) return refuse('forbidden', { command: command.type });
	const { contest, plenary, result } = state;
	const events = decideResult(contest, result, plenary, command, YOU, {
		counted: emptyRecount,
		// No desk but this one, and nothing adopted.
		facts: { lease: () => undefined, adoptions: () => [], placeName: (code) => code },
	});
	return isRefusal(events) ? events : events.reduce((before, event) => evolved(before, event, time), state);
}

/** The picture every part of the desk is drawn from. */
export function practiceView({ contest, plenary, result }: Practice): ResultView {
	return viewOf(contest, result, plenary, PLACE, null);
}

const isOfResult = (command: Command): command is ResultCommand =>
	'tps' in command && command.tps === PRACTICE_TPS && !command.type.startsWith('photo.');

function evolved(state: Practice, event: NewEvent, time: string): Practice {
	const actor = { id: YOU.id, name: YOU.name, role: YOU.role };
	const ofPlenary = event.stream === PLENARY_STREAM;
	const before = ofPlenary ? state.plenary.version : state.result.version;
	const seq = state.plenary.version + state.result.version + 1;
	const recorded: RecordedEvent = { ...event, seq, version: before + 1, time, actor };
	return ofPlenary
		? { ...state, plenary: evolvePlenary(state.plenary, recorded) }
		: { ...state, result: evolveResult(state.result, recorded, state.contest) };
}
