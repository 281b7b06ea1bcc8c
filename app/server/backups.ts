import { join } from 'node:path';
import { hubActivity } from '@/db/backup/activity';
import type { BackupProgress } from '@/db/backup/make';
import type { RestorePhase, RestoreProblem } from '@/db/backup/restore';
import { backupTarget } from '@/db/backup/target';
import { house } from '@/db/house';
import { headOf, statement } from '@/db/ledger';
import type { Actor } from '@/lib/plenary';
import { runBeside } from './child';

/** With activity, at most this old is the newest backup. */
const EVERY_MS = 5 * 60_000;
const LOOK_MS = 15_000;
/** A server that ends with this code wants to be started again (scripts/lib/keep.mjs). */
export const START_AGAIN = 75;
/** Time for the last answer to reach the page before the server ends. */
const LAST_WORD_MS = 2_000;

/** A failed copy: the code has a sentence in the catalogue. */
export interface BackupFailure {
	readonly code: string;
	readonly detail: string;
	readonly time: string;
}

export type Restoring =
	| { readonly phase: RestorePhase | 'restart' }
	| { readonly phase: 'failed'; readonly code: RestoreProblem['code']; readonly detail: string };

/** What the server knows of copies beside what lies in their folder. */
export interface BackupState {
	running: BackupProgress | null;
	failure: BackupFailure | null;
	restoring: Restoring | null;
}

interface Backups {
	readonly state: BackupState;
	/** False where `KETOK_PALU_BACKUP=mati` leaves it to people. */
	readonly automatic: boolean;
	run(): void;
	restore(name: string, by: Actor): void;
}

const shared = globalThis as typeof globalThis & { ketokPaluBackups?: Backups };

/** The copies of this server process; bundles of the same process share them. */
export function backups(): Backups {
	shared.ketokPaluBackups ??= make();
	return shared.ketokPaluBackups;
}

/**
 * Starts watching: a copy after every lock, and at most five minutes after anything else, what a hub receives among it.
 */
export function watchBackups(): void {
	const own = backups();
	if (!own.automatic) return;
	const { sqlite, folder } = house();
	const storeOfHub = hubActivity(folder);
	let seen = headOf(sqlite).seq;
	let stored = storeOfHub();
	let since = Date.now();
	const newLock = statement<{ one: number }>(
		sqlite,
		"SELECT 1 AS one FROM ledger WHERE seq > ? AND type = 'gavel.struck' LIMIT 1",
	);
	const look = () => {
		const head = headOf(sqlite).seq;
		const store = storeOfHub();
		if (head === seen && store === stored) {
			since = Date.now();
			return;
		}
		if (!newLock.get(seen) && Date.now() - since < EVERY_MS) return;
		seen = head;
		stored = store;
		since = Date.now();
		own.run();
	};
	house().bus.on('notice', ({ kind }) => {
		if (kind === 'events') setImmediate(look);
	});
	// Another process (an import) writes without telling, and five minutes pass without a sound.
	setInterval(look, LOOK_MS).unref();
}

function make(): Backups {
	const state: BackupState = { running: null, failure: null, restoring: null };
	const { folder } = house();
	let again = false;

	const run = () => {
		if (state.running) {
			again = true;
			return;
		}
		state.running = { phase: 'database', done: 0 };
		let last: Record<string, unknown> = {};
		runBeside(
			'backup.ts',
			['--json'],
			folder,
			(line) => {
				last = line;
				if ('phase' in line) state.running = line as unknown as BackupProgress;
			},
			() => {
				state.running = null;
				state.failure =
					last.ok === true
						? null
						: {
								code: String(last.code ?? 'unexpected'),
								detail: String(last.detail ?? ''),
								time: house().now().toISOString(),
							};
				if (!again) return;
				again = false;
				run();
			},
		);
	};

	const restore = (name: string, by: Actor) => {
		if (state.restoring && state.restoring.phase !== 'failed') return;
		state.restoring = { phase: 'check' };
		const from = join(/* turbopackIgnore: true */ backupTarget(house()), name);
		let last: Record<string, unknown> = {};
		runBeside(
			'restore.ts',
			['--json', '--siapkan-saja', '--oleh', JSON.stringify(by), from],
			folder,
			(line) => {
				last = line;
				if ('phase' in line) state.restoring = { phase: line.phase as RestorePhase };
			},
			() => {
				if (last.ok !== true) {
					const code = (last.code ?? 'ledger-broken') as RestoreProblem['code'];
					state.restoring = { phase: 'failed', code, detail: String(last.detail ?? '') };
					return;
				}
				// The swap happens before the database is opened again: nothing of this process may hold it.
				state.restoring = { phase: 'restart' };
				setTimeout(() => process.exit(START_AGAIN), LAST_WORD_MS);
			},
		);
	};

	return { state, automatic: process.env.KETOK_PALU_BACKUP !== 'mati', run, restore };
}
