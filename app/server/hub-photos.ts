import { dataFolder } from '@/db/house';
import { runBeside } from './child';

const shared = globalThis as typeof globalThis & { ketokPaluHubPhotos?: HubPhotos };

interface HubPhotos {
	running: boolean;
	next: string | null;
	/** When each TPS was asked for: what cannot be decoded is not tried at every look. */
	readonly asked: Map<string, number>;
}

/** A TPS is not begun again within this time. */
const AGAIN_MS = 20_000;
/** Most TPS remembered. */
const MOST = 5_000;

/**
 * Lays straight the photos of a TPS somebody looks at, and then those of the next ones in the queue, in a process of its
 * own. Asked again while it runs, it goes on with what was asked for last.
 */
export function layStraight(contest: string, tps: string): void {
	shared.ketokPaluHubPhotos ??= { running: false, next: null, asked: new Map() };
	const state = shared.ketokPaluHubPhotos;
	const wanted = `${contest}/${tps}`;
	if (performance.now() - (state.asked.get(wanted) ?? Number.NEGATIVE_INFINITY) < AGAIN_MS) return;
	if (state.asked.size >= MOST) state.asked.clear();
	state.asked.set(wanted, performance.now());
	state.next = wanted;
	if (state.running) return;
	state.running = true;
	const run = () => {
		const about = state.next;
		state.next = null;
		if (about === null) {
			state.running = false;
			return;
		}
		runBeside('hub-photos.ts', [about], dataFolder(), () => undefined, run);
	};
	run();
}
