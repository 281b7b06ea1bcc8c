import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVENT_TYPES } from '../lib/timeline';
import { headOf } from './ledger';
import { ACTORS, FAR_TPS, KELURAHAN, OTHER_KELURAHAN, PAPER, systemItem, tpsOf } from './testing/fixtures';
import { Hall } from './testing/hall';
import { adopt } from './testing/packs';
import { PAGE, type TimelineFilter, timeline, timelineGroup } from './timeline';

let hall: Hall;

beforeAll(() => {
	hall = Hall.opened();
	hall.imports(...[1, 2, 3].map((no) => systemItem(tpsOf(no))), systemItem(tpsOf(1, OTHER_KELURAHAN)));
	hall.read({ ...PAPER, 'IV.1': 51 }, tpsOf(1));
	hall.correct({ 'IV.1': 50 }, tpsOf(1));
	for (const no of [1, 2, 3]) hall.answers(no, no === 2 ? 'object' : 'agree', tpsOf(1));
	hall.strike(tpsOf(1));
	hall.floor(tpsOf(1, OTHER_KELURAHAN));
});
afterAll(() => hall.leave());

const read = (filter: TimelineFilter = {}, cursor = {}) => timeline(hall.house, filter, cursor);
const types = (filter: TimelineFilter) => read(filter).entries.map(({ type }) => type);

