import type { Outcome } from '../../db/door';
import type { Actor, Envelope } from '../../lib/plenary';

/** A server that can be killed: what the rounds of crash.test need to know of it. */
export interface Target {
	/** Starts on a data folder; resolves once it serves. */
	start(folder: string): Promise<Running>;
}

export interface Running {
	/** Sends a command and returns what the server answered. Rejects when no answer came. */
	post(actor: Actor, envelope: Envelope): Promise<Outcome>;
	/** `kill -9`; resolves when the process is gone. */
	kill(): Promise<void>;
}
