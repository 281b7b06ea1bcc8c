import { hash } from 'node:crypto';
import { canonicalJson, type Figures } from '../../lib/forms';
import { hashFigures } from '../../lib/plenary';
import type { Batch, NewEntry, RegionRow } from '../hub/store';
import { CONTEST, PAPER, REGIONS, SYSTEM } from './fixtures';

/** The regions of the tests as a hub registers them, provinces to TPS. */
export const HUB_REGIONS: RegionRow[] = REGIONS.flatMap(({ kode, nama, kecamatan, kabko, provinsi, tps }) =>
	[provinsi, kabko, kecamatan, { kode, nama }, ...tps].map((region) => ({
		kecamatan: region.kode.slice(0, 6),
		code: region.kode,
		name: region.nama,
	})),
);

/** A parcel's text as a hall would write it. */
export function parcelOf(
	tps: string,
	version = 1,
	figures: Figures = PAPER,
	more: Record<string, unknown> = {},
): string {
	return canonicalJson({
		v: 1,
		contest: CONTEST,
		tps,
		version,
		hash: hashFigures(CONTEST, tps, version, figures, SYSTEM),
		figures,
		system: SYSTEM,
		answers: [],
		absent: [],
		lockedAt: '2024-02-18T02:00:00.000Z',
		lockedBy: 'Ketua Sari',
		seq: 1,
		row: '0'.repeat(64),
		rest: { psu: null, status_adm: true },
		...more,
	});
}

/** The same as an entry to be kept. */
export function entryOf(tps: string, version = 1, figures: Figures = PAPER, codes = ''): NewEntry {
	const body = parcelOf(tps, version, figures);
	return {
		contest: CONTEST,
		tps,
		version,
		hash: hashFigures(CONTEST, tps, version, figures, SYSTEM),
		body,
		bodyHash: hash('sha256', body, 'hex'),
		lockedAt: '2024-02-18T02:00:00.000Z',
		codes,
	};
}

let batches = 0;

export function batchOf(kecamatan: string, at = '2024-02-18T03:00:00.000Z'): Batch {
	batches += 1;
	return { id: `batch-${batches}-00000000`, hall: 'hall-1', kecamatan, at, head: '{}', signature: 'x' };
}
