import { createHash } from 'node:crypto';
import type { LedgerRow } from '../ledger';

/*
 * A second opinion. It is written from rules.md and architecture.md alone and shares no code with lib/plenary or
 * lib/forms, so that a mistake there is not repeated here. Presidential contest only.
 */

type Cell = number | 'X' | null;
type Figures = Record<string, Cell>;

interface Answer {
	readonly hash: string;
}

interface Result {
	paper: Figures | null;
	system: Figures;
	imported: Figures;
	/** Newest system data that came after the gavel. */
	late: Figures | null;
	/** Explained keys with every number of the form at that moment. */
	readonly explained: Map<string, { paper: Figures; system: Figures }>;
	readonly answers: Map<string, Answer>;
	locked: boolean;
	version: number;
	/** Somebody asked for it to be opened again: their role. */
	asked: string | null;
	recounting: boolean;
	/** Objections with a recommendation that nobody has followed up. */
	readonly owed: Set<string>;
}

const COLUMNS = ['L', 'P', 'J'];
const ROWS = ['I.A', 'I.B.1', 'I.B.2', 'I.B.3', 'I.B.4'];
const BY_COLUMN = (row: string) => COLUMNS.map((column) => `${row}.${column}`);
const IN_SYSTEM = [...ROWS.flatMap(BY_COLUMN), 'IV.1', 'IV.2', 'IV.3', 'V.A', 'V.B', 'V.C'];

const value = (figures: Figures, field: string): number | null => {
	const cell = figures[field] ?? null;
	return cell === 'X' ? 0 : cell;
};

/** Sums of rules.md: code and scope, the total, its parts. */
const SUMS: readonly (readonly [string, string, readonly string[]])[] = [
	...[...ROWS, 'III'].map((row) => [`K101:${row}`, `${row}.J`, [`${row}.L`, `${row}.P`]] as const),
	...COLUMNS.map((c) => [`K102:${c}`, `I.B.4.${c}`, [`I.B.1.${c}`, `I.B.2.${c}`, `I.B.3.${c}`]] as const),
	['K103:II.1', 'II.1', ['II.2', 'II.3', 'II.4']],
	['K104:II.2', 'II.2', ['I.B.4.J']],
	['K105:V.C', 'V.C', ['V.A', 'V.B']],
	['K106:V.C', 'V.C', ['I.B.4.J']],
	['K107:V.A', 'V.A', ['IV.1', 'IV.2', 'IV.3']],
];

/** Limits of rules.md: code and scope, the smaller, the larger. */
const LIMITS: readonly (readonly [string, string, string])[] = [
	...COLUMNS.map((c) => [`K201:${c}`, `I.B.1.${c}`, `I.A.${c}`] as const),
	...COLUMNS.map((c) => [`K202:${c}`, `III.${c}`, `I.B.4.${c}`] as const),
	['K203:I.B.4.J', 'I.B.4.J', 'II.1'],
];

/** What must be disposed of, with the fields whose numbers an explanation is about. */
function itemsOf(paper: Figures, system: Figures): { key: string; paper: string[]; system: string[] }[] {
	const known = (...fields: string[]) => fields.every((field) => value(paper, field) !== null);
	const differing = IN_SYSTEM.filter((field) => value(paper, field) !== value(system, field));
	const sums = SUMS.filter(
		([, total, parts]) =>
			known(total, ...parts) && parts.reduce((sum, part) => sum + (value(paper, part) ?? 0), 0) !== value(paper, total),
	);
	const limits = LIMITS.filter(
		([, small, large]) => known(small, large) && (value(paper, small) ?? 0) > (value(paper, large) ?? 0),
	);
	return [
		...differing.map((field) => ({ key: `selisih:${field}`, paper: [field], system: [field] })),
		...sums.map(([key, total, parts]) => ({ key, paper: [total, ...parts], system: [] })),
		...limits.map(([key, small, large]) => ({ key, paper: [small, large], system: [] })),
	];
}

