import { PAPER, SYSTEM } from '../db/testing/fixtures';
import { enter, startEntry, typeInto } from '../lib/entry/model';
import { contestOf, type Figures } from '../lib/forms';
import type { Bench, Measure } from './measure';

/** Keys that file the form: Shift and Enter. */
const FILE_KEYS = 1;

/**
 * Keystrokes for one PPWP form in read-and-match, by the model the grid itself runs on: Enter takes the shown value;
 * where the system shows nothing (sections II and III) or another number, the digits are typed before it.
 */
export const keystrokes: Bench = async () => {
	const alike = keysFor(SYSTEM);
	const differing = keysFor({ ...SYSTEM, 'IV.1': 850, 'V.B': 8 });
	const note = 'the 7 numbers of sections II and III are not in Sirekap and always typed; Shift+Enter counts once';
	return [
		line('keystrokes, PPWP form that matches', alike, note),
		line('keystrokes, PPWP form with two differences', differing, note),
	];
};

function line(bench: string, value: number, note: string): Measure {
	// Every number typed with its Enter, as blind entry needs it.
	const yardstick = Object.values(PAPER).reduce<number>((sum, cell) => sum + String(cell).length + 1, FILE_KEYS);
	const ratio = Number((value / yardstick).toPrecision(3));
	return { bench, value, unit: 'keys', yardstick, ratio, target: 'fewer than blind entry', ok: ratio < 1, note };
}

function keysFor(shown: Figures): number {
	const contest = contestOf('ppwp');
	if (!contest) throw new Error('no ppwp');
	const grid = { contest, shown };
	let entry = startEntry(contest);
	let keys = 0;
	for (const { id } of contest.fields) {
		const cell = PAPER[id] ?? null;
		if (shown[id] !== cell) {
			entry = typeInto(entry, id, cell);
			keys += String(cell).length;
		}
		entry = enter(grid, entry).entry;
		keys++;
	}
	for (const { id } of contest.fields) {
		if (entry.figures[id] !== PAPER[id]) throw new Error(`${id}: ${entry.figures[id]} instead of ${PAPER[id]}`);
	}
	return keys + FILE_KEYS;
}
