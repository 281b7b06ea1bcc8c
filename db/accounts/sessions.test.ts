import { describe, expect, it } from 'vitest';
import { openHouse } from '../house';
import { demolish, freshHouse } from '../testing/house';
import { newWitnessCode, putMoveCode } from './codes';
import { credentialOf } from './credentials';
import { fits } from './passwords';
import { endSession, openSession, touchSession, visitOf } from './sessions';
import { putSetting, sessionSecret } from './settings';
import { signInDisplay, signInWitness } from './sign-in';
import { account, clockedHouse, DESK, PHONE, send, witness } from './testing/house';

const HOUR = 3600;

describe('sessions', () => {
	it('end after two idle hours; commands and pages keep them', () => {
		const { house, pass } = clockedHouse();
		const session = openSession(house, 'account', account(house, 'operator').id, DESK);
		for (let hour = 0; hour < 5; hour++) {
			pass(2 * HOUR - 1);
			const visit = visitOf(house, session);
			expect(visit).not.toBeNull();
			if (visit) touchSession(house, visit.session);
		}
		pass(2 * HOUR);
		expect(visitOf(house, session)).toBeNull();
	});

	it('are the same for every process that serves one folder, and end for all of them at once', () => {
		const house = freshHouse();
		const other = openHouse(house.folder);
		other.now = house.now;
		try {
			const { id } = account(house, 'operator');
			const session = openSession(house, 'account', id, DESK);
			expect(visitOf(other, session)?.actor).toMatchObject({ id });
			send(other, { type: 'account.disable', account: id, reason: 'uji' });
			expect(visitOf(house, session)).toBeNull();
		} finally {
			other.sqlite.close();
			demolish(house);
		}
	});

	it('are looked at without being kept alive', () => {
		const { house, pass } = clockedHouse();
		const session = openSession(house, 'account', account(house, 'operator').id, DESK);
		for (let minute = 0; minute < 119; minute++) {
			pass(60);
			expect(visitOf(house, session)).not.toBeNull();
		}
		pass(60);
		expect(visitOf(house, session)).toBeNull();
	});

	it('end after sixteen hours whatever is done', () => {
		const { house, pass } = clockedHouse();
		const session = openSession(house, 'account', account(house, 'operator').id, DESK);
		for (let hour = 1; hour < 16; hour++) {
			pass(HOUR);
			const visit = visitOf(house, session);
			expect(visit, `hour ${hour}`).not.toBeNull();
			if (visit) touchSession(house, visit.session);
		}
		pass(HOUR);
		expect(visitOf(house, session)).toBeNull();
	});

	it('write the sign of life at most once a minute', () => {
		const { house, pass } = clockedHouse();
		const session = openSession(house, 'account', account(house, 'operator').id, DESK);
		const visit = visitOf(house, session);
		const seen = () => house.sqlite.prepare('SELECT last_seen_at FROM session').pluck().get();
		const before = seen();
		pass(59);
		touchSession(house, visit?.session ?? '');
		expect(seen()).toBe(before);
		pass(1);
		touchSession(house, visit?.session ?? '');
		expect(seen()).not.toBe(before);
	});

	it('survive a clock set back a little and do not live for ever when it is set back a lot', () => {
		const { house, pass } = clockedHouse();
		const session = openSession(house, 'account', account(house, 'operator').id, DESK);
		pass(-HOUR);
		expect(visitOf(house, session)).not.toBeNull();
		pass(-24 * HOUR);
		expect(visitOf(house, session)).toBeNull();
	});

	it('end at once by the admin, by disabling, by a new password; others stay', () => {
		const { house } = clockedHouse();
		const { id } = account(house, 'operator');
		const other = openSession(house, 'account', account(house, 'ketua').id, DESK);
		for (const command of [
			{ type: 'account.revokeSessions', account: id },
			{ type: 'account.disable', account: id, reason: 'uji' },
			{ type: 'account.resetPassword', account: id },
		] as const) {
			send(house, { type: 'account.enable', account: id });
			const sessions = [openSession(house, 'account', id, DESK), openSession(house, 'account', id, PHONE)];
			for (const session of sessions) expect(visitOf(house, session)).not.toBeNull();
			expect(send(house, command)).toMatchObject({ ok: true });
			for (const session of sessions) expect(visitOf(house, session), command.type).toBeNull();
			expect(visitOf(house, other)).not.toBeNull();
		}
	});

	it('do not come back when a disabled account is enabled', () => {
		const { house } = clockedHouse();
		const { id } = account(house, 'operator');
		const session = openSession(house, 'account', id, DESK);
		send(house, { type: 'account.disable', account: id, reason: 'uji' });
		send(house, { type: 'account.enable', account: id });
		expect(visitOf(house, session)).toBeNull();
	});

	it('end by signing out, and the answer to a command that was refused ends none', () => {
		const { house } = clockedHouse();
		const { id } = account(house, 'operator');
		const session = openSession(house, 'account', id, DESK);
		const refused = send(
			house,
			{ type: 'account.disable', account: id, reason: 'x' },
			{ id, name: '', role: 'operator' },
		);
		expect(refused.ok).toBe(false);
		expect(visitOf(house, session)).not.toBeNull();
		endSession(house, session);
		expect(visitOf(house, session)).toBeNull();
	});

	it('take their limits from the settings', () => {
		const { house, pass } = clockedHouse();
		putSetting(house, 'session-limits', JSON.stringify({ account: { idle: 5 } }));
		const session = openSession(house, 'account', account(house, 'operator').id, DESK);
		pass(299);
		expect(visitOf(house, session)).not.toBeNull();
		pass(1);
		expect(visitOf(house, session)).toBeNull();
	});
});

