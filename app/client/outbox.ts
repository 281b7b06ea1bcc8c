import type { Command } from '@/lib/plenary';
import { type Accepted, newId, OfflineError, SignedOutError } from './api';

/** How the commands of a page stand. */
export interface OutboxState {
	/** Idle, one being sent, waiting for the line (or for the password), or the last one refused. */
	readonly phase: 'idle' | 'sending' | 'waiting' | 'failed';
	/** Why it waits or was refused; nothing otherwise. */
	readonly error: unknown;
	/** The command that phase and error are about: the refused one too, after its turn. */
	readonly about: Command | null;
	/** Everything without an answer so far, in order. */
	readonly pending: readonly Command[];
	/** True while the session is over: ask for the password, then call {@link Outbox.resume}. */
	readonly signedOut: boolean;
}

/** Posts one command under its id; throws as `post` in api.ts does. */
export type Post = (
	command: Command,
	options: { id: string; expect: number | undefined; signal: AbortSignal },
) => Promise<Accepted>;

interface Job {
	readonly id: string;
	readonly command: Command;
	readonly expect: number | undefined;
	readonly answer: Promise<Accepted>;
	readonly resolve: (accepted: Accepted) => void;
	readonly reject: (error: unknown) => void;
}

/** How long until what found no line is tried again. */
const AGAIN_MS = 2_000;
/** How long an answer may take before the line counts as lost; posting the same id again is safe. */
const ANSWER_MS = 15_000;

const IDLE = { phase: 'idle', error: null, about: null, signedOut: false } as const;

/**
 * Sends commands so that none is lost and none is done twice: one after the other, and each under the same
 * id again until the door has answered. A session that ended keeps them until the person has signed in
 * again. It goes on when the dialog that asked is closed.
 */
export class Outbox {
	private state: OutboxState = { ...IDLE, pending: [] };
	private readonly jobs: Job[] = [];
	private readonly listeners = new Set<() => void>();
	private timer: ReturnType<typeof setTimeout> | undefined;
	/** The job whose request is out, without an answer so far. */
	private flying: Job | null = null;
	/** Out while the person stopped waiting: not to be sent again. */
	private dropped: Job | null = null;
	/** The last refusal of this run; the next wish clears it. */
	private refused: { readonly error: unknown; readonly about: Command } | null = null;

	/**
	 * @param post how a command reaches the door
	 * @param onAnswered told after every yes and no: what is shown may have changed
	 */
	constructor(
		private readonly post: Post,
		private readonly onAnswered: () => void,
		private readonly againMs = AGAIN_MS,
	) {}

	readonly snapshot = (): OutboxState => this.state;

	readonly subscribe = (listener: () => void): (() => void) => {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	};

	/**
	 * Asks for a command, after those already asked for. The same wish asked again while it waits is one wish.
	 * Resolves when the door accepted it; rejects when it said no or the person stopped waiting.
	 */
	readonly send = (command: Command, expect?: number): Promise<Accepted> => {
		const same = this.jobs.find((job) => job.expect === expect && isSame(job.command, command));
		if (same) {
			this.retryNow();
			return same.answer;
		}
		let settle: Pick<Job, 'resolve' | 'reject'> | undefined;
		const answer = new Promise<Accepted>((resolve, reject) => {
			settle = { resolve, reject };
		});
		if (settle) this.jobs.push({ id: newId(), command, expect, answer, ...settle });
		if (this.jobs.length > 1) {
			this.put(this.state);
			this.retryNow();
			return answer;
		}
		this.refused = null;
		this.put({ ...IDLE, phase: 'sending', about: command });
		void this.attempt();
		return answer;
	};

	/**
	 * Stops waiting: what is given up is not sent again. Forgets the last refusal too.
	 * @param which the commands meant; all of them when left out
	 * @returns false while the request of one of them is out: it may have arrived, so its answer is still waited for
	 */
	readonly giveUp = (which: (command: Command) => boolean = () => true): boolean => {
		const meant = this.jobs.filter(({ command }) => which(command));
		const out = meant.find((job) => job === this.flying);
		if (out) this.dropped = out;
		for (const job of meant) {
			if (job === out) continue;
			this.jobs.splice(this.jobs.indexOf(job), 1);
			job.reject(new OfflineError('given up'));
		}
		this.refused = null;
		if (this.jobs.length === 0) {
			clearTimeout(this.timer);
			this.put(IDLE);
		} else this.put(this.state);
		return out === undefined;
	};

	/** The person has signed in again: goes on with what waited. */
	readonly resume = (): void => {
		if (!this.state.signedOut) return;
		this.put({ ...this.state, signedOut: false });
		void this.attempt();
	};

	private retryNow(): void {
		if (!this.flying && !this.state.signedOut) void this.attempt();
	}

	private async attempt(): Promise<void> {
		clearTimeout(this.timer);
		const job = this.jobs[0];
		if (!job || this.flying) return;
		this.flying = job;
		try {
			const signal = AbortSignal.timeout(ANSWER_MS);
			const accepted = await this.post(job.command, { id: job.id, expect: job.expect, signal });
			this.flying = null;
			this.next();
			job.resolve(accepted);
		} catch (fault) {
			this.flying = null;
			const about = job.command;
			const lost = fault instanceof OfflineError || isTimeout(fault);
			if ((lost || fault instanceof SignedOutError) && this.dropped === job) {
				this.next();
				job.reject(new OfflineError('given up'));
			} else if (fault instanceof SignedOutError) {
				this.put({ phase: 'waiting', error: fault, about, signedOut: true });
			} else if (lost) {
				const error = fault instanceof OfflineError ? fault : new OfflineError('no answer');
				this.put({ phase: 'waiting', error, about, signedOut: false });
				this.timer = setTimeout(() => void this.attempt(), this.againMs);
			} else {
				this.refused = { error: fault, about };
				this.next();
				job.reject(fault);
			}
		}
	}

	/** The first has its answer: shows what became of it and goes on with the next. */
	private next(): void {
		this.jobs.shift();
		const after = this.jobs[0];
		if (after) {
			this.put({ phase: 'sending', error: this.refused?.error ?? null, about: after.command, signedOut: false });
			void this.attempt();
		} else {
			this.put(this.refused ? { phase: 'failed', ...this.refused, signedOut: false } : IDLE);
		}
		this.onAnswered();
	}

	private put(state: Omit<OutboxState, 'pending'>): void {
		this.state = { ...state, pending: this.jobs.map(({ command }) => command) };
		for (const listener of this.listeners) listener();
	}
}

const isSame = (one: Command, other: Command) => JSON.stringify(one) === JSON.stringify(other);

const isTimeout = (fault: unknown) => fault instanceof DOMException && fault.name === 'TimeoutError';
