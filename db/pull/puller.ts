import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitAfter } from '../../lib/delivery';
import { resultPath } from '../../lib/hub';
import { type PullFault, pullFaultOfError, pullFaultOfStatus, retryAfter, Throttle } from '../../lib/pull';
import type { House } from '../house';
import {
	askedOf,
	beat,
	keepFile,
	knownOf,
	layDown,
	type Order,
	orderOf,
	placesOf,
	record,
	setFault,
	takeUp,
} from './store';

export interface PullerOptions {
	readonly fetch?: typeof fetch;
	/** An answer of which nothing has come for so long is given up. */
	readonly timeoutMs?: number;
	/** Milliseconds until the next try after so many failures in a row. */
	readonly wait?: (failures: number) => number;
	/** Called after each answer, for whoever watches. */
	readonly onStep?: () => void;
}

/** `busy`: another process is at it. `none`: nothing was ordered. */
export type PullEnd = 'finished' | 'paused' | 'busy' | 'none';

/** Largest TPS file that is kept; the import reads no larger one. */
const LARGEST = 1_048_576;
/** How often a file that is none is asked for before it is left out. */
const TRIES = 3;
/** The same for a file over which the site itself fails, while it answers for every other one. */
const PATIENT_TRIES = 6;
/** Faults that may be one file's own, once the site has answered for others. */
const OF_ONE_FILE: ReadonlySet<PullFault> = new Set(['not-sirekap', 'too-large', 'redirect', 'forbidden']);
const BEAT_MS = 3_000;

class Failure extends Error {
	constructor(
		readonly fault: PullFault,
		readonly detail = '',
		readonly askedMs = 0,
	) {
		super(fault);
	}
}

/**
 * Fetches the TPS files of one contest from a site in Sirekap's layout, politely: a few requests at a time, below a
 * rate, conditional where the file is known, backing off with everything as soon as the site is in trouble. Each file
 * is written down as it comes; whoever takes the work up again goes on with what is missing.
 */
export class Puller {
	readonly #house: House;
	readonly #contest: string;
	readonly #options: Required<PullerOptions>;
	readonly #runner = randomUUID();
	/** Files that failed, and how often it was their own fault. */
	readonly #odd = new Map<string, number>();
	/** Answers so far, and how many there were when a file failed last. */
	#answers = 0;
	readonly #answersAt = new Map<string, number>();
	/** The site has given at least one proper answer: what is odd now is odd about one file. */
	#answered = false;
	#queue: string[] = [];
	#failures = 0;
	/** Nothing is asked before this moment of the process's own clock. */
	#quietUntil = 0;
	#throttle = new Throttle(1);
	#lastBeat = 0;
	#stopped = false;