describe('a reset password', () => {
	it('replaces the old one and must be changed', async () => {
		const { house } = clockedHouse();
		const { id, password } = account(house, 'operator');
		const { secret = '' } = send(house, { type: 'account.resetPassword', account: id });
		const credential = credentialOf(house, id);
		expect(credential?.mustChange).toBe(true);
		expect(await fits(credential?.hash, password)).toBe(false);
		expect(await fits(credential?.hash, secret)).toBe(true);
	});

	it('changes nothing when the command is refused', async () => {
		const { house } = clockedHouse();
		const { id, password } = account(house, 'operator');
		const again = send(house, { type: 'account.create', id, username: 'lain', name: 'Lain', role: 'admin' });
		expect(again).toMatchObject({ ok: false });
		expect(await fits(credentialOf(house, id)?.hash, password)).toBe(true);
	});
});

describe("a witness's code", () => {
	const code = (house: Parameters<typeof send>[0], id: string) =>
		send(house, { type: 'witness.credential', witness: id }).secret ?? '';

	it('signs one phone in, once, however it is typed', () => {
		const { house } = clockedHouse();
		const id = witness(house);
		const given = code(house, id);
		expect(given).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
		const typed = given.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
		const first = signInWitness(house, typed, PHONE);
		if (!first.ok) throw new Error(first.problem);
		expect(visitOf(house, first.sessionId)?.actor).toMatchObject({ role: 'saksi', witness: id, name: 'Saksi Satu' });
		expect(signInWitness(house, given, PHONE)).toMatchObject({ problem: 'used' });
		expect(house.sqlite.serialize().toString('latin1')).not.toContain(given);
	});

	it('is worth nothing after a quarter of an hour, or when the clock is set back', () => {
		const { house, pass } = clockedHouse();
		const given = code(house, witness(house));
		pass(15 * 60);
		expect(signInWitness(house, given, PHONE)).toMatchObject({ problem: 'expired' });
		pass(-15 * 60 - 1);
		expect(signInWitness(house, given, PHONE)).toMatchObject({ problem: 'expired' });
		pass(1);
		expect(signInWitness(house, given, PHONE)).toMatchObject({ ok: true });
	});

	it('replaces older codes and ends the sessions they opened', () => {
		const { house } = clockedHouse();
		const id = witness(house);
		const first = signInWitness(house, code(house, id), PHONE);
		const older = code(house, id);
		expect(first.ok && visitOf(house, first.sessionId)).toBeNull();
		const newer = code(house, id);
		expect(signInWitness(house, older, PHONE)).toMatchObject({ problem: 'wrong' });
		expect(signInWitness(house, newer, PHONE)).toMatchObject({ ok: true });
	});

	it('ends with the mandate', () => {
		const { house } = clockedHouse();
		const id = witness(house);
		const session = signInWitness(house, code(house, id), PHONE);
		const unused = witness(house, 'w2');
		const left = code(house, unused);
		for (const gone of [id, unused]) send(house, { type: 'witness.revoke', witness: gone, reason: 'mandat ditarik' });
		expect(session.ok && visitOf(house, session.sessionId)).toBeNull();
		expect(signInWitness(house, left, PHONE)).toMatchObject({ problem: 'wrong' });
	});

	it('lasts twelve idle hours', () => {
		const { house, pass } = clockedHouse();
		const session = signInWitness(house, code(house, witness(house)), PHONE);
		pass(12 * HOUR - 1);
		expect(session.ok && visitOf(house, session.sessionId)).not.toBeNull();
		pass(1);
		expect(session.ok && visitOf(house, session.sessionId)).toBeNull();
	});

	it('is kept by a phone for another address: used there once, it ends what was left behind', () => {
		const { house, pass } = clockedHouse();
		const id = witness(house);
		const here = signInWitness(house, code(house, id), PHONE);
		const former = newWitnessCode();
		putMoveCode(house, id, former);
		const kept = newWitnessCode();
		putMoveCode(house, id, kept);
		pass(11 * HOUR);
		expect(here.ok && visitOf(house, here.sessionId)).not.toBeNull();
		expect(signInWitness(house, former, PHONE)).toMatchObject({ problem: 'wrong' });
		const there = signInWitness(house, kept, { ...PHONE, address: '10.0.0.20' });
		expect(there.ok && visitOf(house, there.sessionId)?.actor.witness).toBe(id);
		expect(here.ok && visitOf(house, here.sessionId)).toBeNull();
		expect(signInWitness(house, kept, PHONE)).toMatchObject({ problem: 'used' });
		const last = newWitnessCode();
		putMoveCode(house, id, last);
		pass(12 * HOUR);
		expect(signInWitness(house, last, PHONE)).toMatchObject({ problem: 'expired' });
		const stolen = newWitnessCode();
		putMoveCode(house, id, stolen);
		send(house, { type: 'witness.revoke', witness: id, reason: 'mandat ditarik' });
		expect(signInWitness(house, stolen, PHONE)).toMatchObject({ problem: 'wrong' });
	});

	it('cannot be guessed at', () => {
		const { house } = clockedHouse();
		const given = code(house, witness(house));
		const answers = Array.from({ length: 40 }, () => signInWitness(house, '0000-0000-0000', PHONE));
		expect(answers.filter((answer) => !answer.ok && answer.problem === 'wrong')).toHaveLength(21);
		expect(signInWitness(house, given, PHONE)).toMatchObject({ problem: 'locked' });
		expect(signInWitness(house, given, { ...PHONE, address: '192.168.1.21' })).toMatchObject({ ok: true });
	});
});

