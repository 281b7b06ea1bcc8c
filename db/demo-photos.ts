import { CONSOLE } from '../lib/plenary';
import { demoContest, demoPack } from './demo';
import type { House } from './house';
import { attachPhoto } from './photo/attach';
import { inventPhoto } from './photo/invented';

/** Small photos: a first start should not have to wait for them. */
const WIDTH = 960;

/**
 * Photos of every page of two TPS of the demo, one whose numbers the system has right and one it misread, so that a
 * newcomer sees the handwriting beside the numbers. Made here, by our own strokes; no photo is in the repository.
 */
export async function makeDemoPhotos(house: House): Promise<void> {
	const contest = demoContest();
	const { paper, misread, notUploaded } = demoPack();
	const odd = new Set([...Object.keys(misread), ...notUploaded]);
	const plain = Object.keys(paper).find((tps) => !odd.has(tps));
	const [wrong] = Object.keys(misread).sort();
	for (const [at, tps] of [plain, wrong].entries()) {
		const figures = tps && paper[tps];
		if (!tps || !figures) continue;
		for (const page of [1, 2, 3]) {
			const { jpeg } = await inventPhoto(contest, figures, page, 100 + at * 10 + page, { width: WIDTH });
			const photo = { contest: contest.code, tps, page, source: 'kamera', name: `contoh-${tps}-${page}.jpg` } as const;
			const attached = await attachPhoto(house, CONSOLE, { ...photo, bytes: jpeg });
			if (!attached.ok) throw new Error(`demo: ${JSON.stringify(attached)}`);
		}
	}
}
