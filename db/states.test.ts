import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { execute } from './door';
import { openHouse } from './house';
import { ACTORS, CONTEST, PAPER, systemItem, tpsOf } from './testing/fixtures';
import { command, Hall, saidTally } from './testing/hall';

let hall: Hall;
beforeEach(() => {
	hall = Hall.opened();
});
afterEach(() => hall.leave());

describe('states kept in memory', () => {
	it('see what another process wrote, few rows or many', () => {
		hall.fits();
		const other = new Hall(openHouse(hall.house.folder));
		try {
			expect(other.state().tally?.figures).toEqual(PAPER);
			hall.correct({ 'IV.1': 49 });
			expect(other.state().tally?.figures['IV.1']).toBe(49);
			for (let value = 0; value < 70; value++) hall.edit({ 'IV.1': value });
			expect(other.state()).toEqual(hall.state());
			other.imports(systemItem(tpsOf(2)));
			expect(hall.state(tpsOf(2)).system.uploaded).toBe(true);
			hall.does(ACTORS.ketua, 'plenary.setMode', { mode: 'match' });
			expect(other.plenary.mode).toBe('match');
		} finally {
			other.house.sqlite.close();
		}
	});

	it('forget what a transaction that failed had made of them', () => {
		hall.imports(systemItem(tpsOf(1)));
		hall.floor();
		const before = hall.state();
		const fill = {
			id: 'gagal',
			expect: before.version,
			command: command('tally.fill', saidTally(tpsOf(1), PAPER)),
		};
		const fail = () => {
			expect(hall.state().tally).not.toBeNull();
			throw new Error('disk full');
		};
		expect(() => execute(hall.house, ACTORS.operator, fill, fail)).toThrow('disk full');
		expect(hall.state()).toEqual(before);
		// Another row takes the place in the ledger that the failed one had.
		hall.does(ACTORS.ketua, 'plenary.setMode', { mode: 'match' });
		expect(hall.state()).toEqual(before);
		expect(hall.house.states.result(CONTEST, tpsOf(1)).tally).toBeNull();
	});
});
