import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type Actor, ATTENDANCE_REFUSALS, type AttendeeKind } from '../lib/plenary';
import { ACTORS, CONTEST, KECAMATAN, phone, tpsOf, witnessId } from './testing/fixtures';
import { command, Hall, type Said } from './testing/hall';
import { PAUSE } from './testing/meeting';
import { RESUME } from './testing/meeting-steps';
import { timeline } from './timeline';
import { verifyLedger } from './verify';

const { operator, ketua } = ACTORS;
const SECOND = 'saksi-1b';

let hall: Hall;
afterEach(() => {
	expect(verifyLedger(hall.house)).toMatchObject({ ok: true });
	hall.leave();
});

/** Registers another witness of a contestant. */
function mandated(id = SECOND, name = 'Pengganti Satu', contestant = 1): void {
	const mandate = { number: `M/${id}`, signedBy: 'Tim Kampanye' };
	hall.does(operator, 'witness.register', { id, contest: CONTEST, contestant, name, mandate });
}

function guest(id: string, kind: AttendeeKind = 'pers', more: Partial<Said<'attendee.register'>> = {}): void {
	const said = { id, kind, name: `Nama ${id}`, from: 'Harian Contoh', letter: '7/RED/II/2024', ...more };
	hall.does(operator, 'attendee.register', said);
}

const inside = () => Object.values(hall.plenary.witnesses).flatMap(({ id, present }) => (present ? [id] : []));
const rows = () =>
	hall.house.sqlite.prepare('SELECT kind, person, late, out_at IS NULL AS here FROM attendance ORDER BY seq').all();
const refusal = (type: 'witness.attend' | 'witness.swap', said: object) => {
	const outcome = hall.send(operator, command(type, said as never));
	if (outcome.ok) throw new Error(`${type} was carried out`);
	return outcome.refusal;
};

describe('one witness of a contestant in the room', () => {
	it('two at once: the second is refused by name, and the swap is one step', () => {
		hall = Hall.opened([1, 2]);
		mandated();
		expect(refusal('witness.attend', { witness: SECOND })).toMatchObject({
			code: 'witness.other-in-room',
			context: { name: 'Saksi 1', other: 'Pengganti Satu', count: 1 },
		});
		const before = hall.ledger().length;
		hall.does(operator, 'witness.swap', { leaves: witnessId(1), enters: SECOND });
		expect(hall.ledger()).toHaveLength(before + 1);
		expect(inside()).toEqual([witnessId(2), SECOND]);
		expect(rows()).toEqual([
			{ kind: 'saksi', person: witnessId(1), late: 1, here: 0 },
			{ kind: 'saksi', person: witnessId(2), late: 1, here: 1 },
			{ kind: 'saksi', person: SECOND, late: 0, here: 1 },
		]);
	});

	it('an election that lets two in lets two in', () => {
		hall = new Hall();
		hall.regions();
		hall.does(ketua, 'plenary.open', { kecamatan: KECAMATAN, mode: 'blind', rules: { inRoom: 2, mandated: 3 } });
		hall.witness(1);
		mandated();
		hall.does(operator, 'witness.attend', { witness: SECOND });
		mandated('ketiga', 'Ketiga');
		expect(refusal('witness.attend', { witness: 'ketiga' }).code).toBe('witness.other-in-room');
	});

	it('who came in answers; who left no longer does', () => {
		hall = Hall.opened([1]);
		mandated();
		hall.fits();
		hall.answers(1);
		hall.does(operator, 'witness.swap', { leaves: witnessId(1), enters: SECOND });
		expect(hall.view().blockers).toContainEqual({ code: 'unanswered', witnesses: [SECOND] });
		const about = { tps: tpsOf(1), hash: hall.hash() };
		expect(hall.refusal(phone(1), 'witness.agree', about)).toBe('witness.not-present');
		hall.does({ ...phone(1), id: SECOND, witness: SECOND }, 'witness.agree', about);
		hall.strike();
	});
});

