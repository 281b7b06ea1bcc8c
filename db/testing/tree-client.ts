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

/** Every TPS of a contest with its file, where it has one. */
export async function walkTree(get: Get, contest: string): Promise<StrangersTps[]> {
	const found: StrangersTps[] = [];
	const visit = async (children: string, steps: readonly string[]): Promise<void> => {
		for (const region of ((await get(children)) ?? []) as Region[]) {
			const way = [...steps, region.kode];
			if (region.tingkat < 5) await visit(`wilayah/pemilu/${contest}/${way.join('/')}.json`, way);
			else {
				const data = (await get(`pemilu/hhcw/${contest}/${way.join('/')}.json`)) as StrangersTps['data'];
				found.push({ kode: region.kode, nama: region.nama, data });
			}
		}
	};
	await visit(`wilayah/pemilu/${contest}/0.json`, []);
	return found;
}

/** What a region's file says: sums by contestant, and how many TPS are in. */
export async function sumsAt(get: Get, contest: string, steps: readonly string[]) {
	const path = steps.length === 0 ? `pemilu/hhcw/${contest}.json` : `pemilu/hhcw/${contest}/${steps.join('/')}.json`;
	return (await get(path)) as {
		chart: Record<string, number>;
		table: Record<string, Record<string, number>>;
		progres: { total: number; progres: number; persen: number };
	};
}
