import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paperTruth } from '../lib/demo/paper';
import { randomFrom } from '../lib/demo/random';
import { recapSheets } from '../lib/documents/sheets';
import { checkBundle } from '../lib/evidence/check';
import { amount, type Contest, type Figures } from '../lib/forms';
import { figuresHash } from '../lib/plenary';
import { recapCsv } from '../lib/recap';
import { adoptionPage } from './adoption';
import { closingList } from './closing';
import { documentModel } from './documents/catalogue';
import { documentFacts } from './documents/collect';
import { buildBundle } from './evidence/bundle';
import { tpsList } from './queries';
import { recapOf } from './recap';
import { FEW, smallHall } from './testing/adoption';
import { dividedPack } from './testing/divided';
import { adoptWhole } from './testing/filled';
import { ACTORS, KECAMATAN, KELURAHAN, OTHER_KELURAHAN } from './testing/fixtures';
import type { Hall } from './testing/hall';
import { timeline } from './timeline';
import { verifyLedger } from './verify';

const CONTEST = 'dprd-kab';
const [FIRST, SECOND, THIRD] = FEW;
const ONE = `${KECAMATAN}.KAB-1`;
const TWO = `${KECAMATAN}.KAB-2`;
const { ketua, operator } = ACTORS;

let hall: Hall;
const papers = new Map<string, Figures>();

const formAt = (region: string): Contest => {
	const form = hall.house.states.election().contest(CONTEST, region);
	if (!form) throw new Error(`no form at ${region}`);
	return form;
};

/** The whole way of one TPS, the system following the paper. */
function lock(tps: string): void {
	const form = formAt(tps);
	const figures = paperTruth(randomFrom(Number(tps.slice(-6))), form);
	papers.set(tps, figures);
	const about = { contest: CONTEST, tps };
	hall.does(operator, 'tps.floor', { ...about, seal: 'utuh', note: '', mode: 'blind' });
	hall.does(operator, 'tally.fill', { ...about, figures: { ...figures }, matched: [], blank: [] });
	const edits = form.fields
		.filter(({ inSystem }) => inSystem)
		.map(({ id }) => ({ field: id, value: amount(figures[id]) }));
	hall.does(operator, 'system.edit', { ...about, edits, reason: 'Mengikuti C.Hasil' });
	const hash = figuresHash(hall.house.states.result(CONTEST, tps)) ?? '';
	hall.does(ketua, 'gavel.strike', { ...about, hash });
}

function adopt(region: string): void {
	const about = { contest: CONTEST, region };
	hall.does(ketua, 'adoption.scrutinise', { ...about, until: null });
	const hash = hall.house.states.adoption(CONTEST, region).scrutiny?.hash ?? '';
	hall.does(ketua, 'adoption.strike', { ...about, hash });
}

const page = (region: string) => {
	const view = recapOf(hall.house, CONTEST, region);
	if (!view) throw new Error(`no recap of ${region}`);
	return view;
};
const standing = (region: string) => hall.house.states.adoption(CONTEST, region).lock;

/** A kecamatan of two kelurahan, each in another dapil of DPRD Kabupaten/Kota; every TPS locked. */
beforeAll(() => {
	hall = smallHall([]);
	const place = { provinsi: KECAMATAN.slice(0, 2), kabko: KECAMATAN.slice(0, 4), kecamatan: KECAMATAN };
	adoptWhole(hall.house, ketua, dividedPack(place, [OTHER_KELURAHAN]));
	for (const tps of FEW) lock(tps);
});
afterAll(() => hall.leave());

