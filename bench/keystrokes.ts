import { PAPER, SYSTEM } from '../db/testing/fixtures';
import { examplePack } from '../lib/demo/packs';
import { electionOf } from '../lib/election';
import { enter, startEntry, typeInto } from '../lib/entry/model';
import { pageAt, pagesOf } from '../lib/entry/pages';
import { restIsZero, restOf } from '../lib/entry/rest';
import { type Contest, contestOf, type Figures } from '../lib/forms';
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
		...legislative(),
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

/** Lines with votes on the form the issue names: 18 parties × 10 candidates, 40 of them not empty. */
const VOTED = 40;
const VOTES = [12, 7, 31, 4, 9];

/** A DPR form as a TPS writes it: 40 lines with votes, spread over 12 parties; the rest zero. */
function dprForm(): { contest: Contest; paper: Figures } {
	const pack = examplePack('pemilu-2024');
	const lists = pack.contests.find(({ code }) => code === 'dpr')?.districts?.[0]?.lists ?? [];
	for (const list of lists) {
		const [first] = list.candidates;
		list.candidates = Array.from({ length: 10 }, (_, at) => ({
			no: at + 1,
			name: first?.name ?? '',
			sirekapId: `${list.party}-${at}`,
		}));
	}
	const contest = electionOf(pack, 'a'.repeat(64)).contest('dpr', '9901011001001');
	if (!contest) throw new Error('no dpr');
	const paper: Record<string, number> = {};
	const lines = contest.fields.filter(({ line }) => line === 'party' || line === 'candidate');
	const voted = new Set(
		contest.contestants
			.slice(0, 12)
			.flatMap(({ no }) => lines.filter(({ contestant }) => contestant === no).slice(0, 4))
			.slice(0, VOTED)
			.map(({ id }) => id),
	);
	lines.forEach(({ id }, at) => {
		paper[id] = voted.has(id) ? (VOTES[at % VOTES.length] ?? 0) : 0;
	});
	for (const { id, contestant, line } of contest.fields) {
		if (line !== 'total') continue;
		paper[id] = lines
			.filter((one) => one.contestant === contestant)
			.reduce((sum, one) => sum + (paper[one.id] ?? 0), 0);
	}
	for (const { id, section } of contest.fields)
		if (section !== 'IV') paper[id] = PAPER[id] === 'X' ? 0 : Number(PAPER[id]);
	return { contest, paper };
}

function legislative(): Measure[] {
	const { contest, paper } = dprForm();
	const cells = contest.fields.map(({ id }) => String(paper[id]).length + 1);
	const yardstick = cells.reduce((sum, keys) => sum + keys, 0);
	const system = Object.fromEntries(
		contest.fields.filter(({ inSystem }) => inSystem).map(({ id }) => [id, paper[id] ?? null]),
	);
	const odd = { ...system, 'IV.1.A2.1': 700, 'IV.3.A1': 0, 'IV.5.A2.2': 88 };
	const note =
		'N takes the rest of a page as zero; up to the filed form, settling comes after; yardstick: every number and Enter, as in a spreadsheet';
	return [
		['blind', null],
		['read-and-match, matched throughout', system],
		['read-and-match, three differences', odd],
	].map(([name, shown]) => {
		const value = keysForLong(contest, paper, shown as Figures | null);
		const ratio = Number((value / yardstick).toPrecision(3));
		const bench = `keystrokes, DPR form of 18 × 10, 40 lines with votes, ${name}`;
		return { bench, value, unit: 'keys', yardstick, ratio, target: 'fewer than a spreadsheet', ok: ratio < 1, note };
	});
}

/** A form of pages: what has votes is read, then one key for the rest of the page. */
function keysForLong(contest: Contest, paper: Figures, shown: Figures | null): number {
	const grid = { contest, shown };
	let entry = startEntry(contest);
	let keys = FILE_KEYS;
	const fields = contest.fields.map(({ id }) => id);
	for (let at = 0; at < fields.length; at = fields.indexOf(entry.at)) {
		const id = fields[at] ?? '';
		const rest = restOf(contest, entry).filter((line) => fields.indexOf(line) >= at);
		const onVotes = pagesOf(contest)[pageAt(contest, id)]?.party != null;
		if (onVotes && rest.length > 1 && rest.every((line) => paper[line] === 0)) {
			entry = restIsZero(grid, entry).entry;
			keys++;
			continue;
		}
		if (shown?.[id] !== paper[id]) {
			entry = typeInto(entry, id, paper[id] ?? null);
			keys += String(paper[id]).length;
		}
		const next = enter(grid, entry).entry;
		keys++;
		if (next.at === id) {
			entry = next;
			break;
		}
		entry = next;
	}
	for (const id of fields)
		if (entry.figures[id] !== paper[id]) throw new Error(`${id}: ${entry.figures[id]} instead of ${paper[id]}`);
	return keys;
}
