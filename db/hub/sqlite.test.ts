import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/house';
import type { Engine, Session } from './engine';
import { sqliteEngine } from './sqlite';

describe('transactions of SQLite that are committed together', () => {
	let folder = '';
	let engine: Engine;
	beforeEach(async () => {
		folder = temporaryFolder();
		engine = sqliteEngine(join(folder, 'x.sqlite'));
		await engine.prepare(['CREATE TABLE kept (id INTEGER PRIMARY KEY, who TEXT NOT NULL)']);
	});
	afterEach(async () => {
		await engine.close();
		rmSync(folder, { recursive: true, force: true });
	});

	const kept = async () => (await engine.all<{ id: number }>('SELECT id FROM kept ORDER BY id')).map(({ id }) => id);
	const keep = (id: number) => async (session: Session) => {
		await session.insert('kept', ['id', 'who'], [[id, 'x']], '');
		return id;
	};

	it('keeps all of them, in the order they came, however many there are', async () => {
		const ids = Array.from({ length: 50 }, (_, at) => at);
		expect(await Promise.all(ids.map((id) => engine.transaction(keep(id))))).toEqual(ids);
		expect(await kept()).toEqual(ids);
	});

	it('keeps nothing of one that fails and everything of its neighbours', async () => {
		const failing = engine.transaction(async (session) => {
			await keep(2)(session);
			throw new Error('half way');
		});
		const outcomes = await Promise.allSettled([
			engine.transaction(keep(1)),
			failing,
			engine.transaction(keep(3)),
			engine.transaction(keep(1)),
		]);
		expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected']);
		expect(await kept()).toEqual([1, 3]);
	});

	it('lets a statement beside it see what is committed and nothing else', async () => {
		const [, , seen] = await Promise.all([engine.transaction(keep(1)), engine.transaction(keep(2)), kept()]);
		expect([[], [1, 2]]).toContainEqual(seen);
	});
});