describe('the minutes', () => {
	it('tell everything once, in the order of the ledger, imports as one line', () => {
		const { entries, older, newer, head } = read();
		expect(entries.reduce((sum, { count }) => sum + count, 0)).toBe(headOf(hall.house.sqlite).seq);
		expect(head).toEqual(headOf(hall.house.sqlite));
		expect([older, newer]).toEqual([false, false]);
		let next = 1;
		for (const { seq, last, count } of entries) {
			expect(seq).toBe(next);
			expect(last).toBe(seq + count - 1);
			next = last + 1;
		}
		const imported = entries.find(({ type }) => type === 'system.imported');
		expect(imported).toMatchObject({ count: 4, values: { name: 'sirekap.zip', count: 4, filled: 4 } });
	});

	it('show old and new of a correction with reason, basis and paraf', () => {
		const [entry] = read({ kind: 'correction' }).entries;
		expect(entry).toMatchObject({
			type: 'tally.corrected',
			by: ACTORS.operator.name,
			changes: [{ field: 'IV.1', old: 51, value: 50 }],
			values: { basis: 'salah_baca', initialled: 'Ketua PPS', requestedBy: 'Saksi 1' },
		});
	});

	it('open an import into its single events', () => {
		const imported = read({ kind: 'import' }).entries.find(({ type }) => type === 'system.imported');
		const group = timelineGroup(hall.house, imported?.seq ?? 0, imported?.last ?? 0, 0, {});
		expect(group.entries.map(({ values }) => values.file)).toEqual([
			`${tpsOf(1)}.json`,
			`${tpsOf(2)}.json`,
			`${tpsOf(3)}.json`,
			`${tpsOf(1, OTHER_KELURAHAN)}.json`,
		]);
		expect(group.more).toBe(false);
	});

	it('can be narrowed to a TPS, with what the plenary says of it', () => {
		const found = types({ tps: tpsOf(1) });
		expect(found[0]).toBe('system.imported');
		expect(found).toEqual(expect.arrayContaining(['floor.taken', 'box.opened', 'gavel.struck', 'floor.left']));
		expect(types({ tps: FAR_TPS })).toEqual([]);
		expect(types({ tps: tpsOf(1), kind: 'gavel' })).toEqual(['gavel.struck']);
	});

	it('can be narrowed to one line: its entry, imports that changed it and corrections, each old and new', () => {
		const found = read({ tps: tpsOf(1), contest: 'ppwp', line: 'IV.1' });
		expect(found.line?.field.id).toBe('IV.1');
		const imported = systemItem(tpsOf(1)).figures['IV.1'] ?? null;
		expect(found.entries.map(({ type, changes }) => [type, ...changes])).toEqual([
			['system.imported', { field: 'IV.1', old: null, value: imported }],
			['tally.filled', { field: 'IV.1', old: null, value: 51 }],
			['tally.corrected', { field: 'IV.1', old: 51, value: 50 }],
		]);
		const other = read({ tps: tpsOf(1), contest: 'ppwp', line: 'IV.2' }).entries;
		expect(other.map(({ type }) => type)).toEqual(['system.imported', 'tally.filled']);
		expect(read({ tps: tpsOf(1), contest: 'ppwp', line: 'IV.99' })).toMatchObject({ line: null });
		// A line of no TPS in particular is no filter.
		expect(read({ line: 'IV.1' }).entries.length).toBe(read().entries.length);
	});

	it('can be narrowed to a kelurahan and a day', () => {
		const other = read({ kelurahan: OTHER_KELURAHAN }).entries;
		expect(other.map(({ type }) => type)).toEqual([
			'region.registered',
			'system.imported',
			'box.opened',
			'floor.taken',
		]);
		const all = headOf(hall.house.sqlite).seq;
		const on = (day: string) => read({ day }).entries.reduce((sum, { count }) => sum + count, 0);
		expect(on('2024-02-18')).toBe(all);
		expect(on('2024-02-17') + on('2024-02-19')).toBe(0);
		expect(on('kemarin')).toBe(all);
	});

	it('give a PPS its own kelurahan and the room, nothing of others and no accounts', () => {
		const own = read({ within: KELURAHAN });
		const found = own.entries.map(({ type }) => type);
		expect(found).toEqual(expect.arrayContaining(['plenary.opened', 'witness.registered', 'gavel.struck']));
		expect(found.filter((type) => type.startsWith('account.'))).toEqual([]);
		expect(own.kelurahan.map(({ kode }) => kode)).toEqual([KELURAHAN]);
		const group = own.entries.find(({ type }) => type === 'system.imported');
		expect(group?.count).toBe(3);
		expect(types({ within: OTHER_KELURAHAN })).not.toContain('gavel.struck');
		expect(types({ within: KELURAHAN, kelurahan: OTHER_KELURAHAN })).toEqual([]);
		expect(types({ within: '-' }).filter((type) => /^(tally|box|system|region)/.test(type))).toEqual([]);
		const hidden = timelineGroup(hall.house, 1, headOf(hall.house.sqlite).seq, 0, { within: OTHER_KELURAHAN });
		expect(hidden.entries.every(({ values }) => !String(values.file ?? '').startsWith(KELURAHAN))).toBe(true);
	});

	it('come a page at a time, forwards and backwards, without a gap', () => {
		const busy = Hall.opened();
		for (let at = 0; at < PAGE * 2 + 20; at++) {
			busy.does(ACTORS.ketua, 'plenary.setMode', { mode: at % 2 === 0 ? 'match' : 'blind' });
		}
		const total = headOf(busy.house.sqlite).seq;
		const seen: number[] = [];
		let page = timeline(busy.house, {});
		expect([page.entries.length, page.older, page.newer]).toEqual([PAGE, true, false]);
		for (;;) {
			seen.unshift(
				...page.entries.flatMap(({ seq, last }) => Array.from({ length: last - seq + 1 }, (_, at) => seq + at)),
			);
			if (!page.older) break;
			page = timeline(busy.house, {}, { before: page.entries[0]?.seq });
		}
		expect(seen).toEqual(Array.from({ length: total }, (_, at) => at + 1));
		const forward = timeline(busy.house, {}, { after: 0 });
		expect([forward.entries[0]?.seq, forward.older, forward.newer]).toEqual([1, false, true]);
		const next = timeline(busy.house, {}, { after: forward.entries.at(-1)?.last });
		expect(next.entries[0]?.seq).toBe((forward.entries.at(-1)?.last ?? 0) + 1);
		busy.leave();
	});

	it('know every event of the ledger', () => {
		const inLedger = new Set(hall.ledger().map(({ type }) => type));
		for (const type of inLedger) expect(EVENT_TYPES).toContain(type);
	});
});

