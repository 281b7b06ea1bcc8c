import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { execute } from '../db/door';
import type { House } from '../db/house';
import { statement, streamVersion } from '../db/ledger';
import {
	ACTORS,
	CONSOLE,
	CONTEST,
	digest,
	KELURAHAN,
	PAPER,
	phone,
	REGIONS,
	SYSTEM,
	systemItem,
	tpsOf,
} from '../db/testing/fixtures';
import { command, Hall, saidTally } from '../db/testing/hall';
import { temporaryFolder } from '../db/testing/house';
import { type Actor, type Command, resultStream } from '../lib/plenary';
import { type Bench, measured, median } from './measure';

/** TPS read in one round. */
const TPS = 120;
const ROUNDS = 7;

const { operator, ketua } = ACTORS;

type Play = (hall: Hall, tps: string) => { by: Actor; send: Command };

/** A TPS as it is read in the hall, with two differences: one is edited away, the rest recorded. */
const MIX: readonly Play[] = [
	(_, tps) => ({ by: operator, send: command('tps.floor', { tps, seal: 'utuh', note: '', mode: 'blind' }) }),
	(_, tps) => ({ by: operator, send: command('tally.fill', saidTally(tps, { ...PAPER, 'III.J': 2 })) }),
	(_, tps) => ({
		by: operator,
		send: command('system.edit', { tps, edits: [{ field: 'IV.1', value: 50 }], reason: 'Mengikuti C.Hasil' }),
	}),
	(hall, tps) => ({
		by: operator,
		send: command('item.record', { tps, items: [...hall.view(tps).openItems], note: 'Dicatat apa adanya' }),
	}),
	...[1, 2, 3].map(
		(no): Play =>
			(hall, tps) => ({ by: phone(no), send: command('witness.agree', { tps, hash: hall.hash(tps) }) }),
	),
	(hall, tps) => ({ by: ketua, send: command('gavel.strike', { tps, hash: hall.hash(tps) }) }),
];

/**
 * The command path in process: policy, parse, decide, append, project, commit with synchronous=FULL.
 *
 * The yardstick commits, one at a time, a row that carries exactly the bytes the same command added to the ledger, into
 * a table without any index in a database with the same pragmas: the least a durable record of the command can cost.
 * The two take turns TPS by TPS, so that a slow moment of the machine falls on both.
 */
export const commandPath: Bench = async () => {
	const rounds = Array.from({ length: ROUNDS }, playRound);
	const ratio = median(rounds.map((round) => round.ratio));
	const middle = rounds.find((round) => round.ratio === ratio);
	const head = {
		bench: 'command path',
		unit: 'commands/s',
		target: 'ratio ≥ 0.5',
		note: `${TPS * MIX.length} commands (floor, fill, edit, record, agree ×3, strike), median of ${ROUNDS} rounds; yardstick: the bytes each command added to the ledger in one row of a bare table, one FULL commit each`,
	};
	return [measured(head, middle?.perSecond ?? 0, middle?.yardstick ?? 1, (value) => value >= 0.5)];
};

/** A kelurahan large enough for a round, with system data that differs from the paper in one vote count. */
function prepare(): Hall {
	const hall = Hall.opened();
	const [rows] = REGIONS;
	if (!rows) throw new Error('no region');
	const tps = Array.from({ length: TPS }, (_, at) => ({ kode: tpsOf(at + 1), nama: `TPS ${at + 1}` }));
	const region = { file: 'besar.csv', sha256: digest('besar'), kelurahan: [{ ...rows, kode: KELURAHAN, tps }] };
	hall.does(CONSOLE, 'region.import', region);
	hall.imports(...tps.map(({ kode }) => systemItem(kode, { ...SYSTEM, 'IV.1': 850 })));
	return hall;
}

interface Round {
	readonly perSecond: number;
	readonly yardstick: number;
	readonly ratio: number;
	/** Milliseconds in the door by type of command. */
	readonly byType: ReadonlyMap<string, number[]>;
}

/** One round on both sides. The clocks run only while the door works and while the bare row is committed. */
export function playRound(): Round {
	const hall = prepare();
	const bare = openBare();
	const byType = new Map<string, number[]>();
	let ours = 0;
	let theirs = 0;
	for (let no = 1; no <= TPS; no++) {
		const ends = [headOf(hall.house)];
		for (const play of MIX) {
			const { type, took, seq } = time(hall, tpsOf(no), play);
			byType.set(type, [...(byType.get(type) ?? []), took]);
			ours += took;
			ends.push(seq);
		}
		for (const size of sizesOf(hall.house, ends)) theirs += bare.commit('x'.repeat(size));
	}
	hall.leave();
	bare.close();
	const commands = (TPS * MIX.length) / 1000;
	return { perSecond: (commands / ours) * 1e6, yardstick: (commands / theirs) * 1e6, ratio: theirs / ours, byType };
}

function time(hall: Hall, tps: string, play: Play): { type: string; took: number; seq: number } {
	const { by, send } = play(hall, tps);
	const expect = streamVersion(hall.house.sqlite, resultStream(CONTEST, tps));
	const envelope = { id: randomUUID(), expect, command: send };
	const begin = performance.now();
	const outcome = execute(hall.house, by, envelope);
	const took = performance.now() - begin;
	if (!outcome.ok) throw new Error(`${send.type}: ${outcome.refusal.code}`);
	return { type: send.type, took, seq: outcome.seq };
}

const headOf = (house: House) =>
	statement<{ seq: number }>(house.sqlite, 'SELECT MAX(seq) AS seq FROM ledger').get()?.seq ?? 0;

/** Bytes each command added to the ledger, by the sequence before it and the one it ended with. */
function sizesOf(house: House, ends: readonly number[]): number[] {
	const bytes = statement<{ bytes: number }>(
		house.sqlite,
		`SELECT SUM(length(stream) + length(type) + length(CAST(payload AS BLOB)) + length(CAST(actor AS BLOB))
			+ length(time) + length(prev) + length(hash)) AS bytes FROM ledger WHERE seq > ? AND seq <= ?`,
	);
	return ends.slice(1).map((end, at) => bytes.get(ends[at], end)?.bytes ?? 0);
}

/** A database that only keeps rows. `commit` returns the milliseconds it took. */
function openBare(): { commit(row: string): number; close(): void } {
	const folder = temporaryFolder();
	const sqlite = new Database(join(folder, 'bare.sqlite'));
	for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'trusted_schema = OFF']) sqlite.pragma(pragma);
	sqlite.exec('CREATE TABLE bare (seq INTEGER PRIMARY KEY, row TEXT NOT NULL)');
	const insert = sqlite.prepare('INSERT INTO bare (row) VALUES (?)');
	return {
		commit(row) {
			const begin = performance.now();
			insert.run(row);
			return performance.now() - begin;
		},
		close() {
			sqlite.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
