import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { Actor, CommandType } from '../lib/plenary';
import { BOX, boxState, CASE } from '../lib/plenary';
import { MACHINES, PAUSE_MACHINE, RECOUNT_MACHINE, REOPEN_MACHINE } from '../lib/plenary/diagrams';
import { diagram, type Machine } from '../lib/plenary/machines';
import { ACTORS, CONTEST, PAPER, phone, tpsOf } from './testing/fixtures';
import { command, Hall, type Said } from './testing/hall';
import { PAUSE } from './testing/meeting';
import { timeline } from './timeline';

const TPS = tpsOf(1);
const ABOUT = { contest: CONTEST, tps: TPS };
const { ketua, operator } = ACTORS;

let hall: Hall;
afterEach(() => hall?.leave());

it('the pictures are the tables', () => {
	const pictures = [
		...readFileSync('docs/state-machines.md', 'utf8').matchAll(
			/## (.+)\n\n[^`]*(?:`[^`\n]+`[^`]*)*```mermaid\n([^`]+)\n```/g,
		),
	];
	expect(pictures.map(([, name]) => name)).toEqual(MACHINES.map(({ name }) => name));
	expect(pictures.map(([, , text]) => text)).toEqual(MACHINES.map(diagram));
});

/** Every command a machine knows, tried from a state; returns those that were carried out. */
function open(machine: Machine<string>, set: () => void, tries: Partial<Record<CommandType, () => void>>): string[] {
	return [...new Set(machine.moves.map(({ by }) => by))].filter((by) => {
		set();
		try {
			const attempt = tries[by];
			if (!attempt) throw new Error(`no way to try ${by}`);
			attempt();
			return true;
		} catch (fault) {
			if (String(fault).includes('no way to try')) throw fault;
			return false;
		} finally {
			hall.leave();
		}
	});
}

