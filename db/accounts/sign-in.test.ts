import { describe, expect, it, vi } from 'vitest';
import { credentialByName } from './credentials';
import * as passwords from './passwords';
import { visitOf } from './sessions';
import { signInAccount } from './sign-in';
import { account, clockedHouse, DESK, PHONE, send } from './testing/house';

const verify = vi.hoisted(() => vi.fn());
vi.mock('@node-rs/argon2', async (original) => {
	const real = await original<typeof import('@node-rs/argon2')>();
	verify.mockImplementation(real.verify);
	return { ...real, verify };
});

describe('signing in', () => {
	it('opens a session for the right password and says who it is', async () => {
		const { house } = clockedHouse();
		const { id, password } = account(house, 'operator');
		const answer = await signInAccount(house, { username: ' Operator ', password }, PHONE);
		if (!answer.ok) throw new Error(answer.problem);
		const visit = visitOf(house, answer.sessionId);
		expect(visit).toMatchObject({ actor: { id, role: 'operator' }, mustChange: true });
		expect(visitOf(house, `${answer.sessionId}x`)).toBeNull();
	});

	it('keeps Argon2id with the parameters OWASP asks for, and neither password nor session id in clear', async () => {
		const { house } = clockedHouse();
		const { password } = account(house, 'operator');
		expect(credentialByName(house, 'operator')?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
		const answer = await signInAccount(house, { username: 'operator', password }, PHONE);
		const everything = house.sqlite.serialize().toString('latin1');
		expect(everything).not.toContain(password);
		expect(answer.ok && everything.includes(answer.sessionId)).toBe(false);
	});

	it('does the same work for a name nobody has as for a wrong password', async () => {
		const { house } = clockedHouse();
		account(house, 'operator');
		const calls: string[] = [];
		for (const username of ['operator', 'siapa', '', "x' OR 1=1", 'A'.repeat(400)]) {
			verify.mockClear();
			const answer = await signInAccount(house, { username, password: 'salah sekali' }, DESK);
			expect(answer).toEqual({ ok: false, problem: 'wrong' });
			expect(verify).toHaveBeenCalledOnce();
			calls.push(String(verify.mock.calls[0]?.[0]).split('$').slice(0, 4).join('$'));
		}
		expect(new Set(calls).size).toBe(1);
	});

	it('tells a disabled account only to who knows its password', async () => {
		const { house } = clockedHouse();
		const { id, password } = account(house, 'operator');
		send(house, { type: 'account.disable', account: id, reason: 'pindah tugas' });
		expect(await signInAccount(house, { username: 'operator', password: 'salah' }, PHONE)).toMatchObject({
			problem: 'wrong',
		});
		expect(await signInAccount(house, { username: 'operator', password }, PHONE)).toMatchObject({
			problem: 'disabled',
		});
	});

	it('closes after five failures for 30 s, then longer, also for the right password, at any address', async () => {
		const { house, pass } = clockedHouse();
		const { password } = account(house, 'operator');
		const wrong = (at: number) =>
			signInAccount(house, { username: 'operator', password: 'salah' }, { ...PHONE, address: `10.0.0.${at}` });
		for (let at = 1; at <= 6; at++) expect(await wrong(at)).toMatchObject({ problem: 'wrong' });
		expect(await signInAccount(house, { username: 'operator', password }, PHONE)).toEqual({
			ok: false,
			problem: 'locked',
			seconds: 30,
		});
		pass(30);
		expect(await wrong(7)).toMatchObject({ problem: 'wrong' });
		expect(await wrong(8)).toMatchObject({ problem: 'locked', seconds: 60 });
		pass(60);
		expect(await signInAccount(house, { username: 'operator', password }, PHONE)).toMatchObject({ ok: true });
		expect(await wrong(9)).toMatchObject({ problem: 'wrong' });
	});

	it('counts an address over all names, and success there does not clear it', async () => {
		const { house, pass } = clockedHouse();
		const { password } = account(house, 'operator');
		for (let at = 1; at <= 5; at++) await signInAccount(house, { username: `nama${at}`, password: 'x' }, PHONE);
		expect(await signInAccount(house, { username: 'operator', password }, PHONE)).toMatchObject({ ok: true });
		expect(await signInAccount(house, { username: 'nama6', password: 'x' }, PHONE)).toMatchObject({ problem: 'wrong' });
		expect(await signInAccount(house, { username: 'operator', password }, PHONE)).toMatchObject({ problem: 'locked' });
		expect(await signInAccount(house, { username: 'operator', password }, DESK)).toMatchObject({ ok: true });
		pass(30);
		expect(await signInAccount(house, { username: 'operator', password }, PHONE)).toMatchObject({ ok: true });
		// A success after a lockout does not start the lockout again.
		expect(await signInAccount(house, { username: 'operator', password }, PHONE)).toMatchObject({ ok: true });
	});

	it('counts tries of the same moment one by one', async () => {
		const { house } = clockedHouse();
		account(house, 'operator');
		verify.mockClear();
		const answers = await Promise.all(
			Array.from({ length: 20 }, () => signInAccount(house, { username: 'operator', password: 'x' }, PHONE)),
		);
		expect(answers.filter((answer) => !answer.ok && answer.problem === 'wrong')).toHaveLength(6);
		expect(verify).toHaveBeenCalledTimes(6);
	});

	it('takes a /64 of IPv6 for one address', async () => {
		const { house } = clockedHouse();
		const from = (host: string) => ({ ...PHONE, address: `2001:db8:1:2::${host}` });
		for (let at = 1; at <= 6; at++) await signInAccount(house, { username: `nama${at}`, password: 'x' }, from(`${at}`));
		expect(await signInAccount(house, { username: 'lain', password: 'x' }, from('abc'))).toMatchObject({
			problem: 'locked',
		});
	});

	it('does not let phones lock the desk of the laptop out', async () => {
		const { house } = clockedHouse();
		const { password } = account(house, 'ketua');
		for (let at = 1; at <= 9; at++) {
			await signInAccount(house, { username: 'ketua', password: 'x' }, { ...PHONE, address: `10.0.0.${at}` });
		}
		expect(await signInAccount(house, { username: 'ketua', password }, DESK)).toMatchObject({ ok: true });
	});

	it('does not stay closed for ever when the clock is set back, and forgets after an hour', async () => {
		const { house, pass } = clockedHouse();
		const { password } = account(house, 'operator');
		const sign = (given: string) => signInAccount(house, { username: 'operator', password: given }, PHONE);
		for (let at = 1; at <= 6; at++) await sign('x');
		pass(-10 * 3600);
		expect(await sign('x')).toMatchObject({ problem: 'wrong' });
		pass(3601);
		for (let at = 1; at <= 5; at++) expect(await sign('x')).toMatchObject({ problem: 'wrong' });
		expect(await sign(password)).toMatchObject({ ok: true });
	});
});

describe('passwords', () => {
	it('are made at random, 60 bits, readable', () => {
		const made = new Set(Array.from({ length: 500 }, passwords.newPassword));
		expect(made.size).toBe(500);
		for (const password of made)
			expect(password).toMatch(/^([b-dg-z][aeiu][b-dg-z][aeiu]-){4}[b-dg-z][aeiu][b-dg-z][aeiu]$/);
	});

	it('fit in whatever form an accent was typed', async () => {
		const hash = await passwords.hashPassword('caf\u00e9 di kantor');
		expect(await passwords.fits(hash, 'cafe\u0301 di kantor')).toBe(true);
		expect(await passwords.fits(undefined, 'cafe\u0301 di kantor')).toBe(false);
	});
});
