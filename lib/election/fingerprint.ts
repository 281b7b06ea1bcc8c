import { sha256Hex } from '../forms/canonical';

/** Blocks a fingerprint is printed in: 64 hexadecimal digits, four to a block. */
export const FINGERPRINT_BLOCKS = 16;
/** How many of them are blanked on the screen and typed from paper. */
export const BLANKED = 3;

/** A fingerprint in blocks, as it stands on paper. */
export function blocksOf(sha256: string): string[] {
	return sha256.match(/.{4}/g) ?? [];
}

/**
 * The three blocks a person types from paper before a pack is adopted. They follow from the fingerprint,
 * so every screen blanks the same ones; spread by a hash of it, so that nobody chooses them.
 */
export function blankedBlocks(sha256: string): number[] {
	const spread = sha256Hex(`ketok-palu/sidik/${sha256}`);
	const chosen = new Set<number>();
	for (let at = 0; at < spread.length && chosen.size < BLANKED; at++) {
		chosen.add(Number.parseInt(spread[at] ?? '0', 16) % FINGERPRINT_BLOCKS);
	}
	for (let at = 0; chosen.size < BLANKED; at++) chosen.add(at);
	return [...chosen].sort((a, b) => a - b);
}

/** The blocks as a screen may show them: the blanked ones are `null`. */
export function shownBlocks(sha256: string): (string | null)[] {
	const blanked = new Set(blankedBlocks(sha256));
	return blocksOf(sha256).map((block, at) => (blanked.has(at) ? null : block));
}

/** True when the typed blocks are the blanked ones, all three and in their order. */
export function isConfirmed(sha256: string, typed: readonly string[]): boolean {
	const blocks = blocksOf(sha256);
	const wanted = blankedBlocks(sha256).map((at) => blocks[at]);
	return typed.length === wanted.length && typed.every((text, at) => text.trim().toLowerCase() === wanted[at]);
}
