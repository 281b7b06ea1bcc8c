import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type Command, PREPARATION_REFUSALS } from '../lib/plenary';
import { documentModel } from './documents/catalogue';
import { arrivalsView, preparationView } from './preparation';
import {
	ACTORS,
	CONTEST,
	FAR_TPS,
	KECAMATAN,
	KELURAHAN,
	OTHER_KELURAHAN,
	TPS_PER_KELURAHAN,
	tpsOf,
	UNKNOWN_TPS,
} from './testing/fixtures';
import { command, Hall, type Said } from './testing/hall';
import { timeline } from './timeline';
import { verifyLedger } from './verify';

const { operator, ketua } = ACTORS;

let hall: Hall;
afterEach(() => {
	expect(verifyLedger(hall.house)).toMatchObject({ ok: true });
	hall.leave();
});

/** A hall with its regions; the plenary is not open. */
function notOpen(): void {
	hall = new Hall();
	hall.regions();
}

const entry = (more: Partial<Said<'schedule.set'>> = {}): Said<'schedule.set'> => ({
	entry: 'j1',
	day: '2024-02-18',
	start: '08:30',
	until: '16:00',
	kelurahan: KELURAHAN,
	contest: CONTEST,
	panel: '1',
	note: '',
	...more,
});
const box = (no: number, seal: 'utuh' | 'rusak' | 'tidak-ada' = 'utuh', note = '') => ({
	tps: tpsOf(no),
	contest: CONTEST,
	seal,
	note,
});
const receive = (...boxes: ReturnType<typeof box>[]) =>
	hall.does(operator, 'arrival.receive', { from: 'Ketua PPS', boxes });
const invite = (...numbers: string[]) =>
	hall.does(operator, 'invitation.list', {
		rows: numbers.map((number, at) => ({ id: `u${at}`, group: 'saksi' as const, to: `Partai ${number}`, number })),
	});
/** The sentence values of the newest entry of a kind. */
const told = () => timeline(hall.house, {}).entries.at(-1);