describe('who comes late', () => {
	it('late is who comes while the meeting runs; coming back is not late; the next sitting begins anew', () => {
		hall = new Hall();
		hall.regions();
		hall.witness(1);
		hall.does(ketua, 'plenary.open', { kecamatan: KECAMATAN, mode: 'blind' });
		hall.witness(2);
		for (const type of ['witness.leave', 'witness.attend'] as const) {
			hall.does(operator, type, { witness: witnessId(1) });
			hall.does(operator, type, { witness: witnessId(2) });
		}
		hall.does(ketua, 'plenary.suspend', PAUSE);
		hall.does(operator, 'attendance.dismiss', {});
		expect(inside()).toEqual([]);
		hall.does(operator, 'witness.attend', { witness: witnessId(1) });
		hall.does(ketua, 'plenary.resume', RESUME);
		hall.does(operator, 'witness.attend', { witness: witnessId(2) });
		const late = (no: number) => hall.plenary.witnesses[witnessId(no)]?.visits.map((visit) => visit.late);
		expect(late(1)).toEqual([false, false, false]);
		expect(late(2)).toEqual([true, false, true]);
	});

	it('a plenary over four days with different people each day', () => {
		hall = new Hall();
		hall.regions();
		hall.does(operator, 'attendee.register', {
			id: 'p1',
			kind: 'panwaslu',
			name: 'Panwaslu Satu',
			from: 'Panwaslu Kecamatan',
			letter: '',
		});
		hall.does(ketua, 'plenary.open', { kecamatan: KECAMATAN, mode: 'blind', rules: { mandated: 4 } });
		for (const day of [1, 2, 3, 4]) {
			mandated(`hari-${day}`, `Saksi hari ${day}`);
			hall.does(operator, 'witness.attend', { witness: `hari-${day}` });
			hall.does(operator, 'attendee.attend', { attendee: 'p1' });
			hall.does(ketua, 'plenary.suspend', PAUSE);
			hall.does(operator, 'attendance.dismiss', {});
			hall.does(ketua, 'plenary.resume', RESUME);
		}
		expect(inside()).toEqual([]);
		const visits = hall.house.sqlite
			.prepare('SELECT person, COUNT(*) AS n FROM attendance GROUP BY person ORDER BY person')
			.all();
		expect(visits).toEqual([...[1, 2, 3, 4].map((day) => ({ person: `hari-${day}`, n: 1 })), { person: 'p1', n: 4 }]);
	});
});

describe('peserta other than witnesses, and guests', () => {
	it('sign in, out and in again, by whom; the minutes tell it', () => {
		hall = Hall.opened([1]);
		guest('g1');
		guest('g2', 'pps', { letter: '', from: 'PPS Pulau Kelapa' });
		hall.does(operator, 'attendee.attend', { attendee: 'g1' });
		hall.does(ketua, 'attendee.leave', { attendee: 'g1' });
		hall.does(operator, 'attendee.attend', { attendee: 'g1' });
		const visits = hall.plenary.attendees.g1?.visits ?? [];
		expect(visits.map(({ inBy, outBy, late }) => [inBy, outBy, late])).toEqual([
			[operator.name, ketua.name, true],
			[operator.name, null, false],
		]);
		hall.does(operator, 'attendee.revoke', { attendee: 'g1', reason: 'Surat tugas ditarik' });
		expect(hall.plenary.attendees.g1).toMatchObject({ present: false, revoked: true });
		const told = timeline(hall.house, { kind: 'people' }).entries.map(({ type }) => type);
		expect(told).toContain('attendee.attended');
		expect(told.at(-1)).toBe('attendee.revoked');
	});

	it('a code taken back ends the phone, not the mandate', () => {
		hall = Hall.opened([1]);
		hall.does(operator, 'witness.credential', { witness: witnessId(1) });
		hall.does(operator, 'witness.dropCredential', { witness: witnessId(1), reason: 'Ponsel hilang' });
		expect(hall.plenary.witnesses[witnessId(1)]).toMatchObject({ present: true, revoked: false, credentialed: false });
		// Nothing to take back a second time.
		const before = hall.ledger().length;
		hall.does(operator, 'witness.dropCredential', { witness: witnessId(1), reason: 'Ponsel hilang' });
		expect(hall.ledger()).toHaveLength(before);
	});

	it('carries names of 80 characters and twenty-four parties’ worth of people', () => {
		hall = Hall.opened([]);
		const long = 'Drs. H. Muhammad Abdurrahman Syarifuddin bin Haji Zainal Abidin Tuanku Nan Renceh';
		expect(long.length).toBeGreaterThanOrEqual(80);
		for (let no = 1; no <= 54; no++) guest(`t${no}`, 'instansi', { name: `${long} ${no}`, letter: '' });
		for (let no = 1; no <= 54; no++) hall.does(operator, 'attendee.attend', { attendee: `t${no}` });
		hall.does(operator, 'attendance.dismiss', {});
		expect(Object.values(hall.plenary.attendees).filter(({ present }) => present)).toEqual([]);
	});
});

