import { describe, expect, it } from 'vitest';
import { generatedCode, normalisedCode } from './codes';
import { generatedPassword, passwordProblem } from './password';
import { ACCOUNT_PATIENCE, lockoutSeconds } from './throttle';

describe('a chosen password', () => {
	it.each([
		['operator', 'pendek', 'password.too-short'],
		['operator', 'Operator', 'password.too-short'],
		['pps.pulau-kelapa', 'PPS.Pulau-Kelapa', 'password.is-username'],
		['admin', 'adminadmin', 'password.is-username'],
		['admin', 'aaaaaaaaaaaa', 'password.too-simple'],
		['admin', '1212121212', 'password.too-simple'],
		['admin', 'x'.repeat(201), 'password.too-long'],
		['admin', 'kursi merah di pojok', null],
		['admin', '🔨🔨🔨🔨🔨', 'password.too-short'],
	])('%s / %s → %s', (username, password, problem) => expect(passwordProblem(username, password)).toBe(problem));
});

describe('generated secrets', () => {
	it('use every bit they are given', () => {
		const passwords = new Set(
			Array.from({ length: 64 }, (_, byte) => generatedPassword(new Uint8Array(10).fill(byte)).slice(0, 2)),
		);
		expect(passwords.size).toBe(64);
		const codes = new Set(Array.from({ length: 32 }, (_, byte) => generatedCode(Uint8Array.of(byte))));
		expect(codes.size).toBe(32);
		expect(() => generatedPassword(new Uint8Array(9))).toThrow(RangeError);
	});

	it('are recognised however a code is typed', () => {
		const code = generatedCode(Uint8Array.from({ length: 12 }, (_, at) => at));
		expect(code).toBe('0123-4567-89AB');
		for (const typed of [' o123 4567 89ab', 'OI23_4567.89AB', '0l2345 6789ab\n'])
			expect(normalisedCode(typed)).toBe(code);
	});
});

describe('a lockout', () => {
	it('grows from half a minute to a quarter of an hour', () => {
		const seconds = Array.from({ length: 14 }, (_, failures) => lockoutSeconds(failures, ACCOUNT_PATIENCE));
		expect(seconds).toEqual([0, 0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
		expect(lockoutSeconds(1e9, ACCOUNT_PATIENCE)).toBe(900);
	});
});
