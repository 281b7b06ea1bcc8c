import type { ParcelKey } from '../../lib/delivery';
import { decideVerify, type VerifyCommand, type VerifyRefusal } from '../../lib/hub';
import type { KelurahanRows } from '../../lib/plenary';
import type { Hub } from './hub';
import { kecamatanOf, type RegionRow, type VerdictRow } from './store';

/** Minutes a verifier may hold an entry. */
export const LEASE_MINUTES = 10;

export type VerifyOutcome = { readonly ok: true } | { readonly ok: false; readonly problem: VerifyRefusal };

const VERDICTS = { 'entry.approve': 'approve', 'entry.return': 'return' } as const;

/** Carries out what a verifier decided about one version, if nobody was faster. */
export async function verifyEntry(
	hub: Hub,
	who: { readonly id: string; readonly name: string },
	key: ParcelKey,
	command: VerifyCommand,
): Promise<VerifyOutcome> {
	const entry = await hub.store.entry(kecamatanOf(key.tps), key);
	if (!entry) return { ok: false, problem: 'entry.unknown' };
	const now = hub.now().toISOString();
	const change = decideVerify(entry, command, { who: who.id, now, eyes: hub.eyes, leaseMinutes: LEASE_MINUTES });
	if (typeof change === 'string') return { ok: false, problem: change };
	const verdict: VerdictRow | null =
		command.type === 'entry.approve' || command.type === 'entry.return'
			? { at: now, who: who.name, verdict: VERDICTS[command.type], reason: change.reason ?? '' }
			: null;
	return (await hub.store.change(entry, change, verdict)) ? { ok: true } : { ok: false, problem: 'entry.moved' };
}

/** Makes the regions of a list known to the hub, provinces to TPS. */
export async function registerRegions(hub: Hub, kelurahan: readonly KelurahanRows[]): Promise<void> {
	for (let at = 0; at < kelurahan.length; at += 200) {
		const rows = kelurahan
			.slice(at, at + 200)
			.flatMap(({ kode, nama, kecamatan, kabko, provinsi, tps }) =>
				[provinsi, kabko, kecamatan, { kode, nama }, ...tps].map(
					(region): RegionRow => ({ kecamatan: region.kode.slice(0, 6), code: region.kode, name: region.nama }),
				),
			);
		await hub.store.register(rows);
	}
}