/** SHA-256 of the canonical figures; keys sorted, empty cells left out. */
function hashOf(tps: string, paper: Figures, system: Figures, version: number): string {
	const sorted = (figures: Figures) =>
		Object.fromEntries(
			Object.entries(figures)
				.filter(([, cell]) => cell !== null)
				.sort(([a], [b]) => (a < b ? -1 : 1)),
		);
	const said = { contest: 'ppwp', paper: sorted(paper), system: sorted(system), tps, version };
	return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

const same = (a: Figures, b: Figures, fields: readonly string[]) =>
	fields.every((field) => (a[field] ?? null) === (b[field] ?? null));

const only = (figures: Figures) =>
	JSON.stringify(
		Object.entries(figures)
			.filter(([, cell]) => cell !== null)
			.sort(),
	);

/** A newer import: a number edited here stays while the number below it has not moved. */
function takeIn(result: Result, figures: Figures): void {
	const fields = [...new Set([...Object.keys(figures), ...Object.keys(result.system)])];
	const kept = fields.filter((field) => same(result.imported, figures, [field]));
	result.system = { ...figures, ...Object.fromEntries(kept.map((f) => [f, result.system[f] ?? null])) };
	result.imported = figures;
}

/** What may still happen to a locked result. */
const AFTER_GAVEL = new Set([
	'system.imported',
	'box.putBack',
	'box.sealed',
	'case.filed',
	'case.moved',
	'reopen.requested',
	'reopen.dropped',
	'result.reopened',
]);

/** What happens to a result that need not be on the floor. */
const OFF_THE_FLOOR = new Set([...AFTER_GAVEL, 'box.opened', 'tps.setAside']);

/** What goes on while the plenary stands still. */
const IN_A_PAUSE = new Set([
	'plenary.suspended',
	'plenary.pauseBegan',
	'plenary.resumed',
	'box.putBack',
	'box.sealed',
	'panel.held',
	'panel.released',
	'witness.revoked',
	'witness.credentialDropped',
	'witness.attended',
	'witness.left',
	'witness.swapped',
	'attendance.dismissed',
	'display.codeRenewed',
]);

/**
 * Reads a ledger from its first row and says what is wrong with any gavel in it: every difference and K-finding must
 * be disposed of, every present witness must have answered for exactly the locked figures, only the chair strikes, only
 * on the floor, and nothing but newer system data comes after.
 * @returns one line per fault; empty when every lock was right
 */
export function faultsOf(ledger: readonly LedgerRow[]): string[] {
	const faults: string[] = [];
	const results = new Map<string, Result>();
	const witnesses = new Map<string, { present: boolean; revoked: boolean }>();
	let opened = '';
	let floor = '';
	let pause: { mode: string; began: boolean } | null = null;
	for (const row of ledger) {
		const say = (fault: string) => faults.push(`${row.seq} ${row.type}: ${fault}`);
		const payload = JSON.parse(row.payload);
		const role = (JSON.parse(row.actor) as { role: string }).role;
		if (pause?.began && !IN_A_PAUSE.has(row.type) && !row.type.startsWith('account.')) say('while suspended');
		switch (row.type) {
			case 'plenary.suspended':
				if (role !== 'ketua') say(`suspended by ${role}`);
				pause = { mode: payload.mode, began: payload.mode === 'now' || floor === '' };
				continue;
			case 'plenary.pauseBegan':
				if (!pause || floor !== '') say('began with a box open');
				if (pause) pause.began = true;
				continue;
			case 'plenary.resumed':
				pause = null;
				continue;
			case 'plenary.opened':
				if (role !== 'ketua') say(`opened by ${role}`);
				opened = payload.kecamatan;
				continue;
			case 'floor.taken':
				if (floor) say(`floor held by ${floor}`);
				floor = payload.tps;
				continue;
			case 'floor.left':
				floor = '';
				continue;
			case 'witness.registered':
				witnesses.set(payload.id, { present: false, revoked: false });
				continue;
			case 'witness.attended':
			case 'witness.left':
				witnesses.set(payload.witness, { present: row.type === 'witness.attended', revoked: false });
				continue;
			case 'witness.swapped':
				witnesses.set(payload.leaves, { present: false, revoked: false });
				witnesses.set(payload.witness, { present: true, revoked: false });
				continue;
			case 'attendance.dismissed':
				for (const id of payload.witnesses) witnesses.set(id, { present: false, revoked: false });
				continue;
			case 'witness.revoked':
				witnesses.set(payload.witness, { present: false, revoked: true });
				continue;
		}
		const tps = /^hasil\/ppwp\/(\d{13})$/.exec(row.stream)?.[1];
		if (!tps) continue;
		let result = results.get(tps);
		if (!result) {
			const nothing = { paper: null, system: {}, imported: {}, late: null, explained: new Map(), answers: new Map() };
			result = { ...nothing, locked: false, version: 1, asked: null, recounting: false, owed: new Set() };
			results.set(tps, result);
		}
		if (result.locked && !AFTER_GAVEL.has(row.type)) say('after the gavel');
		if (row.type === 'system.imported') {
			if (result.locked) {
				result.late = payload.figures;
				continue;
			}
			takeIn(result, payload.figures);
			continue;
		}
		if (tps.slice(0, 6) !== opened) say('another plenary');
		if (!OFF_THE_FLOOR.has(row.type) && floor !== tps) say(`floor held by ${floor}`);
		switch (row.type) {
			case 'tally.filled':
				if (result.paper) say('filed twice');
				result.paper = payload.figures;
				break;
			case 'recount.opened':
			case 'recount.closed':
				result.recounting = row.type === 'recount.opened';
				break;
			case 'reopen.requested':
				result.asked = role;
				break;
			case 'reopen.dropped':
				result.asked = null;
				break;
			case 'result.reopened':
				if (!result.locked) say('was not locked');
				if (result.asked === null || result.asked === role) say('no second role');
				if (result.asked !== 'ketua' && role !== 'ketua') say('without the chair');
				if (payload.version !== result.version + 1) say('a version was left out');
				Object.assign(result, { locked: false, version: payload.version, asked: null });
				if (result.late) takeIn(result, result.late);
				result.late = null;
				result.answers.clear();
				break;
			case 'case.filed':
			case 'case.moved':
				if (payload.status === 'direkomendasikan') result.owed.add(payload.case);
				else result.owed.delete(payload.case);
				break;
			case 'tally.corrected':
				if (result.recounting) say('in the middle of a recount');
				for (const { field, old, value: now } of payload.changes) {
					if ((result.paper?.[field] ?? null) !== old) say(`old value of ${field}`);
					result.paper = { ...result.paper, [field]: now };
				}
				break;
			case 'system.edited':
				for (const { field, value: now } of payload.edits) result.system = { ...result.system, [field]: now };
				break;
			case 'item.recorded':
				for (const { key } of payload.items) {
					result.explained.set(key, { paper: result.paper ?? {}, system: result.system });
				}
				break;
			case 'witness.answered':
				if (witnesses.get(payload.witness)?.present !== true) say(`${payload.witness} was not in the room`);
				if (role === 'saksi' && JSON.parse(row.actor).id !== payload.witness) say('another witness answered');
				result.answers.set(payload.witness, payload);
				break;
			case 'gavel.struck': {
				result.locked = true;
				if (role !== 'ketua') say(`struck by ${role}`);
				const { paper, system } = result;
				if (!paper) {
					say('nothing filed');
					break;
				}
				if (only(payload.figures) !== only(paper)) say('other figures than the paper');
				if (only(payload.system) !== only(system)) say('other figures than the system');
				if (result.recounting) say('in the middle of a recount');
				if (result.owed.size > 0) say('a recommendation was not followed up');
				if (payload.version !== result.version) say('another version');
				const hash = hashOf(tps, paper, system, result.version);
				if (payload.hash !== hash) say('hash of other figures');
				for (const item of itemsOf(paper, system)) {
					const then = result.explained.get(item.key);
					if (!then) say(`${item.key} has no disposition`);
					else if (!same(then.paper, paper, item.paper) || !same(then.system, system, item.system)) {
						say(`${item.key} was explained for other numbers`);
					}
				}
				for (const [id, witness] of witnesses) {
					if (witness.present && result.answers.get(id)?.hash !== hash) say(`${id} has not answered for this`);
				}
				break;
			}
		}
	}
	return faults;
}