	constructor(house: House, contest: string, options: PullerOptions = {}) {
		this.#house = house;
		this.#contest = contest;
		this.#options = {
			fetch,
			timeoutMs: 30_000,
			wait: (failures) => waitAfter(failures, Math.random()),
			onStep: () => undefined,
			...options,
		};
	}

	/** Lays the work down after the answers that are under way. */
	stop(): void {
		this.#stopped = true;
	}

	/** Goes through what the round has not asked yet. Never throws over the network. */
	async run(): Promise<PullEnd> {
		const order = orderOf(this.#house, this.#contest);
		if (!order) return 'none';
		if (order.paused) return 'paused';
		if (!takeUp(this.#house, order, this.#runner)) return 'busy';
		this.#throttle = new Throttle(order.rate);
		const asked = askedOf(this.#house, order);
		this.#queue = placesOf(this.#house, this.#contest).filter((tps) => !asked.has(tps));
		await Promise.all(Array.from({ length: order.parallel }, () => this.#work(order)));
		const finished = this.#queue.length === 0 && this.#goesOn(order);
		layDown(this.#house, this.#contest, finished);
		if (finished) setFault(this.#house, this.#contest, null);
		this.#options.onStep();
		return finished ? 'finished' : 'paused';
	}

	/** Paused, ordered anew or stopped: this round is over for us. */
	#goesOn(order: Order): boolean {
		const now = orderOf(this.#house, this.#contest);
		return !this.#stopped && now?.seq === order.seq && !now.paused;
	}

	async #work(order: Order): Promise<void> {
		while (this.#goesOn(order)) {
			const quiet = this.#quietUntil - performance.now();
			if (quiet > 0) {
				this.#beat(0);
				// In short steps, so that a pause is heeded while we wait.
				await sleep(Math.min(quiet, 1_000));
				continue;
			}
			const tps = this.#queue.shift();
			if (tps === undefined) return;
			try {
				await this.#ask(order, tps);
				this.#failures = 0;
				this.#answered = true;
				this.#answers++;
				setFault(this.#house, this.#contest, null);
			} catch (error) {
				if (!(error instanceof Failure)) throw error;
				this.#failed(order, tps, error);
			}
			this.#beat(0);
			this.#options.onStep();
		}
	}

	async #ask(order: Order, tps: string): Promise<void> {
		const contest = this.#house.states.election().contest(this.#contest, tps);
		if (!contest) return;
		const known = knownOf(this.#house, order, tps);
		const headers = new Headers({ accept: 'application/json' });
		if (known.etag) headers.set('if-none-match', known.etag);
		if (known.modified) headers.set('if-modified-since', known.modified);
		const silence = new Silence(this.#options.timeoutMs);
		let response: Response;
		try {
			// A redirect may lead anywhere: it is told, not followed.
			response = await this.#options.fetch(`${order.url}/${resultPath(contest, tps)}`, {
				headers,
				redirect: 'manual',
				signal: silence.signal,
			});
		} catch (error) {
			silence.over();
			throw new Failure(pullFaultOfError(error), String((error as Error).message));
		}
		if (response.status !== 200) silence.over();
		if (response.status === 304) {
			// Nobody asked whether it had changed.
			if (!known.etag && !known.modified) throw new Failure('not-sirekap', 'HTTP 304');
			return record(this.#house, order, tps, 'same', known);
		}
		if (response.status === 404 || response.status === 410) {
			await response.body?.cancel().catch(() => undefined);
			return record(this.#house, order, tps, 'missing', { etag: null, modified: null });
		}
		if (response.status !== 200) {
			await response.body?.cancel().catch(() => undefined);
			const askedMs = retryAfter(response.headers.get('retry-after'), this.#house.now().getTime());
			throw new Failure(pullFaultOfStatus(response.status), `HTTP ${response.status}`, askedMs);
		}
		const bytes = await this.#read(response, silence);
		if (!isJson(bytes)) throw new Failure('not-sirekap', tps);
		keepFile(this.#house, this.#contest, tps, bytes);
		const told = { etag: response.headers.get('etag'), modified: response.headers.get('last-modified') };
		record(this.#house, order, tps, 'fresh', told);
	}

	/** The body, below the rate: while we wait, the network waits. */
	async #read(response: Response, silence: Silence): Promise<Buffer> {
		const pieces: Uint8Array[] = [];
		let length = 0;
		try {
			for await (const piece of response.body ?? []) {
				length += piece.byteLength;
				if (length > LARGEST) throw new Failure('too-large');
				pieces.push(piece);
				this.#beat(piece.byteLength);
				// While we hold it back for the rate's sake, nobody is silent.
				silence.over();
				await sleep(this.#throttle.take(piece.byteLength, performance.now()));
				silence.begin();
			}
		} catch (error) {
			if (error instanceof Failure) throw error;
			throw new Failure(pullFaultOfError(error), String((error as Error).message));
		} finally {
			silence.over();
		}
		return Buffer.concat(pieces);
	}

	/** The site is in trouble, or this file is: everything waits; a file that never is one is left out in the end. */
	#failed(order: Order, tps: string, { fault, detail, askedMs }: Failure): void {
		// The site failed over this one and not over another since, or nothing is left but what it fails over.
		const between = this.#answers > (this.#answersAt.get(tps) ?? Number.POSITIVE_INFINITY);
		const alone = this.#queue.every((other) => this.#odd.has(other));
		const own = OF_ONE_FILE.has(fault) || ((fault === 'server' || fault === 'timeout') && (between || alone));
		const odd = this.#answered && own;
		this.#answersAt.set(tps, this.#answers);
		const times = (this.#odd.get(tps) ?? 0) + (odd ? 1 : 0);
		this.#odd.set(tps, times);
		if (times >= (OF_ONE_FILE.has(fault) ? TRIES : PATIENT_TRIES))
			record(this.#house, order, tps, 'unreadable', { etag: null, modified: null });
		else this.#queue.push(tps);
		this.#failures++;
		const waitMs = Math.max(askedMs, this.#options.wait(this.#failures));
		this.#quietUntil = Math.max(this.#quietUntil, performance.now() + waitMs);
		setFault(this.#house, this.#contest, { code: fault, detail, waitMs });
	}

	#beat(bytes: number): void {
		const now = performance.now();
		if (bytes === 0 && now - this.#lastBeat < BEAT_MS) return;
		this.#lastBeat = now;
		beat(this.#house, this.#contest, bytes);
	}
}

/** Ends a request over which nothing has come for so long. */
class Silence {
	readonly #limitMs: number;
	readonly #control = new AbortController();
	#timer: NodeJS.Timeout | undefined;

	constructor(limitMs: number) {
		this.#limitMs = limitMs;
		this.begin();
	}

	get signal(): AbortSignal {
		return this.#control.signal;
	}

	begin(): void {
		this.over();
		this.#timer = setTimeout(() => {
			this.#control.abort(new DOMException('nothing came', 'TimeoutError'));
		}, this.#limitMs);
	}

	over(): void {
		clearTimeout(this.#timer);
	}
}

function isJson(bytes: Buffer): boolean {
	try {
		const value: unknown = JSON.parse(bytes.toString('utf8'));
		return typeof value === 'object' && value !== null;
	} catch {
		return false;
	}
}
