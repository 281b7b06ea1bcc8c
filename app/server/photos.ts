import { house } from '@/db/house';
import { headOf } from '@/db/ledger';
import { waitingPhotos } from '@/db/photo/queries';
import { photoStream } from '@/lib/plenary';
import { runBeside } from './child';

interface Straightener {
	/** Lays straight what waits, in a process of its own; asked again while it runs, it looks once more. */
	run(): void;
}

const shared = globalThis as typeof globalThis & { ketokPaluPhotos?: Straightener };

/** The straightener of this server process; bundles of the same process share it. */
export function straightener(): Straightener {
	shared.ketokPaluPhotos ??= make();
	return shared.ketokPaluPhotos;
}

/** What was left when the server ended, or came with a restored copy, is done after a start. */
export function takeUpPhotos(): void {
	if (waitingPhotos(house()).length > 0) straightener().run();
}

function make(): Straightener {
	let running = false;
	let again = false;
	const run = () => {
		if (running) {
			again = true;
			return;
		}
		running = true;
		const { bus, sqlite, folder } = house();
		runBeside(
			'photos.ts',
			['--json'],
			folder,
			({ contest, tps }) => {
				// Nothing was written down; the screens only look again.
				const streams = [photoStream(String(contest), String(tps))];
				bus.emit('notice', { seq: headOf(sqlite).seq, streams, kind: 'draft' });
			},
			() => {
				running = false;
				if (!again) return;
				again = false;
				run();
			},
		);
	};
	return { run };
}
