import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PullFault } from '../../lib/pull';
import type { House } from '../house';
import { statement } from '../ledger';

/** An order as it stands. */
export interface Order {
	readonly contest: string;
	/** The round: ledger row of the order. */
	readonly seq: number;
	readonly url: string;
	readonly rate: number;
	readonly parallel: number;
	readonly paused: boolean;
	readonly reason: string;
	readonly by: string;
	readonly time: string;
}

export type FileState = 'fresh' | 'same' | 'missing' | 'unreadable';

/** A runner that was not heard of for so long is gone. */
const SILENCE_MS = 20_000;

export function orderOf(house: House, contest: string): Order | undefined {
	const row = statement<Omit<Order, 'paused'> & { paused: number }>(
		house.sqlite,
		'SELECT * FROM pull_order WHERE contest = ?',
	).get(contest);
	return row && { ...row, paused: row.paused === 1 };
}

export function ordersOf(house: House): Order[] {
	return statement<{ contest: string }>(house.sqlite, 'SELECT contest FROM pull_order ORDER BY contest')
		.all()
		.flatMap(({ contest }) => orderOf(house, contest) ?? []);
}

/** TPS of the plenary's kecamatan (before the opening: of the region list) in which the contest is held. */
export function placesOf(house: House, contest: string): string[] {
	const kecamatan = house.states.plenary().opened?.kecamatan ?? '';
	const election = house.states.election();
	return statement<{ kode: string }>(
		house.sqlite,
		"SELECT kode FROM tps WHERE kode >= @from AND kode < @from || 'z' ORDER BY kode",
	)
		.all({ from: kecamatan })
		.map(({ kode }) => kode)
		.filter((kode) => election.contest(contest, kode));
}

/** What this round has asked already. */
export function askedOf(house: House, { contest, seq }: Order): Set<string> {
	return new Set(
		statement<{ tps: string }>(house.sqlite, 'SELECT tps FROM pull_file WHERE contest = ? AND round = ?')
			.all(contest, seq)
			.map(({ tps }) => tps),
	);
}

/** What may be named when a file is asked for again: only of this very address, and only while the file is here. */
export function knownOf(house: House, order: Order, tps: string): { etag: string | null; modified: string | null } {
	const none = { etag: null, modified: null };
	if (!statSync(fileOf(house, order.contest, tps), { throwIfNoEntry: false })) return none;
	return (
		statement<{ etag: string | null; modified: string | null }>(
			house.sqlite,
			"SELECT etag, modified FROM pull_file WHERE contest = ? AND tps = ? AND url = ? AND state IN ('fresh', 'same')",
		).get(order.contest, tps, order.url) ?? none
	);
}

export const pullFolder = (house: House, contest: string) => join(house.folder, 'ambil', contest);
const fileOf = (house: House, contest: string, tps: string) => join(pullFolder(house, contest), `${tps}.json`);

/** Keeps a file as it came: whole, or not at all. */
export function keepFile(house: House, contest: string, tps: string, bytes: Uint8Array): void {
	mkdirSync(pullFolder(house, contest), { recursive: true });
	const file = fileOf(house, contest, tps);
	writeFileSync(`${file}.baru`, bytes);
	renameSync(`${file}.baru`, file);
}

/** Every file that was fetched for a contest, for the staged import. */
export function fetchedFiles(house: House, contest: string): { name: string; bytes: Uint8Array }[] {
	const folder = pullFolder(house, contest);
	try {
		return readdirSync(folder)
			.filter((name) => /^\d{13}\.json$/.test(name))
			.map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));
	} catch {
		return [];
	}
}

export function record(
	house: House,
	order: Order,
	tps: string,
	state: FileState,
	told: { readonly etag: string | null; readonly modified: string | null },
): void {
	statement(
		house.sqlite,
		`INSERT INTO pull_file (contest, tps, round, state, url, etag, modified, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		 ON CONFLICT (contest, tps) DO UPDATE SET round = excluded.round, state = excluded.state, url = excluded.url,
			etag = excluded.etag, modified = excluded.modified, at = excluded.at`,
	).run(order.contest, tps, order.seq, state, order.url, told.etag, told.modified, house.now().toISOString());
}

/** Takes the work up, unless another process is at it. */
export function takeUp(house: House, order: Order, runner: string): boolean {
	return house.sqlite
		.transaction(() => {
			const now = house.now();
			const row = statement<{ runner: string; beat: string; round: number }>(
				house.sqlite,
				'SELECT runner, beat, round FROM pull_state WHERE contest = ?',
			).get(order.contest);
			const alive = row && row.runner !== '' && Math.abs(now.getTime() - Date.parse(row.beat)) < SILENCE_MS;
			if (alive && row.runner !== runner) return false;
			statement(
				house.sqlite,
				`INSERT INTO pull_state (contest, round, runner, beat, bytes, fault, detail, next_at, finished_at)
				 VALUES (@contest, @round, @runner, @beat, 0, NULL, '', NULL, NULL)
				 ON CONFLICT (contest) DO UPDATE SET runner = @runner, beat = @beat, finished_at = NULL, next_at = NULL,
					bytes = CASE WHEN round = @round THEN bytes ELSE 0 END,
					fault = CASE WHEN round = @round THEN fault END,
					detail = CASE WHEN round = @round THEN detail ELSE '' END, round = @round`,
			).run({ contest: order.contest, round: order.seq, runner, beat: now.toISOString() });
			return true;
		})
		.immediate();
}

/** Somebody is still at work: heard now, so many bytes more. */
export function beat(house: House, contest: string, bytes: number): void {
	statement(house.sqlite, 'UPDATE pull_state SET beat = ?, bytes = bytes + ? WHERE contest = ?').run(
		house.now().toISOString(),
		bytes,
		contest,
	);
}

/** What went wrong last and when the next try is due; `null`: all is well. */
export function setFault(
	house: House,
	contest: string,
	fault: { readonly code: PullFault; readonly detail: string; readonly waitMs: number } | null,
): void {
	const nextAt = fault ? new Date(house.now().getTime() + fault.waitMs).toISOString() : null;
	statement(house.sqlite, 'UPDATE pull_state SET fault = ?, detail = ?, next_at = ? WHERE contest = ?').run(
		fault?.code ?? null,
		fault?.detail.slice(0, 200) ?? '',
		nextAt,
		contest,
	);
}

/** The work is laid down: finished, or paused. */
export function layDown(house: House, contest: string, finished: boolean): void {
	statement(
		house.sqlite,
		"UPDATE pull_state SET runner = '', next_at = NULL, finished_at = CASE WHEN ? THEN ? END WHERE contest = ?",
	).run(finished ? 1 : 0, house.now().toISOString(), contest);
}
