import { afterEach, describe, expect, it } from 'vitest';
import { hashWords } from '../lib/forms';
import { ADOPTION_MACHINE, adoptionStatus, hashTotals, MEETING_MACHINE } from '../lib/plenary';
import { closingList } from './closing';
import { documentModel } from './documents/catalogue';
import { signatureOf } from './keys';
import { introduceKey } from './keys/introduce';
import {
	adopt,
	adoptAll,
	at,
	close,
	FEW,
	lockAgain,
	reopen,
	scrutinise,
	smallHall,
	totalsHash,
} from './testing/adoption';
import {
	ACTORS,
	CONSOLE,
	CONTEST,
	digest,
	KECAMATAN,
	KELURAHAN,
	OTHER_KELURAHAN,
	PAPER,
	phone,
	REGIONS,
	tpsOf,
} from './testing/fixtures';
import type { Hall } from './testing/hall';
import { PAUSE } from './testing/meeting';
import { timeline } from './timeline';
import { verifyLedger } from './verify';

const { ketua, anggota, operator } = ACTORS;
const [FIRST, SECOND, THIRD] = FEW;

let hall: Hall;
afterEach(() => hall.leave());

const state = (region = KELURAHAN) => hall.house.states.adoption(CONTEST, region);
const rows = (table: string) => hall.house.sqlite.prepare(`SELECT * FROM ${table} ORDER BY region, version`).all();

