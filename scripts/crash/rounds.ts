import { randomUUID } from 'node:crypto';
import { openHouse } from '../../db/house';
import { streamVersion } from '../../db/ledger';
import { ACTORS, CONTEST, tpsOf, witnessId } from '../../db/testing/fixtures';
import { command } from '../../db/testing/hall';
import { type Verdict, verifyLedger } from '../../db/verify';
import { type Actor, type Command, type Envelope, resultStream } from '../../lib/plenary';
import type { Running, Target } from './target';

/** What the server said it had done, and what it was asked without an answer. */
export interface Tally {
	/** Sequence by command id, for every acknowledged command. */
	readonly acknowledged: Map<string, number>;
	/** Sent, and the server died before it answered. */
	readonly unanswered: Sent[];
	/** How often an unanswered command turned out to have been carried out, and how often not. */
	carriedOut: number;
	lost: number;
	readonly refused: string[];
}

interface Sent {
	readonly actor: Actor;
	readonly envelope: Envelope;
}

const TPS = tpsOf(1);
const { admin, operator } = ACTORS;

/**
 * One life of the server: the unanswered commands of the life before are sent again, then three people send one command
 * after another until `answers` have been answered; then `kill -9` with the others still under way.
 */
export async function liveAndDie(target: Target, folder: string, tally: Tally, answers: number): Promise<void> {
	const running = await target.start(folder);
	for (const sent of tally.unanswered.splice(0)) {
		const outcome = await running.post(sent.actor, sent.envelope);
		if (!outcome.ok) tally.refused.push(`${sent.envelope.command.type}: ${outcome.refusal.code}`);
		else {
			if (outcome.repeated) tally.carriedOut++;
			else tally.lost++;
			tally.acknowledged.set(sent.envelope.id, outcome.seq);
		}
	}
	let left = answers;
	let dead: Promise<void> | null = null;
	const answered = () => {
		left--;
		if (left <= 0) dead ??= running.kill();
	};
	const desk = deskOf(folder);
	await Promise.all(
		[newAccount, comingAndGoing(), desk].map(async (next) => {
			while (!dead) await send(running, next(), tally, answered);
		}),
	);
	await dead;
}

async function send(running: Running, sent: Sent, tally: Tally, answered: () => void): Promise<void> {
	try {
		const outcome = await running.post(sent.actor, sent.envelope);
		if (outcome.ok) tally.acknowledged.set(sent.envelope.id, outcome.seq);
		else tally.refused.push(`${sent.envelope.command.type}: ${outcome.refusal.code}`);
		answered();
	} catch {
		tally.unanswered.push(sent);
	}
}

function sentBy(actor: Actor, said: Command, expect?: number): Sent {
	return { actor, envelope: { id: randomUUID(), expect, command: said } };
}

/** One event, one new row in a projection. */
function newAccount(): Sent {
	const id = randomUUID();
	const said = { id, username: `a.${id}`, name: `Akun ${id}`, role: 'panwaslu' as const };
	return sentBy(admin, command('account.create', said));
}

/** One event in the busiest stream. */
function comingAndGoing(): () => Sent {
	let present = false;
	return () => {
		present = !present;
		return sentBy(operator, command(present ? 'witness.attend' : 'witness.leave', { witness: witnessId(1) }));
	};
}

/** Two events in two streams, and a version that must be right. */
function deskOf(folder: string): () => Sent {
	let { version, floor } = readHouse(folder, (house) => ({
		version: streamVersion(house.sqlite, resultStream(CONTEST, TPS)),
		floor: house.states.plenary().floor !== null,
	}));
	return () => {
		const said = floor
			? command('tps.setAside', { tps: TPS, reason: 'Ditunda' })
			: command('tps.floor', { tps: TPS, seal: 'utuh', note: '', mode: 'blind' });
		floor = !floor;
		version++;
		return sentBy(operator, said, version - 1);
	};
}

/** What is left on the disk: does the chain verify, and which acknowledged commands are not there as acknowledged? */
export function examine(folder: string, tally: Tally): { verdict: Verdict; missing: string[]; twice: number } {
	return readHouse(folder, (house) => {
		const kept = new Map(
			house.sqlite.prepare("SELECT id, json_extract(outcome, '$.seq') FROM command_log").raw().all() as [
				string,
				number,
			][],
		);
		const twice = house.sqlite
			.prepare("SELECT COUNT(*) - COUNT(DISTINCT stream) FROM ledger WHERE type = 'account.created'")
			.pluck()
			.get() as number;
		const missing = [...tally.acknowledged].filter(([id, seq]) => kept.get(id) !== seq).map(([id]) => id);
		return { verdict: verifyLedger(house), missing, twice };
	});
}

function readHouse<T>(folder: string, read: (house: ReturnType<typeof openHouse>) => T): T {
	const house = openHouse(folder);
	try {
		return read(house);
	} finally {
		house.sqlite.close();
	}
}
