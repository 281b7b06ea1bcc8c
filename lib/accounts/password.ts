import type { RefusalCode } from '../plenary';

export const PASSWORD_MIN = 10;
/** Longer ones only cost time to hash. */
export const PASSWORD_MAX = 200;

/** What is wrong with a password somebody chose, or `null`. Length counts, not kinds of characters. */
export function passwordProblem(username: string, password: string): RefusalCode | null {
	const length = [...password].length;
	if (length < PASSWORD_MIN) return 'password.too-short';
	if (length > PASSWORD_MAX) return 'password.too-long';
	const plain = password.trim().toLowerCase();
	if (plain === username || plain === username.repeat(2)) return 'password.is-username';
	if (new Set(plain).size < 4) return 'password.too-simple';
	return null;
}

// 16 consonants and 4 vowels: a syllable is 6 bits, nothing looks like anything else.
const CONSONANTS = 'bdghjklmnprstwyz';
const VOWELS = 'aeiu';
const BLOCKS = 5;

/** Random bytes a generated password is made of: one a syllable. */
export const PASSWORD_BYTES = 2 * BLOCKS;

/** A temporary password that can be read out and typed: five blocks of two syllables, 60 bits. */
export function generatedPassword(random: Uint8Array): string {
	const syllables = [...random.subarray(0, PASSWORD_BYTES)].map(
		(byte) => `${CONSONANTS[byte & 15]}${VOWELS[(byte >> 4) & 3]}`,
	);
	if (syllables.length < PASSWORD_BYTES) throw new RangeError('generatedPassword: too few random bytes');
	return Array.from({ length: BLOCKS }, (_, at) => syllables.slice(2 * at, 2 * at + 2).join('')).join('-');
}
