import type { BatchContent, BatchProblem } from './reading';
import type { HallRow, NewEntry } from './store';
import type { PackRow } from './store-enclosures';

/** What a reading thread is told. */
export type ToReader =
	| { readonly kind: 'open'; readonly id: number; readonly body: Uint8Array }
	/** A pack, before the first batch that is read by it. */
	| { readonly kind: 'pack'; readonly pack: PackRow }
	/** `pack` is the hash of a pack that was told; `null`: the election the program brings along. */
	| { readonly kind: 'read'; readonly id: number; readonly hall: HallRow; readonly pack: string | null }
	| { readonly kind: 'drop'; readonly id: number };

/** What it says. */
export type FromReader =
	| { readonly kind: 'ready' }
	| { readonly kind: 'claim'; readonly id: number; readonly hall: unknown }
	| { readonly kind: 'problem'; readonly id: number; readonly problem: BatchProblem }
	| { readonly kind: 'content'; readonly id: number; readonly content: PackedContent };

/** A batch's content in three texts: between threads they are copied whole, thousands of values one by one. */
export interface PackedContent {
	/** All but the entries, in JSON. */
	readonly rest: string;
	/** The entries without their bodies, in JSON. */
	readonly entries: string;
	/** The bodies, a line each. */
	readonly bodies: string;
}

export function packContent({ entries, ...rest }: BatchContent): PackedContent {
	return {
		rest: JSON.stringify(rest),
		entries: JSON.stringify(
			entries.map(({ contest, tps, version, hash, bodyHash, lockedAt, codes }) => {
				return { contest, tps, version, hash, bodyHash, lockedAt, codes };
			}),
		),
		bodies: entries.map(({ body }) => body).join('\n'),
	};
}

export function unpackContent({ rest, entries, bodies }: PackedContent): BatchContent {
	const lines = bodies.split('\n');
	const kept = (JSON.parse(entries) as Omit<NewEntry, 'body'>[]).map(
		({ contest, tps, version, hash, bodyHash, lockedAt, codes }, at): NewEntry => {
			return { contest, tps, version, hash, body: lines[at] ?? '', bodyHash, lockedAt, codes };
		},
	);
	return { ...(JSON.parse(rest) as Omit<BatchContent, 'entries'>), entries: kept };
}