const said = { text: 'Catatan', document: '1/PM', evidence: '', reason: 'Alasan', note: 'Catatan' };
function does<T extends CommandType>(by: Actor, type: T, more: Record<string, unknown> = {}): void {
	const outcome = hall.send(by, command(type, { ...said, ...ABOUT, ...more } as unknown as Said<T>));
	if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.code}`);
}

describe('a box', () => {
	const way: [string, () => void][] = [
		['tersegel', () => undefined],
		['dibuka', () => hall.floor()],
		['dikeluarkan', () => does(operator, 'box.takeOut')],
		['dibacakan', () => hall.fill()],
		['dikembalikan', () => does(operator, 'box.putBack')],
		['disegel-kembali', () => does(operator, 'box.seal')],
	];
	const tries = {
		'tps.floor': () => {
			if (boxState(hall.state().box) !== 'tersegel') hall.does(operator, 'tps.setAside', { tps: TPS, reason: 'x' });
			const steps = hall.state().box?.steps.length ?? 0;
			hall.floor();
			// A box that stands open already is taken up again, not opened again.
			if ((hall.state().box?.steps.length ?? 0) === steps) throw new Error('refused: no move');
		},
		'box.takeOut': () => does(operator, 'box.takeOut'),
		'box.putBack': () => does(operator, 'box.putBack'),
		'box.seal': () => does(operator, 'box.seal'),
		'tally.fill': () => {
			hall.fill();
			if (boxState(hall.state().box) !== 'dibacakan') throw new Error('refused: no move');
		},
	};

	it.each(way.map(([state], at) => ({ state, at })))('$state has just its arrows', ({ state, at }) => {
		const set = () => {
			hall = Hall.opened();
			for (const [, step] of way.slice(0, at + 1)) step();
			expect(boxState(hall.state().box)).toBe(state);
		};
		const arrows = BOX.moves.filter(({ from }) => from === state).map(({ by }) => by);
		expect(open(BOX, set, tries).sort()).toEqual(arrows.sort());
	});
});

describe('an objection', () => {
	const filed = { about: ABOUT, case: 'k1', kind: 'keberatan', subject: 'selisih', field: null, from: null };
	const step = (type: CommandType) => () => does(ketua, type, { about: ABOUT, case: 'k1' });
	const correct = () =>
		does(operator, 'tally.correct', {
			changes: [{ field: 'IV.1', value: 51 }],
			basis: 'salah-baca',
			requestedBy: 'Saksi 1',
			initialled: ['Ketua'],
			case: 'k1',
		});
	const ways: Record<string, (() => void)[]> = {
		diajukan: [],
		dijelaskan: [step('case.explain')],
		diterima: [step('case.accept')],
		dibetulkan: [step('case.accept'), correct],
		dimintakan: [step('case.explain'), step('case.refer')],
		direkomendasikan: [step('case.recommend')],
		ditindaklanjuti: [step('case.recommend'), step('case.followUp')],
		dicatat: [step('case.explain'), step('case.record')],
		dicabut: [step('case.withdraw')],
	};
	const strike = () => {
		hall.recordAll();
		for (const no of [1, 2, 3]) hall.answers(no);
		const before = hall.state().cases.k1?.status;
		hall.strike();
		if (hall.state().cases.k1?.status === before) throw new Error('refused: no move');
	};
	const tries = Object.fromEntries([
		...CASE.moves.filter(({ by }) => by.startsWith('case.')).map(({ by }) => [by, step(by)]),
		['tally.correct', correct],
		['gavel.strike', strike],
	]);

	it.each(Object.keys(ways))('%s has just its arrows', (state) => {
		const set = () => {
			hall = Hall.opened();
			hall.fits();
			does(phone(1), 'case.file', filed);
			for (const each of ways[state] ?? []) each();
			expect(hall.state().cases.k1?.status).toBe(state);
		};
		const arrows = CASE.moves.filter(({ from }) => from === state).map(({ by }) => by);
		expect(open(CASE, set, tries).sort()).toEqual([...new Set(arrows)].sort());
	});
});

it('a recommendation that is taken back no longer holds the gavel, and the minutes say so', () => {
	hall = Hall.opened();
	hall.fits();
	does(phone(1), 'case.file', {
		about: ABOUT,
		case: 'k1',
		kind: 'keberatan',
		subject: 'selisih',
		field: null,
		from: null,
	});
	does(ACTORS.panwaslu, 'case.recommend', { about: ABOUT, case: 'k1' });
	for (const no of [1, 2, 3]) hall.answers(no);
	expect(hall.refusal(ketua, 'gavel.strike', { tps: TPS, hash: hall.hash() })).toBe('gavel.not-ready');
	does(ACTORS.panwaslu, 'case.retract', { about: ABOUT, case: 'k1' });
	expect(hall.state().cases.k1?.steps.at(-1)).toMatchObject({ status: 'dimintakan', retracted: true });
	hall.strike();
	expect(hall.state().cases.k1?.status).toBe('dicatat');
	const told = timeline(hall.house, {}).entries.filter(({ type }) => type === 'case.moved');
	expect(told.map(({ values }) => values.status)).toEqual(['direkomendasikan', 'ditarik', 'dicatat']);
});

describe('a pause', () => {
	it('finishes the open box first, then freezes, and resumes where it stood', () => {
		expect(PAUSE_MACHINE.moves).toHaveLength(6);
		hall = Hall.opened();
		hall.fits();
		hall.does(ketua, 'plenary.suspend', { ...PAUSE, mode: 'finish-box' });
		expect(hall.refusal(operator, 'tps.floor', { tps: tpsOf(2), seal: 'utuh', note: '', mode: 'blind' })).toBe(
			'plenary.suspended',
		);
		for (const no of [1, 2, 3]) hall.answers(no);
		hall.strike();
		const began = hall.ledger().find(({ type }) => type === 'plenary.pauseBegan');
		expect(JSON.parse(began?.payload ?? '{}').locked.count).toBe(1);
		expect(
			hall.refusal(phone(1), 'case.file', {
				about: null,
				case: 'k',
				kind: 'keberatan',
				subject: 'prosedur',
				field: null,
				text: 'x',
				evidence: '',
				from: null,
			}),
		).toBe('plenary.suspended');
		// The box is still closed and sealed: that secures the pause and changes no figure.
		does(operator, 'box.putBack');
		does(operator, 'box.seal');
		does(ketua, 'plenary.resume', { orderedBy: 'Ketua', note: '' });
		expect(hall.plenary.lastPause?.ended).toMatchObject({ same: true, locked: { count: 1 } });
		hall.floor(tpsOf(2));
	});

	it('tells the position of every panel and comes back to it', () => {
		hall = Hall.opened();
		hall.floor();
		const boxes = [{ ...ABOUT, seal: 'disegel' as const }];
		hall.does(ketua, 'plenary.suspend', { ...PAUSE, boxes });
		expect(hall.plenary.pause?.positions).toEqual([{ panel: '1', ...ABOUT, status: 'floor' }]);
		hall.does(ketua, 'plenary.resume', { orderedBy: 'Ketua', document: '', note: '' });
		expect(hall.plenary.lastPause?.ended.same).toBe(true);
		hall.fill();
	});
});

describe('a reopened result', () => {
	it('has version 2 on top, version 1 for ever, and witnesses who answer anew', () => {
		expect(REOPEN_MACHINE.moves).toHaveLength(4);
		hall = Hall.opened();
		hall.fits();
		for (const no of [1, 2, 3]) hall.answers(no);
		const first = hall.hash();
		hall.strike();
		does(operator, 'reopen.request', { basis: 'rekomendasi-panwaslu' });
		expect(hall.state().lock).not.toBeNull();
		does(operator, 'reopen.drop');
		does(operator, 'reopen.request', { basis: 'rekomendasi-panwaslu' });
		does(ketua, 'reopen.approve');
		expect(hall.state()).toMatchObject({ lock: null, resultVersion: 2, answers: {} });
		expect(hall.hash()).not.toBe(first);
		hall.floor();
		hall.recordAll();
		expect(hall.refusal(ketua, 'gavel.strike', { tps: TPS, hash: hall.hash() })).toBe('gavel.not-ready');
		for (const no of [1, 2, 3]) hall.answers(no);
		hall.strike();
		const rows = hall.house.sqlite
			.prepare('SELECT result_version AS version, status, hash FROM result WHERE tps = ? ORDER BY result_version')
			.all(TPS);
		expect(rows).toEqual([
			{ version: 1, status: 'locked', hash: first },
			{ version: 2, status: 'locked', hash: hall.state().lock?.hash },
		]);
		expect(hall.view().meeting.past).toMatchObject([{ version: 1, hash: first, figures: PAPER }]);
		expect(() => hall.house.sqlite.exec('UPDATE result SET paper = NULL WHERE result_version = 1')).toThrow(/terkunci/);
	});
});

describe('a recount', () => {
	it('counts ballot by ballot, takes the last one back, and corrects the tally with everything before it kept', () => {
		expect(RECOUNT_MACHINE.moves).toHaveLength(5);
		hall = Hall.opened();
		hall.fits();
		does(ketua, 'recount.open', { ground: 'salinan-berbeda', proposer: 'Saksi 2', decision: 'Disetujui' });
		const count = (ballots: string[], from: number) => does(operator, 'recount.count', { ballots, from });
		count([...Array(51).fill('IV.1')], 0);
		count([...Array(120).fill('IV.2'), ...Array(39).fill('IV.3'), ...Array(7).fill('V.B')], 51);
		does(operator, 'recount.undo', { from: 217 });
		does(operator, 'recount.finish', { from: 216, note: '', initialled: ['Ketua'] });
		expect(hall.state().tally?.figures).toMatchObject({
			'IV.1': 51,
			'IV.2': 120,
			'IV.3': 39,
			'V.A': 210,
			'V.B': 6,
			'V.C': 216,
		});
		expect(hall.row('IV.1')).toMatchObject({ paper: 51, struck: [{ old: 50 }] });
		expect(hall.state().tally?.asRead).toEqual(PAPER);
	});
});

describe('parallel panels', () => {
	it('read side by side, each under its own chair', () => {
		hall = Hall.opened();
		const other = tpsOf(1, '3101011002');
		hall.does(ACTORS.admin, 'account.create', {
			id: ACTORS.anggota.id,
			username: 'anggota',
			name: 'Anggota Tono',
			role: 'anggota',
		});
		hall.does(ketua, 'panel.set', {
			panel: '2',
			place: 'Aula kiri',
			chair: ACTORS.anggota.id,
			reads: [{ kelurahan: '3101011002', contest: null }],
		});
		hall.fits();
		hall.fits(other);
		expect(hall.plenary.floors).toEqual({ 1: ABOUT, 2: { contest: CONTEST, tps: other } });
		for (const tps of [TPS, other]) for (const no of [1, 2, 3]) hall.answers(no, 'agree', tps);
		expect(hall.refusal(ACTORS.anggota, 'gavel.strike', { tps: TPS, hash: hall.hash() })).toBe('panel.not-chair');
		hall.does(ACTORS.anggota, 'gavel.strike', { tps: other, hash: hall.hash(other) });
		expect(hall.plenary.floors).toEqual({ 1: ABOUT });
		hall.strike();
	});

	it('are held by one desk, which another takes over with a reason', () => {
		hall = Hall.opened();
		hall.does(ACTORS.anggota, 'panel.hold', { panel: '1' });
		expect(hall.refusal(operator, 'tps.floor', { tps: TPS, seal: 'utuh', note: '', mode: 'blind' })).toBe('panel.held');
		hall.does(operator, 'panel.takeOver', { panel: '1', reason: 'Laptop meja 1 mati' });
		hall.floor();
		// A desk that is not heard for long loses its hold; the clock of the tests goes on a second with each look.
		for (let beat = 0; beat < 50; beat++) hall.house.now();
		hall.does(ketua, 'tps.setAside', { tps: TPS, reason: 'x' });
	});
});