describe('the minutes of several contests', () => {
	let several: Hall;
	const TPS = tpsOf(1);
	const told = (filter: TimelineFilter) => timeline(several.house, filter).entries;

	beforeAll(() => {
		several = Hall.opened();
		adopt(several);
		several.imports(systemItem(TPS));
		several.read(PAPER, TPS);
		several.does(ACTORS.operator, 'tps.setAside', { tps: TPS, reason: 'Lanjut DPR' });
		several.does(ACTORS.operator, 'tps.floor', { contest: 'dpr', tps: TPS, seal: 'utuh', note: '', mode: 'match' });
		const form = several.house.states.election().contest('dpr', TPS);
		const figures = Object.fromEntries((form?.fields ?? []).map(({ id }) => [id, 0]));
		several.does(ACTORS.operator, 'tally.fill', {
			contest: 'dpr',
			tps: TPS,
			figures,
			matched: [],
			blank: [],
			zeroed: [],
		});
		several.does(ACTORS.operator, 'tally.correct', {
			contest: 'dpr',
			tps: TPS,
			changes: [
				{ field: 'IV.17.A2.3', value: 5 },
				{ field: 'I.A.L', value: 9 },
			],
			reason: 'Dibaca ulang',
			basis: 'salah-baca',
			requestedBy: 'Saksi 1',
			initialled: ['Ketua PPS'],
		});
		several.does(ACTORS.operator, 'witness.register', {
			id: 'saksi-dpr',
			contest: 'dpr',
			contestant: 1,
			name: 'Saksi DPR',
			mandate: { number: 'M/9', signedBy: 'Pengurus' },
		});
		several.does(ACTORS.operator, 'witness.attend', { witness: 'saksi-dpr' });
		several.does(ACTORS.operator, 'copy.lay', {
			contest: 'dpr',
			tps: TPS,
			witness: 'saksi-dpr',
			lines: [
				{ field: 'IV.17.A2.3', value: 7 },
				{ field: 'I.A.L', value: 8 },
			],
		});
	});
	afterAll(() => several.leave());

	it('tell the lines of a copy by party and name', () => {
		const [entry] = told({ contest: 'dpr' }).filter(({ type }) => type === 'copy.laid');
		expect(entry?.values.lines).toMatch(/^(?=.*Partai Nomor Urut 17: 3\. \w+ .* 7 \(5\))(?=.*\bI\.A\.L 8 \(9\))/);
	});

	it('name the contest of each entry about a TPS', () => {
		const places = (contest: string) => new Set(told({ tps: TPS, contest }).map(({ values }) => values.tps));
		expect([...places('dpr')]).toEqual([expect.stringMatching(/^TPS .* \(DPR\)$/)]);
		expect([...places('ppwp')].filter(Boolean)).toEqual([expect.stringMatching(/ \(PPWP\)$/)]);
	});

	it('can be narrowed to one contest of a TPS', () => {
		const found = told({ tps: TPS, contest: 'dpr' }).map(({ type }) => type);
		expect(new Set(found)).toEqual(
			new Set(['box.opened', 'copy.laid', 'floor.taken', 'tally.corrected', 'tally.filled']),
		);
		expect(told({ contest: 'dpd' })).toEqual([]);
		expect(timeline(several.house, {}).contests.map(({ name }) => name)).toEqual([
			'PPWP',
			'DPR',
			'DPD',
			'DPRD PROV',
			'DPRD KAB/KOTA',
		]);
	});

	it('bring the lines of the form of that TPS, on a page of a party with its name', () => {
		const [entry] = told({ contest: 'dpr', kind: 'correction' });
		expect(entry?.lines['IV.17.A2.3']).toMatchObject({
			party: 'Partai Nomor Urut 17',
			field: { line: 'candidate', label: { id: expect.stringMatching(/\w+ \w+/) } },
		});
		expect(entry?.lines['I.A.L']).toMatchObject({ party: null, field: { column: 'L' } });
		expect(Object.keys(entry?.lines ?? {})).toHaveLength(2);
	});

	it('stay as they are where there is one contest', () => {
		for (const { values } of read({ tps: tpsOf(1) }).entries) expect(String(values.tps ?? '')).not.toContain('(');
	});
});
