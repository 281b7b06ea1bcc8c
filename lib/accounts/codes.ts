// Crockford's base 32: no I, L, O, U, so that a code can be read out and typed on a phone.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 4;

/** Symbols of a witness's one-time code: 60 bits. */
export const WITNESS_CODE_SYMBOLS = 12;
/** Symbols of the display code: 40 bits; it opens what the whole room sees anyway. */
export const DISPLAY_CODE_SYMBOLS = 8;
/** How long a witness's code waits to be used. */
export const WITNESS_CODE_MINUTES = 15;

/** How long the code a phone keeps for another address of this server waits: a day of a plenary. */
export const MOVE_CODE_MINUTES = 12 * 60;

/** A code from as many random bytes as it has symbols, grouped for reading: `7K2M-9QXD-41TF`. */
export function generatedCode(random: Uint8Array): string {
	return grouped([...random].map((byte) => ALPHABET[byte & 31]).join(''));
}

/** The code a person meant: case, blanks, dashes and look-alikes do not matter. */
export function normalisedCode(typed: string): string {
	return grouped(
		typed
			.toUpperCase()
			.replace(/O/g, '0')
			.replace(/[IL]/g, '1')
			.replace(/[^0-9A-Z]/g, ''),
	);
}

function grouped(symbols: string): string {
	return symbols.replace(new RegExp(`(.{${GROUP}})(?=.)`, 'g'), '$1-');
}