describe('a kecamatan that two dapil divide', () => {
	it('has a recap for each, with its own candidates, kelurahan and sums, and none for the whole', () => {
		expect(recapOf(hall.house, CONTEST, KECAMATAN)).toBeNull();
		expect(tpsList(hall.house, { code: CONTEST }).kecamatan?.wholes).toEqual([
			{ kode: ONE, name: 'KECAMATAN 01, Dapil Peraga 1', adoption: null },
			{ kode: TWO, name: 'KECAMATAN 01, Dapil Peraga 2', adoption: null },
		]);
		expect(tpsList(hall.house, { code: 'dpr' }).kecamatan?.wholes.map(({ kode }) => kode)).toEqual([KECAMATAN]);
		for (const [region, kelurahan, stations] of [
			[ONE, KELURAHAN, [FIRST, SECOND]],
			[TWO, OTHER_KELURAHAN, [THIRD]],
		] as const) {
			const view = page(region);
			expect(view.columns).toEqual([
				expect.objectContaining({ code: kelurahan, locked: stations.length, total: stations.length }),
			]);
			expect(view.fields.map(({ id }) => id)).toEqual(formAt(kelurahan).fields.map(({ id }) => id));
			expect(view.mismatches).toEqual([]);
			expect(view.findings).toEqual([]);
			view.fields.forEach(({ id }, at) => {
				const sum = stations.reduce((all, tps) => all + (amount(papers.get(tps)?.[id]) ?? 0), 0);
				expect(view.totals.paper[at], id).toBe(sum);
			});
			const [head = ''] = recapCsv(view, 'paper').split('\r\n');
			expect(head).toBe(`baris,uraian,${kelurahan},JUMLAH`);
		}
		expect(page(ONE).fields.length).toBeGreaterThan(page(TWO).fields.length);
	});

	it('has a D.HASIL for each dapil, one after the other, in print and in the workbook', () => {
		const text = JSON.stringify(documentModel(hall.house, 'd-hasil', CONTEST)?.blocks);
		expect(text).toContain('D.HASIL KECAMATAN-DPRD KAB/KOTA – Dapil Peraga 1');
		expect(text).toContain('D.HASIL KECAMATAN-DPRD KAB/KOTA – Dapil Peraga 2');
		const facts = documentFacts(hall.house, CONTEST);
		const sheets = facts ? recapSheets(facts) : [];
		expect(sheets.map(({ name }) => name)).toEqual([
			'DPRD KAB KOTA KAB-1',
			'KELURAHAN 1001',
			'DPRD KAB KOTA KAB-2',
			'KELURAHAN 1002',
		]);
		const lines = (region: string) => formAt(region).fields.length + 3;
		expect(sheets.map(({ rows }) => rows.length)).toEqual([lines(ONE), lines(ONE), lines(TWO), lines(TWO)]);
		const cards = documentModel(hall.house, 'hasil-tps', CONTEST, THIRD)?.blocks.flatMap((block) =>
			block.kind === 'cards' ? block.cards : [],
		);
		const party = cards?.find(({ title }) => title.startsWith('1. '));
		expect(party?.rows.map(({ no }) => no)).toEqual(['A.1', '1', '2', '3', '4', '5', '6', '7', 'B']);
	});

	it('is adopted by dapil: a TPS that is opened again voids its own and leaves the other standing', () => {
		const whole = { contest: CONTEST, region: KECAMATAN, until: null };
		expect(hall.refusal(ketua, 'adoption.scrutinise', whole)).toBe('contest.unknown');
		expect(hall.refusal(ketua, 'adoption.scrutinise', { ...whole, region: ONE })).toBe('adoption.incomplete');
		const open = () =>
			closingList(hall.house)
				.regions.filter(({ contest }) => contest === CONTEST)
				.map(({ region }) => region);
		expect(open()).toEqual([ONE, TWO, KELURAHAN, OTHER_KELURAHAN]);
		const draft = () => documentModel(hall.house, 'd-hasil', CONTEST)?.draft;
		for (const region of [KELURAHAN, OTHER_KELURAHAN, ONE]) adopt(region);
		expect(draft()).toBe('belum ditetapkan tingkat kecamatan');
		adopt(TWO);
		expect(draft()).toBeNull();
		expect(open()).toEqual([]);
		expect(standing(ONE)?.paper.sums).toEqual(
			Object.fromEntries(page(ONE).fields.map(({ id }, at) => [id, page(ONE).totals.paper[at]])),
		);
		expect(tpsList(hall.house, { code: CONTEST }).kecamatan?.adoption?.status).toBe('ditetapkan');
		const shown = adoptionPage(hall.house, ketua, { contest: CONTEST, region: TWO });
		expect(shown.lines.map(({ region }) => region)).toEqual([KELURAHAN, ONE, OTHER_KELURAHAN, TWO]);
		expect(shown.view).toMatchObject({ name: 'KECAMATAN 01, Dapil Peraga 2', status: 'ditetapkan' });
		const said = JSON.stringify(timeline(hall.house, {}));
		expect(said).toContain('Kecamatan KECAMATAN 01, Dapil Peraga 2');
		const text = JSON.stringify(documentModel(hall.house, 'd-hasil', CONTEST)?.blocks);
		expect(text.match(/"Ditetapkan"/g)).toHaveLength(4);

		const about = { contest: CONTEST, tps: THIRD };
		const why = { basis: 'kekeliruan-ditemukan', document: '', reason: 'Salah pindah' } as const;
		hall.does(operator, 'reopen.request', { ...about, ...why });
		hall.does(ketua, 'reopen.approve', { ...about, reason: 'Disetujui' });
		expect([KELURAHAN, ONE].map(standing)).toEqual([expect.anything(), expect.anything()]);
		expect([OTHER_KELURAHAN, TWO].map(standing)).toEqual([null, null]);
		expect(tpsList(hall.house, { code: CONTEST }).kecamatan?.adoption?.status).toBe('gugur');
	});

	it('leaves in a bundle that checks, and its ledger verifies', () => {
		expect(checkBundle(buildBundle(hall.house)).faults).toEqual([]);
		expect(verifyLedger(hall.house)).toMatchObject({ ok: true });
	});
});

describe('a contest that is held in one kelurahan only', () => {
	it('leaves nothing open at the closing where it is not held', () => {
		const partly = smallHall([]);
		try {
			const place = { provinsi: KECAMATAN.slice(0, 2), kabko: KECAMATAN.slice(0, 4), kecamatan: KECAMATAN };
			const pack = dividedPack(place, [OTHER_KELURAHAN]);
			const contest = pack.contests.find(({ code }) => code === CONTEST);
			if (!contest) throw new Error(`no ${CONTEST}`);
			contest.districts = contest.districts?.filter(({ code }) => code === 'KAB-2');
			adoptWhole(partly.house, ketua, pack);
			const { stations, regions } = closingList(partly.house);
			expect(stations.filter((one) => one.contest === CONTEST).map(({ tps }) => tps)).toEqual([THIRD]);
			expect(stations.filter((one) => one.contest === 'ppwp').map(({ tps }) => tps)).toEqual([...FEW]);
			expect(regions.filter((one) => one.contest === CONTEST).map(({ region }) => region)).not.toContain(KELURAHAN);
		} finally {
			partly.leave();
		}
	});
});
