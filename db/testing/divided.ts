import { type ExamplePlace, examplePack } from '../../lib/demo/packs';
import type { ElectionPack } from '../../lib/election';

/**
 * The example pack with DPRD Kabupaten/Kota in two dapil that divide the kecamatan: the second has some kelurahan of its
 * own, and shorter lists.
 */
export function dividedPack(place: ExamplePlace, second: readonly string[]): ElectionPack {
	const pack = structuredClone(examplePack('pemilu-2024', place));
	const contest = pack.contests.find(({ code }) => code === 'dprd-kab');
	const [first] = contest?.districts ?? [];
	if (!contest || !first) throw new Error('no dprd-kab');
	contest.districts = [
		first,
		{
			...first,
			code: 'KAB-2',
			name: 'Dapil Peraga 2',
			regions: [...second],
			lists: first.lists?.map(({ party, candidates }) => ({
				party,
				candidates: candidates.slice(0, 7).map((one) => ({ ...one, sirekapId: `9${one.sirekapId}` })),
			})),
		},
	];
	return pack;
}