describe('penetapan', () => {
	it('adds up what is locked, takes everybody’s word, and is signed by the installation', () => {
		hall = smallHall();
		for (const tps of [FIRST, SECOND]) hall.lock(tps);
		scrutinise(hall, KELURAHAN);
		const { scrutiny } = state();
		expect(scrutiny).toMatchObject({ version: 1, parts: [{ code: FIRST }, { code: SECOND }] });
		expect(scrutiny?.paper.sums['IV.1']).toBe(2 * Number(PAPER['IV.1']));
		expect(scrutiny?.hash).toBe(
			hashTotals(
				CONTEST,
				KELURAHAN,
				1,
				scrutiny ?? { parts: [], paper: { sums: {}, unknown: {} }, system: { sums: {}, unknown: {} } },
			),
		);
		const hash = totalsHash(hall, KELURAHAN);
		hall.does(phone(1), 'adoption.sign', { ...at(KELURAHAN), hash });
		hall.does(phone(2), 'adoption.refuse', { ...at(KELURAHAN), hash, text: 'Segel dibuka sebelum saksi hadir' });
		hall.does(ketua, 'adoption.strike', { ...at(KELURAHAN), hash });
		expect(state().lock).toMatchObject({ version: 1, hash, absent: [] });
		expect(state().lock?.answers.map(({ side, id, answer }) => [side, id, answer])).toEqual([
			['saksi', 'saksi-1', 'sign'],
			['saksi', 'saksi-2', 'refuse'],
			['ppk', ketua.id, 'sign'],
		]);
		expect(signatureOf(hall.house, state().lock?.seq ?? 0)?.publicKey).toBe(introduceKey(hall.house));
		expect(verifyLedger(hall.house)).toMatchObject({ ok: true, problem: null });
	});

	it('waits for witnesses in the room and members of PPK, never for who is away', () => {
		hall = smallHall();
		const member = { id: 'm1', username: 'tono', name: 'Anggota Tono', role: 'anggota' } as const;
		hall.does(ACTORS.admin, 'account.create', member);
		for (const tps of [FIRST, SECOND]) hall.lock(tps);
		hall.does(operator, 'witness.leave', { witness: 'saksi-2' });
		scrutinise(hall, KELURAHAN);
		const said = { ...at(KELURAHAN), hash: totalsHash(hall, KELURAHAN) };
		hall.does(phone(1), 'adoption.sign', said);
		expect(hall.refusal(ketua, 'adoption.strike', said)).toBe('adoption.not-ready');
		// What a witness signed on the own phone the desk does not write over.
		const over = { signer: { side: 'saksi', id: 'saksi-1' }, answer: 'refuse', text: 'Selisih' } as const;
		expect(hall.refusal(operator, 'adoption.signOnPaper', { ...said, ...over })).toBe('answer.from-phone');
		hall.does(operator, 'adoption.signOnPaper', {
			...said,
			signer: { side: 'ppk', id: 'm1' },
			answer: 'absent',
			text: 'Sakit',
		});
		hall.does(ketua, 'adoption.strike', said);
		expect(state().lock).toMatchObject({ absent: [{ witness: 'saksi-2' }] });
		expect(state().lock?.answers.find(({ id }) => id === 'm1')).toMatchObject({
			answer: 'absent',
			recordedBy: operator.name,
		});
	});

	it('of the kecamatan stands on its adopted kelurahan', () => {
		hall = smallHall();
		for (const tps of FEW) hall.lock(tps);
		adopt(hall, KELURAHAN);
		expect(hall.refusal(ketua, 'adoption.scrutinise', { ...at(KECAMATAN), until: null })).toBe('adoption.incomplete');
		adopt(hall, OTHER_KELURAHAN);
		adopt(hall, KECAMATAN);
		expect(state(KECAMATAN).lock).toMatchObject({
			parts: [
				{ code: KELURAHAN, hash: state().lock?.hash },
				{ code: OTHER_KELURAHAN, hash: state(OTHER_KELURAHAN).lock?.hash },
			],
		});
		expect(state(KECAMATAN).lock?.paper.sums['V.A']).toBe(3 * Number(PAPER['V.A']));
	});

	it('is void, visibly, when a TPS is opened again; version 1 stays readable, version 2 is adopted anew', () => {
		hall = smallHall();
		adoptAll(hall);
		const first = state().lock;
		reopen(hall, FIRST);
		for (const region of [KELURAHAN, KECAMATAN]) expect(adoptionStatus(state(region))).toBe('gugur');
		expect(adoptionStatus(state(OTHER_KELURAHAN))).toBe('ditetapkan');
		expect(state().past).toMatchObject([{ lock: first, voided: { why: 'reopened', cause: FIRST } }]);
		expect(hall.refusal(ketua, 'adoption.scrutinise', { ...at(KELURAHAN), until: null })).toBe('adoption.incomplete');
		lockAgain(hall, FIRST);
		adopt(hall, KELURAHAN);
		adopt(hall, KECAMATAN);
		expect(state().lock).toMatchObject({ version: 2 });
		expect(state().lock?.paper.sums['IV.1']).toBe(99);
		expect(state().lock?.hash).not.toBe(first?.hash);
		expect(rows('adoption')).toHaveLength(5);
		expect(rows('adoption_void')).toMatchObject([
			{ region: KECAMATAN, version: 1 },
			{ region: KELURAHAN, version: 1 },
		]);
		expect(verifyLedger(hall.house)).toMatchObject({ ok: true, problem: null });
	});

	it('is void when a TPS comes into the list afterwards', () => {
		hall = smallHall();
		adoptAll(hall);
		hall.does(CONSOLE, 'region.import', { file: 'baru.csv', sha256: digest('baru'), kelurahan: REGIONS.slice(0, 1) });
		expect(state().past).toMatchObject([{ voided: { why: 'tps-added', cause: tpsOf(3) } }]);
		expect(adoptionStatus(state(KECAMATAN))).toBe('gugur');
	});

	it('takes no answer about totals that are not these any more', () => {
		hall = smallHall();
		for (const tps of [FIRST, SECOND]) hall.lock(tps);
		scrutinise(hall, KELURAHAN);
		const stale = { ...at(KELURAHAN), hash: totalsHash(hall, KELURAHAN) };
		hall.does(phone(1), 'adoption.sign', stale);
		reopen(hall, FIRST);
		expect(hall.refusal(phone(2), 'adoption.sign', stale)).toBe('adoption.no-scrutiny');
		lockAgain(hall, FIRST);
		scrutinise(hall, KELURAHAN);
		expect(hall.refusal(phone(2), 'adoption.sign', stale)).toBe('hash.stale');
		expect(state().answers).toEqual({});
	});

	it('cannot be changed or deleted by SQL', () => {
		hall = smallHall();
		adoptAll(hall);
		reopen(hall, FIRST);
		const { sqlite } = hall.house;
		for (const table of ['adoption', 'adoption_void']) {
			expect(() => sqlite.exec(`UPDATE ${table} SET version = 9`)).toThrow(/tidak dapat diubah/);
			expect(() => sqlite.exec(`DELETE FROM ${table}`)).toThrow(/tidak dapat dihapus/);
			expect(() => sqlite.exec(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`)).toThrow(
				/tidak dapat diganti/,
			);
		}
	});

	it('holds its panel, so that nothing new is read while the totals are looked at', () => {
		hall = smallHall();
		for (const tps of [FIRST, SECOND]) hall.lock(tps);
		scrutinise(hall, KELURAHAN);
		const box = { tps: THIRD, seal: 'utuh', note: '', mode: 'blind' } as const;
		expect(hall.refusal(operator, 'tps.floor', box)).toBe('adoption.scrutiny-on');
		hall.does(ketua, 'adoption.drop', { ...at(KELURAHAN), reason: 'Saksi minta TPS 1 dibaca ulang' });
		hall.does(operator, 'tps.floor', box);
	});

	it('of a kelurahan is led by the chair of its panel, no other panel’s', () => {
		hall = smallHall();
		for (const [id, name] of [
			[anggota.id, anggota.name],
			['m2', 'Anggota Rina'],
		] as const) {
			hall.does(ACTORS.admin, 'account.create', { id, username: id.padEnd(3, 'x'), name, role: 'anggota' });
		}
		const panel = (no: string, chair: string, kelurahan: string) =>
			hall.does(ketua, 'panel.set', { panel: no, place: `Meja ${no}`, chair, reads: [{ kelurahan, contest: null }] });
		panel('1', anggota.id, KELURAHAN);
		panel('2', 'm2', OTHER_KELURAHAN);
		for (const tps of [FIRST, SECOND]) hall.lock(tps);
		const begin = { ...at(KELURAHAN), until: null };
		const stranger = { id: 'm2', name: 'Anggota Rina', role: 'anggota' } as const;
		expect(hall.refusal(stranger, 'adoption.scrutinise', begin)).toBe('panel.not-chair');
		hall.does(anggota, 'adoption.scrutinise', begin);
		const said = { ...at(KELURAHAN), hash: totalsHash(hall, KELURAHAN) };
		for (const no of [1, 2]) hall.does(phone(no), 'adoption.sign', said);
		hall.does(stranger, 'adoption.refuse', { ...said, text: 'Tidak ikut membacakan' });
		expect(hall.refusal(stranger, 'adoption.strike', said)).toBe('panel.not-chair');
		hall.does(anggota, 'adoption.strike', said);
	});
});

it('stands in the minutes of its kelurahan, by name', () => {
	hall = smallHall();
	adoptAll(hall);
	const told = timeline(hall.house, { kelurahan: KELURAHAN, kind: 'adoption' }).entries;
	expect(told.map(({ type, contest }) => [type, contest])).toEqual([
		['adoption.scrutinyBegan', CONTEST],
		['adoption.answered', CONTEST],
		['adoption.answered', CONTEST],
		['adoption.struck', CONTEST],
	]);
	expect(told[0]?.values.region).toBe('Kelurahan/Desa KELURAHAN 1001');
});

it('stands in D.Hasil and its annexes, in the berita acara, and a refusal in D.Kejadian Khusus', () => {
	hall = smallHall();
	for (const tps of FEW) hall.lock(tps);
	scrutinise(hall, KELURAHAN);
	const said = { ...at(KELURAHAN), hash: totalsHash(hall, KELURAHAN) };
	hall.does(phone(1), 'adoption.sign', said);
	hall.does(phone(2), 'adoption.refuse', { ...said, text: 'Segel dibuka sebelum saksi hadir' });
	hall.does(ketua, 'adoption.strike', said);
	const before = documentModel(hall.house, 'd-hasil', CONTEST);
	adopt(hall, OTHER_KELURAHAN);
	adopt(hall, KECAMATAN);
	const text = (kind: 'd-hasil' | 'berita-acara' | 'kejadian-khusus') =>
		JSON.stringify(documentModel(hall.house, kind, CONTEST));
	for (const region of [KELURAHAN, OTHER_KELURAHAN, KECAMATAN]) {
		const words = hashWords(state(region).lock?.hash ?? '');
		expect(text('d-hasil')).toContain(words);
		expect(text('berita-acara')).toContain(words);
	}
	expect(text('kejadian-khusus')).toContain('tidak bersedia menandatangani: Segel dibuka sebelum saksi hadir');
	expect(documentModel(hall.house, 'd-hasil', CONTEST)?.asOf.seq).toBeGreaterThan(before?.asOf.seq ?? 0);
});

describe('penutupan', () => {
	it('writes down what remains open and where it goes, and stops everything but what is beside the meeting', () => {
		hall = smallHall();
		hall.fits(FIRST);
		hall.answers(1, 'object', FIRST);
		hall.answers(2, 'agree', FIRST);
		hall.strike(FIRST);
		hall.floor(SECOND);
		hall.does(operator, 'tps.setAside', { tps: SECOND, reason: 'Kotak tertukar' });
		close(hall);
		expect(hall.plenary.closed?.list).toMatchObject({
			stations: [
				{ tps: SECOND, status: 'floor', why: 'Kotak tertukar' },
				{ tps: THIRD, status: 'waiting', why: '' },
			],
			regions: [{ region: KECAMATAN }, { region: KELURAHAN }, { region: OTHER_KELURAHAN }],
			cases: [{ tps: FIRST, name: 'Saksi 1', status: 'dicatat', to: 'KPU Kabupaten/Kota' }],
			boxes: [{ tps: FIRST }, { tps: SECOND }],
			owed: ['Saksi 1 Saksi 1', 'Saksi 2 Saksi 2', 'Panwaslu Kecamatan'],
		});
		expect(hall.refusal(operator, 'tps.floor', { tps: SECOND, seal: 'utuh', note: '', mode: 'blind' })).toBe(
			'closing.closed',
		);
		expect(hall.refusal(ketua, 'plenary.suspend', PAUSE)).toBe('closing.closed');
		const minutes = JSON.stringify(documentModel(hall.house, 'berita-acara', CONTEST));
		expect(minutes).toContain('TPS 2, KELURAHAN 1001 (Kotak tertukar); TPS 1, KELURAHAN 1002');
		expect(minutes).toContain('Saksi 1, TPS 1, KELURAHAN 1001 – ke KPU Kabupaten/Kota');
		const paper = { document: 'd-hasil', content: '', recipient: 'Panwaslu Kecamatan', means: 'paper' } as const;
		hall.does(operator, 'document.handOver', paper);
		hall.does(operator, 'backup.run', {});
		expect(closingList(hall.house).owed).toEqual(['Saksi 1 Saksi 1', 'Saksi 2 Saksi 2']);
		hall.does(ketua, 'plenary.reopen', { basis: 'perintah-kpu', document: '348/PL.01', reason: 'TPS tersisa' });
		hall.floor(SECOND);
		expect(verifyLedger(hall.house)).toMatchObject({ ok: true, problem: null });
	});

	it('has just the arrows of its picture', () => {
		expect(MEETING_MACHINE.moves).toHaveLength(3);
		expect(ADOPTION_MACHINE.moves).toHaveLength(9);
		hall = smallHall();
		adoptAll(hall);
		close(hall);
		expect(hall.refusal(ketua, 'plenary.close', { seen: digest('x'), note: '' })).toBe('closing.closed');
	});
});

describe('a wrong clock', () => {
	it('set back two hours reorders nothing, and no lost desk holds its panel by it', () => {
		hall = smallHall();
		hall.does(anggota, 'panel.hold', { panel: '1' });
		const before = hall.house.now().getTime();
		hall.house.now = () => new Date(before - 2 * 60 * 60 * 1000);
		hall.lock(FIRST);
		hall.does(ketua, 'plenary.suspend', { ...PAUSE, boxes: [{ contest: CONTEST, tps: FIRST, seal: 'disegel' }] });
		hall.does(ketua, 'plenary.resume', { orderedBy: 'Ketua', document: '', note: '' });
		expect(hall.plenary.lastPause?.ended.same).toBe(true);
		hall.lock(SECOND);
		adopt(hall, KELURAHAN);
		const times = hall.ledger().map(({ time }) => time);
		expect(times).not.toEqual([...times].sort());
		expect(verifyLedger(hall.house)).toMatchObject({ ok: true, problem: null });
	});
});