describe('the display code', () => {
	it('opens displays until it is renewed, for three days', () => {
		const { house, pass } = clockedHouse();
		expect(signInDisplay(house, '', PHONE)).toMatchObject({ problem: 'wrong' });
		const { secret = '' } = send(house, { type: 'display.renewCode' });
		const screens = [signInDisplay(house, secret, PHONE), signInDisplay(house, secret.toLowerCase(), PHONE)];
		for (const screen of screens) expect(screen.ok && visitOf(house, screen.sessionId)?.actor.role).toBe('layar');
		pass(71 * HOUR);
		const late = signInDisplay(house, secret, PHONE);
		pass(HOUR);
		for (const screen of screens) expect(screen.ok && visitOf(house, screen.sessionId)).toBeNull();
		expect(late.ok && visitOf(house, late.sessionId)).not.toBeNull();
		send(house, { type: 'display.renewCode' });
		expect(late.ok && visitOf(house, late.sessionId)).toBeNull();
		expect(signInDisplay(house, secret, PHONE)).toMatchObject({ problem: 'wrong' });
	});
});

describe('the session secret', () => {
	it('is made once', () => {
		const { house } = clockedHouse();
		const secret = sessionSecret(house);
		expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
		expect(sessionSecret(house)).toBe(secret);
		expect(sessionSecret(clockedHouse().house)).not.toBe(secret);
	});
});
