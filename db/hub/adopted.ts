import { parseShare } from '../../lib/election';
import { hashWords } from '../../lib/forms';
import type { Hub } from './hub';
import { electionAt } from './packs';
import type { AdoptionRow } from './store-enclosures';

/** An adoption as a hall told it. */
export interface AdoptionSeen {
	/** False when a part of it was opened again since: it no longer stands. */
	readonly stands: boolean;
	readonly version: number;
	readonly at: string;
	readonly by: string;
	/** Its hash in four words, as on the hall's own wall. */
	readonly words: string;
}

/** What one dapil has of a kecamatan that several divide. */
export interface ShareSeen {
	readonly code: string;
	readonly name: string;
	readonly adoption: AdoptionSeen | null;
}

/** How the adoption of a region's totals stands. */
export interface Adopted {
	/** For a kelurahan, or a kecamatan that one form serves. */
	readonly adoption: AdoptionSeen | null;
	/** For a kecamatan that dapil divide: each of them, in the order of the pack. */
	readonly shares: readonly ShareSeen[];
	/** Since when all of it is adopted; `null` while a part is not. UTC ISO. */
	readonly adoptedAt: string | null;
}

export const NOT_ADOPTED: Adopted = { adoption: null, shares: [], adoptedAt: null };

const standsSince = (adoption: AdoptionSeen | null): string | null => (adoption?.stands ? adoption.at : null);

function seenOf(row: AdoptionRow | undefined): AdoptionSeen | null {
	if (!row) return null;
	const { version, at, by, hash, voided } = row;
	return { stands: voided === '', version, at, by, words: hashWords(hash) };
}

/** The adoptions of kelurahan below a region, by code. */
export async function kelurahanAdopted(hub: Hub, contest: string, prefix: string): Promise<Map<string, Adopted>> {
	const rows = await hub.store.adoptions(contest, prefix, 10);
	return new Map(
		rows.map((row) => {
			const adoption = seenOf(row);
			return [row.region, { adoption, shares: [], adoptedAt: standsSince(adoption) }];
		}),
	);
}

/**
 * The adoptions of kecamatan below a region, by code; those nobody adopted anything in are left out. A kecamatan that
 * dapil divide is adopted once each of them is.
 */
export async function kecamatanAdopted(hub: Hub, contest: string, prefix: string): Promise<Map<string, Adopted>> {
	const rows = await hub.store.adoptions(contest, prefix, 6);
	const byRegion = new Map(rows.map((row) => [row.region, row]));
	const all = new Map<string, Adopted>();
	for (const kecamatan of new Set(rows.map(({ region }) => parseShare(region)?.kecamatan ?? region))) {
		const shares = (await electionAt(hub, kecamatan))
			.shares(contest, kecamatan)
			.map(({ region, name }): ShareSeen => ({ code: region, name, adoption: seenOf(byRegion.get(region)) }));
		if (shares.length === 0) {
			const adoption = seenOf(byRegion.get(kecamatan));
			all.set(kecamatan, { adoption, shares, adoptedAt: standsSince(adoption) });
			continue;
		}
		const times = shares.map(({ adoption }) => standsSince(adoption));
		const whole = times.every((time) => time !== null);
		all.set(kecamatan, { adoption: null, shares, adoptedAt: whole ? (times.sort().at(-1) ?? null) : null });
	}
	return all;
}
