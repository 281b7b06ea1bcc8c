import { afterEach, describe, expect, it } from 'vitest';
import { withFigures } from '../lib/recap';
import { recapOf } from './recap';
import { lockAgain, reopen } from './testing/adoption';
import { CONTEST, KECAMATAN, KELURAHAN, PAPER, systemItem, tpsOf } from './testing/fixtures';
import { Hall } from './testing/hall';
import { unguarded } from './testing/tamper';
import { verifyLedger } from './verify';

let hall: Hall;
afterEach(() => hall.leave());

const page = (region: string) => {
	const view = recapOf(hall.house, CONTEST, region);
	if (!view) throw new Error('no recap');
	return view;
};
const total = (region: string, field: string) => {
	const view = page(region);
	return view.totals.paper[view.fields.findIndex(({ id }) => id === field)];
};

/** Takes a TPS from its sealed box to the gavel. */
function lock(no: number): void {
	hall.imports(systemItem(tpsOf(no)));
	hall.lock(tpsOf(no));
}

describe('the recap', () => {
	it('has nothing of a result before the gavel, and all of it with the gavel', () => {
		hall = Hall.opened([]);
		hall.imports(systemItem(tpsOf(1)));
		hall.read(PAPER);
		expect(total(KELURAHAN, 'IV.1')).toBeNull();
		hall.recordAll();
		hall.strike();
		expect(total(KELURAHAN, 'IV.1')).toBe(PAPER['IV.1']);
		const view = page(KELURAHAN);
		expect(view.columns.find(({ code }) => code === tpsOf(1))).toMatchObject({ locked: 1, total: 1 });
		expect(view.columns.filter(({ locked }) => locked === 0).length).toBeGreaterThan(0);
		expect(view.mismatches).toEqual([]);
	});

	it('is the sum of what is locked, kept or computed anew, up to the kecamatan', () => {
		hall = Hall.opened([]);
		for (const no of [1, 2, 3]) lock(no);
		expect(total(KELURAHAN, 'V.C')).toBe(3 * Number(PAPER['V.C']));
		expect(total(KECAMATAN, 'V.C')).toBe(3 * Number(PAPER['V.C']));
		const rows = hall.house.sqlite
			.prepare("SELECT paper FROM result WHERE status = 'locked'")
			.pluck()
			.all() as string[];
		const fields = page(KELURAHAN).fields.map(({ id }) => id);
		const anew = rows.reduce((sum, text) => withFigures(sum, fields, JSON.parse(text), 1), { sums: {}, unknown: {} });
		const kept = hall.house.sqlite.prepare('SELECT paper FROM recap').pluck().get() as string;
		expect(JSON.parse(kept)).toEqual(anew);
		expect(verifyLedger(hall.house)).toMatchObject({ ok: true });
	});

	it('is compared by the verification of the ledger', () => {
		hall = Hall.opened([]);
		lock(1);
		unguarded(hall.house.sqlite, () => hall.house.sqlite.exec('UPDATE recap SET locked = 9'));
		expect(verifyLedger(hall.house)).toMatchObject({ ok: false, problem: expect.stringContaining('recap') });
	});

	it('moves with a reopening and the next gavel, and plain SQL moves it at no time', () => {
		hall = Hall.opened([]);
		for (const no of [1, 2]) lock(no);
		const { sqlite } = hall.house;
		const refused = (...statements: string[]) => {
			for (const statement of statements) expect(() => sqlite.exec(statement), statement).toThrow(/rekap:|hasil:/);
		};
		const version = (tps: string, no: number) =>
			`INSERT INTO result SELECT contest, tps, ${no}, stream_version, 'settled', set_aside, uploaded, items, open,
				paper, system, hash, answers, NULL, NULL FROM result WHERE tps = '${tps}' LIMIT 1`;
		const still = ['DELETE FROM recap_tps', 'DELETE FROM recap', "UPDATE recap SET paper = '{}', as_of = as_of + 1"];
		refused(...still, version(tpsOf(1), 2));
		reopen(hall, tpsOf(1));
		expect(total(KELURAHAN, 'V.C')).toBe(PAPER['V.C']);
		const first = `(SELECT locked_seq FROM result WHERE tps = '${tpsOf(1)}' AND result_version = 1)`;
		refused(...still, version(tpsOf(1), 3), version(tpsOf(2), 2));
		refused(`INSERT INTO recap_tps VALUES ('${CONTEST}', '${tpsOf(1)}', ${first})`);
		lockAgain(hall, tpsOf(1));
		expect(total(KELURAHAN, 'V.C')).toBe(2 * Number(PAPER['V.C']));
		refused(...still, version(tpsOf(1), 3), `UPDATE recap_tps SET locked_seq = ${first} WHERE tps = '${tpsOf(1)}'`);
		expect(verifyLedger(hall.house)).toMatchObject({ ok: true });
	});

	it('is not there for a place or contest nobody knows', () => {
		hall = Hall.opened([]);
		expect(recapOf(hall.house, 'dpr', KELURAHAN)).toBeNull();
		expect(recapOf(hall.house, CONTEST, '9999999999')).toBeNull();
	});
});