describe('the sealed boxes', () => {
	it('are received before the plenary is open, in the order they come; a bad seal stops nothing and is told', () => {
		notOpen();
		receive(box(1));
		receive(box(3, 'rusak', 'Gembok patah'));
		const { rows } = arrivalsView(hall.house, KELURAHAN);
		expect(rows.map(({ boxes }) => boxes[0]?.seal ?? null)).toEqual(['utuh', null, 'rusak', null, null, null]);
		expect(told()?.values).toMatchObject({ count: 1, damaged: 1, damagedList: 'TPS 003 (PPWP): Gembok patah' });
		hall.does(ketua, 'plenary.open', { kecamatan: KECAMATAN, mode: 'blind' });
		hall.floor(tpsOf(3));
		hall.fill(undefined, tpsOf(3));
		expect(hall.state(tpsOf(3)).tally).not.toBeNull();
	});

	it('all of a kelurahan in one act, with its exceptions; what had come before stays as it was', () => {
		notOpen();
		receive(box(2, 'tidak-ada', 'Segel terlepas'));
		hall.does(operator, 'arrival.receiveAll', {
			kelurahan: KELURAHAN,
			from: 'Sekretariat PPS',
			except: [box(4, 'rusak', 'Kabel segel putus'), { tps: tpsOf(5), contest: CONTEST, seal: null, note: '' }],
		});
		const { rows } = arrivalsView(hall.house, KELURAHAN);
		expect(rows.map(({ boxes }) => boxes[0]?.seal ?? null)).toEqual([
			'utuh',
			'tidak-ada',
			'utuh',
			'rusak',
			null,
			'utuh',
		]);
		expect(told()?.values).toMatchObject({ count: 4, intact: 3, damaged: 1, whole: 'yes' });
		const view = preparationView(hall.house).kelurahan.find(({ kode }) => kode === KELURAHAN);
		expect(view).toMatchObject({ boxes: TPS_PER_KELURAHAN, received: 5, damaged: 1, missing: 1 });
	});

	it('a record that was wrong is corrected with its reason, and the minutes of that TPS tell both', () => {
		notOpen();
		receive(box(1), box(2));
		const correction = { box: { tps: tpsOf(1), contest: CONTEST }, from: 'Ketua PPS', reason: 'Dilihat lagi' };
		hall.does(operator, 'arrival.correct', { ...correction, seal: 'rusak', note: 'Gembok patah' });
		hall.does(operator, 'arrival.correct', { ...correction, seal: null, note: '', reason: 'Kotak TPS lain' });
		expect(arrivalsView(hall.house, KELURAHAN).rows[0]?.boxes).toEqual([]);
		const types = (tps: string, contest?: string) =>
			timeline(hall.house, { tps, contest }).entries.map(({ type }) => type);
		expect(types(tpsOf(1))).toEqual(['boxes.received', 'box.arrivalCorrected', 'box.arrivalCorrected']);
		expect(types(tpsOf(1), CONTEST)).toEqual(types(tpsOf(1)));
		expect(types(tpsOf(1), 'dpr')).toEqual([]);
		expect(types(tpsOf(2))).toEqual(['boxes.received']);
		expect(types(tpsOf(3))).toEqual([]);
		// A PPS account sees its own kelurahan/desa only.
		expect(timeline(hall.house, { within: OTHER_KELURAHAN }).entries.map(({ type }) => type)).not.toContain(
			'boxes.received',
		);
	});

	it('stand in the list of boxes and seals; a bad seal is a special event, and without one there is none', () => {
		hall = Hall.opened([]);
		const papers = () =>
			['kotak-segel', 'kejadian-khusus'].map((kind) =>
				JSON.stringify(documentModel(hall.house, kind as 'kotak-segel', CONTEST)?.blocks),
			);
		receive(box(1));
		const [boxes, incidents] = papers();
		expect(boxes).toContain('Ketua PPS');
		expect(boxes).toContain('belum diterima');
		expect(incidents).toContain('nihil');
		receive(box(2, 'tidak-ada', 'Segel terlepas di jalan'));
		for (const paper of papers()) expect(paper).toContain('Segel terlepas di jalan');
	});

	it('whatever is received in whatever order, a box comes once and every record has its box', () => {
		const step = fc.oneof(
			fc
				.record({ no: fc.integer({ min: 1, max: 6 }), bad: fc.boolean() })
				.map(
					({ no, bad }): Command =>
						command('arrival.receive', { from: 'PPS', boxes: [bad ? box(no, 'rusak', 'Patah') : box(no)] }),
				),
			fc.uniqueArray(fc.integer({ min: 1, max: 6 })).map(
				(nos): Command =>
					command('arrival.receiveAll', {
						kelurahan: KELURAHAN,
						from: 'PPS',
						except: nos.map((no) => ({ tps: tpsOf(no), contest: CONTEST, seal: null, note: '' })),
					}),
			),
			fc.integer({ min: 1, max: 6 }).map(
				(no): Command =>
					command('arrival.correct', {
						box: { tps: tpsOf(no), contest: CONTEST },
						seal: null,
						from: 'PPS',
						note: '',
						reason: 'Keliru',
					}),
			),
		);
		fc.assert(
			fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
				notOpen();
				const here = new Set<string>();
				for (const one of steps) {
					const outcome = hall.send(operator, one);
					if (!outcome.ok) continue;
					if (one.type === 'arrival.receive') for (const { tps } of one.boxes) here.add(tps);
					else if (one.type === 'arrival.correct') here.delete(one.box.tps);
					else if (one.type === 'arrival.receiveAll') {
						const but = new Set(one.except.map(({ tps }) => tps));
						for (let no = 1; no <= 6; no++) if (!but.has(tpsOf(no))) here.add(tpsOf(no));
					}
				}
				const kept = hall.house.sqlite.prepare('SELECT tps FROM arrival ORDER BY tps').pluck().all();
				expect(kept).toEqual([...here].sort());
				expect(verifyLedger(hall.house)).toMatchObject({ ok: true });
				hall.leave();
			}),
			{ numRuns: 20 },
		);
		notOpen();
	});
});