const ABOUT: Record<(typeof ATTENDANCE_REFUSALS)[number], () => ReturnType<typeof by>> = {
	'attendee.exists': () => {
		guest('g1');
		return by('attendee.register', { id: 'g9', kind: 'pers', name: 'nama G1', from: 'Harian contoh', letter: '8' });
	},
	'attendee.needs-letter': () =>
		by('attendee.register', { id: 'g1', kind: 'pemantau', name: 'A', from: 'Lembaga', letter: '' }),
	'attendee.revoked': () => {
		guest('g1');
		hall.does(operator, 'attendee.revoke', { attendee: 'g1', reason: 'Mengganggu' });
		return by('attendee.attend', { attendee: 'g1' });
	},
	'attendee.unknown': () => by('attendee.leave', { attendee: 'tidak-ada' }),
	'witness.already-in-room': () => {
		hall = Hall.opened([]);
		hall.does(ketua, 'plenary.setMode', { mode: 'match' });
		hall.witness(1);
		mandated();
		hall.does(operator, 'witness.leave', { witness: witnessId(1) });
		hall.does(operator, 'witness.attend', { witness: SECOND });
		return by('witness.swap', { leaves: witnessId(1), enters: SECOND });
	},
	'witness.named-twice': () => {
		const mandate = { number: '2', signedBy: 'Tim' };
		return by('witness.register', { id: 'x', contest: CONTEST, contestant: 1, name: 'SAKSI 1', mandate });
	},
	'witness.swap-gone': () => {
		mandated();
		hall.does(operator, 'witness.leave', { witness: witnessId(1) });
		return by('witness.swap', { leaves: witnessId(1), enters: SECOND });
	},
	'witness.swap-other': () => by('witness.swap', { leaves: witnessId(1), enters: witnessId(2) }),
};

function by<T extends Parameters<typeof command>[0]>(
	type: T,
	said: Said<T>,
): { actor: Actor; send: ReturnType<typeof command> } {
	return { actor: operator, send: command(type, said) };
}

describe('what is refused', () => {
	it.each(ATTENDANCE_REFUSALS)('%s, and nothing is written', (code) => {
		hall = Hall.opened([1, 2]);
		const { actor, send } = ABOUT[code]();
		const before = hall.ledger().length;
		const outcome = hall.send(actor, send);
		expect(outcome.ok ? 'carried out' : outcome.refusal.code).toBe(code);
		expect(hall.ledger()).toHaveLength(before);
	});
});

it('whatever happens at the door, never more of a contestant inside than agreed, and every stay has one beginning', () => {
	const step = fc.tuple(
		fc.constantFrom('attend', 'leave', 'swap', 'dismiss', 'revoke'),
		fc.constantFrom('saksi-1', SECOND, 'saksi-2'),
		fc.constantFrom('saksi-1', SECOND, 'saksi-2'),
	);
	fc.assert(
		fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
			hall = Hall.opened([1, 2]);
			mandated();
			for (const [what, one, other] of steps) {
				if (what === 'attend' || what === 'leave') hall.send(operator, command(`witness.${what}`, { witness: one }));
				else if (what === 'swap') hall.send(operator, command('witness.swap', { leaves: one, enters: other }));
				else if (what === 'dismiss') hall.send(operator, command('attendance.dismiss', {}));
				else hall.send(operator, command('witness.revoke', { witness: one, reason: 'Ditarik' }));
				const here = Object.values(hall.plenary.witnesses).filter(({ present }) => present);
				expect(here.filter(({ contestant }) => contestant === 1).length).toBeLessThanOrEqual(1);
				for (const { present, visits } of Object.values(hall.plenary.witnesses)) {
					expect(visits.filter(({ out }) => out === null)).toHaveLength(present ? 1 : 0);
				}
			}
			const open = hall.house.sqlite.prepare('SELECT person FROM attendance WHERE out_at IS NULL ORDER BY person');
			expect(open.pluck().all()).toEqual(inside().sort());
			expect(verifyLedger(hall.house)).toMatchObject({ ok: true });
			hall.leave();
		}),
		{ numRuns: 15 },
	);
	hall = Hall.opened([]);
});
