import { afterEach, expect, it } from 'vitest';
import { examplePack } from '../lib/demo/packs';
import { blankedBlocks, blocksOf, type ElectionPack } from '../lib/election';
import { adoptPack, fingerprint } from './packs';
import { arrivalsView, preparationView } from './preparation';
import { registryView } from './registry';
import { ACTORS, KECAMATAN, KELURAHAN, TPS_PER_KELURAHAN, tpsOf } from './testing/fixtures';
import { Hall } from './testing/hall';
import { verifyLedger } from './verify';

const { operator, ketua } = ACTORS;
const LONG = 'Drs. H. Muhammad Abdurrahman Syarifuddin bin Haji Zainal Abidin Tuanku Nan Renceh';
const PLACE = { provinsi: KECAMATAN.slice(0, 2), kabko: KECAMATAN.slice(0, 4), kecamatan: KECAMATAN };

let hall: Hall;
afterEach(() => {
	expect(verifyLedger(hall.house)).toMatchObject({ ok: true });
	hall.leave();
});

/** Five contests with 24 parties and 54 DPD candidates, as many as Pemilu 2024 had at most. */
function large(): ElectionPack {
	const pack = examplePack('pemilu-2024', PLACE);
	const taken = new Set(pack.parties.map(({ no }) => no));
	const more = Array.from({ length: 24 }, (_, at) => at + 1)
		.filter((no) => !taken.has(no))
		.map((no) => ({ no, name: `Partai Lokal ${no}`, sirekapId: `lokal-${no}` }));
	const candidates = Array.from({ length: 54 }, (_, at) => ({
		no: at + 1,
		name: `${LONG} ${at + 1}`,
		sirekapId: `dpd-${at + 1}`,
	}));
	return {
		...pack,
		parties: [...pack.parties, ...more],
		contests: pack.contests.map((contest) =>
			contest.code === 'dpd'
				? { ...contest, districts: contest.districts?.map((one) => ({ ...one, contestants: candidates })) }
				: contest,
		),
	};
}

function open(): void {
	hall = new Hall();
	hall.regions();
	const bytes = new TextEncoder().encode(JSON.stringify(large()));
	const blocks = blocksOf(fingerprint(bytes));
	const typed = blankedBlocks(fingerprint(bytes)).map((at) => blocks[at] ?? '');
	expect(adoptPack(hall.house, ketua, { file: 'paket.json', bytes, typed })).toMatchObject({ ok: true });
	hall.does(ketua, 'plenary.open', { kecamatan: KECAMATAN, mode: 'blind' });
}

const mandate = { number: '1/DPC/2024', signedBy: 'Ketua DPC' };

it('24 parties and 54 candidates each have two mandated witnesses, one of them in the room', () => {
	open();
	for (const { code, contestants } of registryView(hall.house).contests) {
		if (code !== 'dpr' && code !== 'dpd') continue;
		expect(contestants).toHaveLength(code === 'dpr' ? 24 : 54);
		for (const { no } of contestants) {
			for (const which of ['a', 'b']) {
				const id = `${code}-${no}-${which}`;
				const said = { id, contest: code, contestant: no, name: `${LONG} ${id}`, mandate };
				hall.does(operator, 'witness.register', said);
			}
			hall.does(operator, 'witness.attend', { witness: `${code}-${no}-a` });
			expect(hall.refusal(operator, 'witness.attend', { witness: `${code}-${no}-b` })).toBe('witness.other-in-room');
		}
	}
	const { contests, rules } = registryView(hall.house);
	expect(rules).toEqual({ mandated: 2, inRoom: 1 });
	expect(contests.flatMap(({ witnesses }) => witnesses)).toHaveLength(2 * (24 + 54));
	expect(contests.flatMap(({ witnesses }) => witnesses.filter(({ present }) => present))).toHaveLength(24 + 54);
});

it('a party’s witness serves it in each of its contests, and no other party anywhere', () => {
	open();
	const register = (id: string, contest: string, contestant: number) => ({
		id,
		contest,
		contestant,
		name: 'Rukmini Halim',
		mandate,
	});
	hall.does(operator, 'witness.register', register('a', 'dpr', 24));
	hall.does(operator, 'witness.register', register('b', 'dprd-kab', 24));
	expect(hall.refusal(operator, 'witness.register', register('c', 'dprd-prov', 1))).toBe('witness.other-contestant');
	expect(hall.refusal(operator, 'witness.register', register('d', 'dpd', 24))).toBe('witness.other-contestant');
	// Whose mandate was withdrawn may stand for somebody else.
	for (const witness of ['a', 'b']) hall.does(operator, 'witness.revoke', { witness, reason: 'Pindah' });
	hall.does(operator, 'witness.register', register('e', 'dpd', 24));
});

it('a TPS has a box for each contest: one is damaged, the others come with it or later', () => {
	open();
	const contests = arrivalsView(hall.house, KELURAHAN).contests;
	expect(contests).toEqual(['ppwp', 'dpr', 'dpd', 'dprd-prov', 'dprd-kab']);
	hall.does(operator, 'arrival.receive', {
		from: 'Ketua PPS',
		boxes: [{ tps: tpsOf(1), contest: 'dpd', seal: 'rusak', note: 'Gembok patah' }],
	});
	hall.does(operator, 'arrival.receiveAll', { kelurahan: KELURAHAN, from: 'Ketua PPS', except: [] });
	expect(preparationView(hall.house).kelurahan.find(({ kode }) => kode === KELURAHAN)).toMatchObject({
		boxes: TPS_PER_KELURAHAN * 5,
		received: TPS_PER_KELURAHAN * 5,
		damaged: 1,
	});
	const [first] = arrivalsView(hall.house, KELURAHAN).rows;
	expect(first?.boxes.map(({ contest, seal }) => `${contest} ${seal}`)).toEqual([
		'ppwp utuh',
		'dpr utuh',
		'dpd rusak',
		'dprd-prov utuh',
		'dprd-kab utuh',
	]);
});
