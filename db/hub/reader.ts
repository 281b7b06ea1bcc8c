import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { KnownPack } from './packs';
import { type FromReader, type ToReader, unpackContent } from './reader-wire';
import { type BatchContent, type BatchProblem, openBatch, readBatch } from './reading';
import type { HallRow } from './store';

/** A batch as far as it says who sent it. Ask for its content once, or drop it. */
export interface ClaimedBatch {
	/** What stands where the hall's name belongs. */
	readonly hall: unknown;
	/** @param pack by which the results of its kecamatan are read; `null`: what the program brings along */
	read(hall: HallRow, pack: KnownPack | null): Promise<BatchContent | BatchProblem>;
	drop(): void;
}

/** Below this many packed bytes another thread costs more than it saves. */
const SMALL = 4_096;
/** The thread of the server and its database wants a core, too. */
const MOST_THREADS = Math.min(4, availableParallelism() - 1);
/** A thread that cannot even start is not tried again at every batch: reading goes on here. */
const AFTER_FAILURE_MS = 60_000;

/** Reads in this thread. */
function readHere(body: Uint8Array): ClaimedBatch | BatchProblem {
	const opened = openBatch(body);
	if (typeof opened === 'string') return opened;
	return {
		hall: opened.head.hall,
		read: async (hall, pack) => readBatch(opened, hall, pack?.election),
		drop: () => undefined,
	};
}

/** A thread, and who waits for its answers. */
interface Thread {
	readonly worker: Worker;
	/** False until it has said that it listens. */
	ready: boolean;
	readonly waiting: Map<number, (answer: FromReader | null) => void>;
	/** Hashes of the packs it was told. */
	readonly packs: Set<string>;
}

const threads: Thread[] = [];
let last = 0;
/** No thread is started before this time (`performance.now`). */
let notBefore = 0;

function startThread(): void {
	// Its TypeScript is loaded as it stands, like that of the programs beside the server (app/server/child.ts).
	const worker = new Worker(resolve(/* turbopackIgnore: true */ 'db', 'hub', 'reader-thread.mjs'));
	const thread: Thread = { worker, ready: false, waiting: new Map(), packs: new Set() };
	threads.push(thread);
	worker.unref();
	worker.on('message', (answer: FromReader) => {
		if (answer.kind === 'ready') thread.ready = true;
		else {
			const heard = thread.waiting.get(answer.id);
			thread.waiting.delete(answer.id);
			if (thread.waiting.size === 0) worker.unref();
			heard?.(answer);
		}
	});
	const end = () => {
		const at = threads.indexOf(thread);
		if (at < 0) return;
		threads.splice(at, 1);
		if (!thread.ready) notBefore = performance.now() + AFTER_FAILURE_MS;
		for (const heard of thread.waiting.values()) heard(null);
		thread.waiting.clear();
	};
	worker.on('error', end);
	worker.on('exit', end);
}

function startThreads(): void {
	if (performance.now() >= notBefore) while (threads.length < MOST_THREADS) startThread();
}

/** The thread with the least to do, or `null` while none listens. The first large batch starts them. */
function idlest(): Thread | null {
	startThreads();
	let best: Thread | null = null;
	for (const thread of threads) if (thread.ready && (!best || thread.waiting.size < best.waiting.size)) best = thread;
	return best;
}

/** Starts the threads and waits until they listen, for those who cannot wait for a batch to do it. */
export async function startReading(): Promise<number> {
	startThreads();
	await Promise.all(
		threads.map(
			(thread) =>
				thread.ready ||
				new Promise((done) => {
					thread.worker.ref();
					thread.worker.once('message', done).once('exit', done);
				}),
		),
	);
	for (const { worker, waiting } of threads) if (waiting.size === 0) worker.unref();
	return threads.filter(({ ready }) => ready).length;
}

/** Ends the threads; batches under way are read here. */
export async function endReading(): Promise<void> {
	await Promise.all(threads.map(({ worker }) => worker.terminate()));
}

function ask(thread: Thread, question: Extract<ToReader, { kind: 'open' | 'read' }>): Promise<FromReader | null> {
	return new Promise((heard) => {
		// An answer somebody waits for keeps the process alive; an idle thread does not.
		thread.worker.ref();
		thread.waiting.set(question.id, heard);
		thread.worker.postMessage(question);
	});
}

/** Tells a thread of a pack once. */
function tell({ worker, packs }: Thread, pack: KnownPack | null): void {
	if (!pack || packs.has(pack.row.hash)) return;
	packs.add(pack.row.hash);
	worker.postMessage({ kind: 'pack', pack: pack.row } satisfies ToReader);
}

/**
 * Opens a batch. Large ones are unpacked, verified and checked in threads of their own, while this one receives and
 * commits; what a dying thread leaves undone is done here.
 */
export async function openClaimed(body: Uint8Array): Promise<ClaimedBatch | BatchProblem> {
	const thread = body.length < SMALL ? null : idlest();
	if (!thread) return readHere(body);
	const id = ++last;
	const answer = await ask(thread, { kind: 'open', id, body });
	if (answer?.kind === 'problem') return answer.problem;
	if (answer?.kind !== 'claim') return readHere(body);
	return {
		hall: answer.hall,
		drop: () => thread.worker.postMessage({ kind: 'drop', id } satisfies ToReader),
		read: async (hall, pack) => {
			tell(thread, pack);
			const content = await ask(thread, { kind: 'read', id, hall, pack: pack?.row.hash ?? null });
			if (content?.kind === 'problem') return content.problem;
			if (content?.kind === 'content') return unpackContent(content.content);
			const here = readHere(body);
			return typeof here === 'string' ? here : here.read(hall, pack);
		},
	};
}
