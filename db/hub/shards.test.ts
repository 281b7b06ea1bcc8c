import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CONTEST, KECAMATAN, PAPER, tpsOf } from '../testing/fixtures';
import { temporaryFolder } from '../testing/house';
import { batchOf, entryOf, HUB_REGIONS } from '../testing/hub-fixtures';
import type { Engine, Session } from './engine';
import { storeOn } from './sql-store';
import { sqliteEngine } from './sqlite';

/** Small tables that stand whole on every node (docs/hub.md); all others lie in shards by kecamatan. */
const EVERYWHERE = ['hub_hall', 'hub_code', 'hub_lease'];
const NOW = '2024-02-18T04:00:00.000Z';

/** Passes statements on and writes them down, those of one transaction in one list. */
function listening(engine: Engine, heard: string[][]): Engine {
	const hear = (session: Session, list: string[]): Session => ({
		all: (sql, values) => {
			list.push(sql);
			return session.all(sql, values);
		},
		run: (sql, values) => {
			list.push(sql);
			return session.run(sql, values);
		},
		insert: (table, columns, rows, tail) => {
			list.push(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${tail}`);
			return session.insert(table, columns, rows, tail);
		},
	});
	return {
		...engine,
		...hear(engine, heard[0] ?? []),
		transaction: (work) => {
			const list: string[] = [];
			heard.push(list);
			return engine.transaction((session) => work(hear(session, list)));
		},
	};
}

it('a kecamatan is a shard: taking a batch in touches one node, and every write about results names its kecamatan', async () => {
	const folder = temporaryFolder();
	const heard: string[][] = [[]];
	const store = await storeOn(listening(sqliteEngine(join(folder, 'x.sqlite')), heard));
	await store.register(HUB_REGIONS);
	const before = heard.length;
	const report = { locked: 1, waiting: 0, attempts: 1, fault: null };
	await store.take({ ...batchOf(KECAMATAN), report }, [entryOf(tpsOf(1), 2), entryOf(tpsOf(2))]);
	await store.take({ ...batchOf(KECAMATAN), report }, [entryOf(tpsOf(1), 1, PAPER), entryOf(tpsOf(2))]);
	const taking = heard.slice(before).flat();
	expect(taking.length).toBeGreaterThan(6);
	for (const sql of taking) {
		expect(sql).toMatch(/\bkecamatan\b/);
		expect(EVERYWHERE.filter((table) => sql.includes(table))).toEqual([]);
	}

	const entry = await store.entry(KECAMATAN, { contest: CONTEST, tps: tpsOf(2), version: 1 });
	if (!entry) throw new Error('no entry');
	const verdict = { at: NOW, who: 'A', verdict: 'approve', reason: '' };
	expect(await store.change(entry, { state: 'verified', claimedBy: null, leaseUntil: null }, verdict)).toBe(true);
	await store.published(await store.unpublished(10), NOW);
	await store.heard({ kecamatan: KECAMATAN, id: 'a' }, report, NOW);
	const writes = heard.flat().filter((sql) => /^\s*(INSERT|UPDATE|DELETE)/.test(sql));
	expect(writes.length).toBeGreaterThan(8);
	for (const sql of writes) {
		const [, table = ''] = /^\s*(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)/.exec(sql) ?? [];
		if (!EVERYWHERE.includes(table)) expect(sql).toMatch(/\bkecamatan\b/);
	}
	await store.close();
	rmSync(folder, { recursive: true, force: true });
});
