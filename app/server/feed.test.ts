import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHouse } from '@/db/house';
import { ACTORS, PAPER, systemItem, tpsOf } from '@/db/testing/fixtures';
import { Hall } from '@/db/testing/hall';
import { resultStream } from '@/lib/plenary';
import { feed } from './feed';

let hall: Hall;
const shared = globalThis as { ketokPaluHouse?: unknown };

beforeAll(() => {
	hall = Hall.opened();
	hall.imports(systemItem(tpsOf(1)));
	hall.floor();
	shared.ketokPaluHouse = hall.house;
});
afterAll(() => {
	shared.ketokPaluHouse = undefined;
	hall.leave();
});

it('tells with the next notice of this process what another wrote before it', () => {
	const heard: string[] = [];
	const listener = {
		write: (chunk: Uint8Array) => heard.push(new TextDecoder().decode(chunk)),
		counts: () => true,
		end: () => undefined,
	};
	feed().listeners.add(listener);
	const other = new Hall(openHouse(hall.house.folder));
	other.imports(systemItem(tpsOf(2)));
	other.house.sqlite.close();
	const typing = { tps: tpsOf(1), figures: PAPER, matched: [], blank: [], zeroed: [], at: 'I.A.L' };
	hall.does(ACTORS.operator, 'tally.draft', typing);
	feed().listeners.delete(listener);
	const told = heard.join('');
	expect(told).toContain(resultStream('ppwp', tpsOf(1)));
	expect(told).toContain(resultStream('ppwp', tpsOf(2)));
	// It is about the ledger now, and can be asked for again.
	expect(told).toMatch(/^id: \d+$/m);
});