describe('schedule, duties, invitations', () => {
	it('over four days, with different people each day; a pause stops none of it', () => {
		notOpen();
		hall.does(ketua, 'plenary.open', { kecamatan: KECAMATAN, mode: 'blind' });
		for (const day of [18, 19, 20, 21]) {
			const kelurahan = day % 2 === 0 ? KELURAHAN : OTHER_KELURAHAN;
			hall.does(operator, 'schedule.set', entry({ entry: `j${day}`, day: `2024-02-${day}`, kelurahan }));
			const duty = { task: `t${day}`, day: `2024-02-${day}`, panel: '1', duty: 'pembaca' as const };
			hall.does(operator, 'task.assign', { ...duty, name: `Pembaca hari ${day}` });
		}
		const { schedule, tasks } = preparationView(hall.house);
		expect(schedule.map(({ day }) => day)).toEqual(['2024-02-18', '2024-02-19', '2024-02-20', '2024-02-21']);
		expect(new Set(tasks.map(({ name }) => name)).size).toBe(4);
		hall.does(operator, 'schedule.drop', { entry: 'j21' });
		hall.does(operator, 'task.drop', { task: 't21' });
		expect(preparationView(hall.house).schedule).toHaveLength(3);
	});

	it('an entry that is changed replaces itself, also in another panel', () => {
		notOpen();
		hall.does(operator, 'schedule.set', entry());
		hall.does(operator, 'schedule.set', entry({ panel: '2' }));
		expect(preparationView(hall.house).schedule).toMatchObject([{ entry: 'j1', panel: '2' }]);
	});

	it('twenty-four parties and fifty-four candidates are invited, delivered, confirmed', () => {
		notOpen();
		invite(...Array.from({ length: 78 }, (_, at) => `${String(at + 1).padStart(3, '0')}/PL/II/2024`));
		const [first] = preparationView(hall.house).invitations;
		const invitation = first?.id ?? '';
		hall.does(operator, 'invitation.deliver', {
			invitation,
			day: '2024-02-16',
			means: 'kurir',
			receivedBy: 'Sekretaris DPC',
		});
		hall.does(operator, 'invitation.confirm', { invitation, answer: 'hadir', text: '' });
		const view = preparationView(hall.house).invitations;
		expect(view).toHaveLength(78);
		expect(view[0]).toMatchObject({ delivered: { means: 'kurir' }, confirmed: { answer: 'hadir' } });
		hall.does(operator, 'invitation.drop', { invitation, reason: 'Alamat salah' });
		expect(preparationView(hall.house).invitations).toHaveLength(77);
	});
});

const receiving = (boxes: unknown[]) => command('arrival.receive', { from: 'PPS', boxes } as never);
/** A test's shorthand adds the contest where there is none; here `null` means every contest. */
const scheduled = (said: Said<'schedule.set'>): Command => ({ ...said, type: 'schedule.set' }) as Command;
const CASES: Record<(typeof PREPARATION_REFUSALS)[number], () => Command> = {
	'arrival.already': () => {
		receive(box(1));
		return receiving([box(2), box(1)]);
	},
	'arrival.needs-note': () => receiving([box(1, 'rusak')]),
	'arrival.not-received': () =>
		command('arrival.correct', {
			box: { tps: tpsOf(1), contest: CONTEST },
			seal: 'utuh',
			from: 'PPS',
			note: '',
			reason: 'Keliru',
		}),
	'arrival.nothing': () => {
		hall.does(operator, 'arrival.receiveAll', { kelurahan: KELURAHAN, from: 'PPS', except: [] });
		return command('arrival.receiveAll', { kelurahan: KELURAHAN, from: 'PPS', except: [] });
	},
	'invitation.exists': () => {
		invite('001/PL');
		return command('invitation.list', { rows: [{ id: 'x', group: 'saksi', to: 'Lain', number: '001/pl' }] });
	},
	'invitation.unknown': () => command('invitation.confirm', { invitation: 'x', answer: 'hadir', text: '' }),
	'preparation.kelurahan': () => {
		hall.does(ketua, 'plenary.open', { kecamatan: KECAMATAN, mode: 'blind' });
		return receiving([{ ...box(1), tps: FAR_TPS }]);
	},
	'schedule.hours': () => scheduled(entry({ until: '08:00' })),
	'schedule.two-panels': () => {
		hall.send(operator, scheduled(entry({ contest: null as never })));
		return scheduled(entry({ entry: 'j2', day: '2024-02-19', panel: '2' }));
	},
	'schedule.unknown': () => command('schedule.drop', { entry: 'x' }),
	'task.unknown': () => command('task.drop', { task: 'x' }),
};

describe('what is refused', () => {
	it.each(PREPARATION_REFUSALS)('%s, and nothing is written', (code) => {
		notOpen();
		const sent = CASES[code]();
		const rows = hall.ledger().length;
		const outcome = hall.send(operator, sent);
		expect(outcome.ok ? 'carried out' : outcome.refusal.code).toBe(code);
		expect(hall.ledger()).toHaveLength(rows);
	});

	it.each([
		['tps.unknown', () => receiving([{ ...box(1), tps: UNKNOWN_TPS }])],
		['contest.unknown', () => receiving([{ ...box(1), contest: 'pdpr' }])],
		['panel.too-many', () => scheduled(entry({ panel: '9' }))],
		['preparation.kelurahan', () => receiving([box(1), { ...box(1), tps: tpsOf(1, OTHER_KELURAHAN) }])],
	] as const)('%s', (code, sent) => {
		notOpen();
		const outcome = hall.send(operator, sent());
		expect(outcome.ok ? 'carried out' : outcome.refusal.code).toBe(code);
	});
});
