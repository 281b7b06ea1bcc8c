import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { execute } from '../db/door';
import type { House } from '../db/house';
import { streamVersion } from '../db/ledger';
import {
	ACTORS,
	CONSOLE,
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
/** Rounds of both sides by turns, so that a slow moment of the machine falls on both. */
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
 */
export const commandPath: Bench = async () => {
	const rounds = Array.from({ length: ROUNDS }, () => {
		const { perSecond, sizes } = playRound();
		const yardstick = commitRows(sizes);
		return { perSecond, yardstick, ratio: perSecond / yardstick };
	});
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

/** One round through the door. The clock runs only while the door works. */
export function playRound(): { perSecond: number; sizes: number[]; byType: Map<string, number[]> } {
	const hall = prepare();
	const { house } = hall;
	const before = headOf(house);
	const ends: number[] = [];
	const byType = new Map<string, number[]>();
	let milliseconds = 0;
	for (let no = 1; no <= TPS; no++) {
		for (const play of MIX) {
			const tps = tpsOf(no);
			const { by, send } = play(hall, tps);
			const expect = streamVersion(house.sqlite, resultStream('ppwp', tps));
			const envelope = { id: randomUUID(), expect, command: send };
			const begin = performance.now();
			const outcome = execute(house, by, envelope);
			const took = performance.now() - begin;
			if (!outcome.ok) throw new Error(`${send.type}: ${outcome.refusal.code}`);
			milliseconds += took;
			byType.set(send.type, [...(byType.get(send.type) ?? []), took]);
			ends.push(outcome.seq);
		}
	}
	const sizes = sizesOf(house, before, ends);
	hall.leave();
	return { perSecond: (ends.length / milliseconds) * 1000, sizes, byType };
}

const headOf = (house: House) => house.sqlite.prepare('SELECT MAX(seq) FROM ledger').pluck().get() as number;

/** Bytes each command added to the ledger, by the sequence it ended with. */
function sizesOf(house: House, before: number, ends: readonly number[]): number[] {
	const bytes = house.sqlite
		.prepare(
			`SELECT SUM(length(stream) + length(type) + length(CAST(payload AS BLOB)) + length(CAST(actor AS BLOB))
				+ length(time) + length(prev) + length(hash)) FROM ledger WHERE seq > ? AND seq <= ?`,
		)
		.pluck();
	return ends.map((end, at) => bytes.get(ends[at - 1] ?? before, end) as number);
}

/** One bare row for each size, one commit each; returns commits per second. */
function commitRows(sizes: readonly number[]): number {
	const folder = temporaryFolder();
	const sqlite = new Database(join(folder, 'bare.sqlite'));
	for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'trusted_schema = OFF']) sqlite.pragma(pragma);
	sqlite.exec('CREATE TABLE bare (seq INTEGER PRIMARY KEY, row TEXT NOT NULL)');
	const insert = sqlite.prepare('INSERT INTO bare (row) VALUES (?)');
	const rows = sizes.map((size) => 'x'.repeat(size));
	const begin = performance.now();
	for (const row of rows) insert.run(row);
	const seconds = (performance.now() - begin) / 1000;
	sqlite.close();
	rmSync(folder, { recursive: true, force: true });
	return sizes.length / seconds;
}
