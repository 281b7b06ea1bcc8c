import { canonicalJson, sha256Hex } from '../forms/canonical';
import type { Totals } from '../recap/totals';

/** A part of a total: a TPS with its locked version, or a kelurahan with its adopted one. */
export interface AdoptedPart {
	/** 13 digits: TPS; 10 digits: kelurahan/desa. */
	readonly code: string;
	/** Version of the locked result or of the adoption. */
	readonly version: number;
	/** Hash the part was locked or adopted with. */
	readonly hash: string;
}

/** Totals of a region with what they are made of. */
export interface RegionTotals {
	readonly parts: readonly AdoptedPart[];
	readonly paper: Totals;
	readonly system: Totals;
}

/**
 * Hash of what is adopted: contest, region, version of the adoption, every part with its own hash, and the totals of
 * both sources. One TPS with another version gives another hash. In a file of its own: the check page computes it too.
 */
export function hashTotals(contest: string, region: string, version: number, totals: RegionTotals): string {
	const { parts, paper, system } = totals;
	return sha256Hex(
		canonicalJson({
			contest,
			region,
			version,
			parts: parts.map(({ code, version, hash }) => ({ code, version, hash })),
			paper,
			system,
		}),
	);
}
