import type { CommandType, Seal } from './commands';
import type { IncidentStatus } from './commands-box';
import type { RecordedEvent } from './events';
import { type Machine, next } from './machines';

/** Where a ballot box stands: the steps of the domain sheet (2.1, D). */
export type BoxState = 'tersegel' | 'dibuka' | 'dikeluarkan' | 'dibacakan' | 'dikembalikan' | 'disegel-kembali';

export const BOX: Machine<BoxState> = {
	name: 'Kotak suara',
	start: 'tersegel',
	moves: [
		{ from: 'tersegel', by: 'tps.floor', to: 'dibuka' },
		{ from: 'dibuka', by: 'box.takeOut', to: 'dikeluarkan' },
		{ from: 'dibuka', by: 'tally.fill', to: 'dibacakan' },
		{ from: 'dikeluarkan', by: 'tally.fill', to: 'dibacakan' },
		{ from: 'dibuka', by: 'box.seal', to: 'disegel-kembali' },
		{ from: 'dikeluarkan', by: 'box.putBack', to: 'dikembalikan' },
		{ from: 'dibacakan', by: 'box.putBack', to: 'dikembalikan' },
		{ from: 'dikembalikan', by: 'box.takeOut', to: 'dikeluarkan' },
		{ from: 'dikembalikan', by: 'box.seal', to: 'disegel-kembali' },
		{ from: 'disegel-kembali', by: 'tps.floor', to: 'dibuka' },
	],
};

/** One step of a box, with who did it and when. */
export interface BoxStep {
	readonly state: BoxState;
	readonly time: string;
	readonly by: string;
	readonly note: string;
}

/** A box that has been opened. */
export interface Box {
	readonly state: BoxState;
	/** The seal as it was when the box was opened last. */
	readonly seal: Seal;
	readonly note: string;
	/** When and by whom it was opened last. */
	readonly time: string;
	readonly by: string;
	readonly steps: readonly BoxStep[];
}

/** C.Kejadian Khusus of the TPS as it was read out. */
export interface Incident {
	readonly status: IncidentStatus;
	readonly text: string;
	readonly time: string;
	readonly by: string;
}

export function boxState(box: Box | null): BoxState {
	return box?.state ?? 'tersegel';
}

/** True while the papers or the box itself are not under seal. */
export function isOpen(box: Box | null): boolean {
	return box !== null && box.state !== 'disegel-kembali';
}

/** The commands whose events move a box. */
const MOVED_BY: Readonly<Partial<Record<RecordedEvent['type'], CommandType>>> = {
	'box.opened': 'tps.floor',
	'box.takenOut': 'box.takeOut',
	'tally.filled': 'tally.fill',
	'box.putBack': 'box.putBack',
	'box.sealed': 'box.seal',
};

/** The box after one more event of its result. A step the machine has no arrow for leaves it as it is. */
export function evolveBox(box: Box | null, event: RecordedEvent): Box | null {
	const by = MOVED_BY[event.type];
	const to = by ? next(BOX, boxState(box), by) : null;
	if (!to) return box;
	const stamp = { time: event.time, by: event.actor.name };
	const note = event.type === 'box.sealed' || event.type === 'box.opened' ? event.payload.note : '';
	const step: BoxStep = { state: to, ...stamp, note };
	if (event.type === 'box.opened') {
		return { state: to, seal: event.payload.seal, note, ...stamp, steps: [...(box?.steps ?? []), step] };
	}
	return box ? { ...box, state: to, steps: [...box.steps, step] } : box;
}
