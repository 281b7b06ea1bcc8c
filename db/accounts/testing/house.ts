import { randomUUID } from 'node:crypto';
import { type Actor, CONSOLE, type Command } from '../../../lib/plenary';
import { execute, type Outcome } from '../../door';
import { type House, openMemory } from '../../house';
import { besidesNow } from '../secrets';

/** A house in memory whose clock the test sets. */
export interface Clocked {
	readonly house: House;
	/** Moves the clock by seconds, also backwards. */
	pass(seconds: number): void;
}

export function clockedHouse(): Clocked {
	const house = openMemory();
	let now = Date.UTC(2024, 1, 18, 2, 0, 0);
	house.now = () => new Date(now);
	return {
		house,
		pass: (seconds) => {
			now += seconds * 1000;
		},
	};
}

/** Sends a command with what goes beside it; returns the outcome and the secret. */
export function send(house: House, command: Command, actor: Actor = CONSOLE): Outcome & { secret?: string } {
	const beside = besidesNow(command);
	return {
		...execute(house, actor, { id: randomUUID(), command }, beside?.aside),
		secret: beside?.secret,
	};
}

/** An account with its temporary password. */
export function account(house: House, username: string): { id: string; password: string } {
	const id = randomUUID();
	const { secret = '' } = send(house, { type: 'account.create', id, username, name: username, role: 'operator' });
	return { id, password: secret };
}

/** A registered witness. */
export function witness(house: House, id = 'w1'): string {
	send(house, {
		type: 'witness.register',
		id,
		contest: 'ppwp',
		contestant: 1,
		name: 'Saksi Satu',
		mandate: { number: '1', signedBy: 'Tim' },
	});
	return id;
}

export const PHONE = { address: '192.168.1.20', agent: 'ponsel' };
export const DESK = { address: '127.0.0.1', agent: 'meja' };
