import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { verifyEntry } from '../db/hub/desk';
import { openHub } from '../db/hub/hub';
import { publishRegions, publishRound } from '../db/hub/publish';
import { temporaryFolder } from '../db/testing/house';
import { contestOf } from '../lib/forms';
import { resultText } from './hub-halls';
import { type Bench, measured, median } from './measure';

/** A small nation and a large one: provinces of the same make, more of them. */
const SMALL = 1;
const LARGE = 40;
const TPS_PER_KELURAHAN = 25;
const KELURAHAN_PER_KECAMATAN = 20;
const KECAMATAN_PER_KABKO = 20;
const PUBLISHED = 30;

/** TPS of one province: 1 kabupaten, 20 kecamatan, 20 kelurahan each, 25 TPS each = 10,000. */
function province(code: string) {
	const region = (kode: string) => ({ kode, nama: `WILAYAH ${kode}` });
	return Array.from({ length: KECAMATAN_PER_KABKO * KELURAHAN_PER_KECAMATAN }, (_, at) => {
		const kecamatan = `${code}01${String(1 + Math.floor(at / KELURAHAN_PER_KECAMATAN)).padStart(2, '0')}`;
		const kode = `${kecamatan}${1001 + (at % KELURAHAN_PER_KECAMATAN)}`;
		return {
			kode,
			kecamatan: region(kecamatan),
			kabko: region(`${code}01`),
			provinsi: region(code),
			nama: `KELURAHAN ${kode}`,
		};
	});
}

/** Milliseconds for one approved result to become visible, in a tree of this many provinces. */
async function publishInto(provinces: number): Promise<{ ms: number; tps: number }> {
	const folder = temporaryFolder();
	const hub = await openHub({ folder, eyes: 1 });
	const contest = contestOf('ppwp');
	if (!contest) throw new Error('no ppwp');
	for (let at = 0; at < provinces; at++) {
		const kelurahan = province(String(11 + at));
		for (let from = 0; from < kelurahan.length; from += 100) {
			await hub.store.register(
				kelurahan.slice(from, from + 100).flatMap((one) =>
					[
						one.provinsi,
						one.kabko,
						one.kecamatan,
						one,
						...Array.from({ length: TPS_PER_KELURAHAN }, (_, no) => {
							const kode = `${one.kode}${String(no + 1).padStart(3, '0')}`;
							return { kode, nama: `TPS ${no + 1}` };
						}),
					].map(({ kode, nama }) => ({ kecamatan: kode.slice(0, 6), code: kode, name: nama })),
				),
			);
		}
		await publishRegions(
			hub,
			contest,
			kelurahan.map(({ kode }) => kode),
		);
	}
	const times: number[] = [];
	for (let at = 0; at < PUBLISHED; at++) {
		const tps = `11010110010${String(at + 1).padStart(2, '0')}`.slice(0, 13);
		const batch = {
			id: `bench-${at}-00000`,
			hall: 'h',
			kecamatan: tps.slice(0, 6),
			at: '2024',
			head: '',
			signature: '',
		};
		await hub.store.take(batch, [resultText(tps)]);
		const key = { contest: 'ppwp', tps, version: 1 };
		await verifyEntry(hub, { id: 'a', name: 'A' }, key, { type: 'entry.claim' });
		await verifyEntry(hub, { id: 'a', name: 'A' }, key, { type: 'entry.approve' });
		const begin = performance.now();
		const published = await publishRound(hub, 'bench');
		times.push(performance.now() - begin);
		if (published !== 1) throw new Error(`publish: ${published}`);
	}
	await hub.store.close();
	rmSync(join(folder), { recursive: true, force: true });
	return { ms: median(times), tps: provinces * KECAMATAN_PER_KABKO * KELURAHAN_PER_KECAMATAN * TPS_PER_KELURAHAN };
}

/** Publishing one result costs the same in a small tree and in a nation's. */
export const hubPublish: Bench = async () => {
	const small = await publishInto(SMALL);
	const large = await publishInto(LARGE);
	const head = {
		bench: 'publish one result',
		unit: 'ms',
		target: 'ratio ≤ 1.5: independent of the tree',
		note: `tree of ${large.tps} TPS beside one of ${small.tps}; median of ${PUBLISHED}; 6 files written, synced and renamed`,
	};
	return [measured(head, large.ms, small.ms, (ratio) => ratio <= 1.5)];
};
