import type { ChildProcess } from 'node:child_process';
import { house } from '@/db/house';
import { unfinishedPulls } from '@/db/pull/view';
import { runBeside } from './child';

/** A program that ended before its time is started again after this long. */
const AGAIN_MS = 30_000;

const shared = globalThis as typeof globalThis & { ketokPaluPulls?: Map<string, ChildProcess> };

/**
 * Sees to it that every order that is not through has a program at work: a process of its own at low priority, out of
 * the desk's way, on the same data folder.
 */
export function keepPulling(): void {
	shared.ketokPaluPulls ??= new Map();
	const running = shared.ketokPaluPulls;
	for (const contest of unfinishedPulls(house())) {
		if (running.has(contest)) continue;
		const args = ['ambil', '--lanjut', '--hanya-ambil', '--kontes', contest];
		const done = () => {
			running.delete(contest);
			house().bus.emit('notice', { seq: 0, streams: [`ambil/${contest}`], kind: 'draft' });
			// Paused, or through: nothing to do. Cut off: again, after a breath.
			setTimeout(keepPulling, AGAIN_MS).unref();
		};
		running.set(
			contest,
			runBeside('import.ts', args, house().folder, () => undefined, done),
		);
	}
}
