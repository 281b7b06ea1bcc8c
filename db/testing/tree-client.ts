/*
 * A stranger's client: knows Sirekap's paths and members (as its readers wrote them down), and nothing of this
 * program. Walks from the list of provinces down to each TPS.
 */

export interface StrangersTps {
	readonly kode: string;
	readonly nama: string;
	readonly data: Record<string, unknown> | null;
}

interface Region {
	readonly nama: string;
	readonly kode: string;
	readonly tingkat: number;
}

type Get = (path: string) => Promise<unknown>;

/** Pilkada had a site of its own, with the same steps. */
type Site = 'pemilu' | 'pilkada';

/** Every TPS of a contest with its file, where it has one. */
export async function walkTree(get: Get, contest: string, site: Site = 'pemilu'): Promise<StrangersTps[]> {
	const found: StrangersTps[] = [];
	const visit = async (children: string, steps: readonly string[]): Promise<void> => {
		for (const region of ((await get(children)) ?? []) as Region[]) {
			const way = [...steps, region.kode];
			if (region.tingkat < 5) await visit(`wilayah/${site}/${contest}/${way.join('/')}.json`, way);
			else {
				const data = (await get(`${site}/hhcw/${contest}/${way.join('/')}.json`)) as StrangersTps['data'];
				found.push({ kode: region.kode, nama: region.nama, data });
			}
		}
	};
	await visit(`wilayah/${site}/${contest}/0.json`, []);
	return found;
}

interface Sums {
	readonly chart: Record<string, number>;
	readonly table: Record<string, Record<string, number> & { readonly progres: { total: number; progres: number } }>;
	readonly progres: { readonly total: number; readonly progres: number; readonly persen: number };
}

/** What a region's file says: sums by contestant, and how many TPS are in. Pilkada's says it in `tungsura`. */
export async function sumsAt(
	get: Get,
	contest: string,
	steps: readonly string[],
	site: Site = 'pemilu',
): Promise<Sums> {
	const path = `${site}/hhcw/${[contest, ...steps].join('/')}.json`;
	const file = await get(path);
	return site === 'pilkada' ? (file as { tungsura: Sums }).tungsura : (file as Sums);
}
