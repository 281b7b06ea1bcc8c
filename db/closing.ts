import { shortName } from '../lib/election';
import type { ClosingList, OpenStation } from '../lib/plenary';
import { handOvers } from './documents/hand-over';
import type { House } from './house';
import { statement } from './ledger';
import { kelurahanOf, wholesOf } from './places';
import { STANDING } from './totals';

/** Where what is not settled here goes (domain 3: objections travel up with the form). */
const UPWARD = 'KPU Kabupaten/Kota';

/** Who is to receive D.Hasil Kecamatan: every witness with a mandate, and Panwaslu (UU 7/2017 art. 393(6), V). */
export function recipients(house: Pick<House, 'states'>): string[] {
	const witnesses = Object.values(house.states.plenary().witnesses).filter(({ revoked }) => !revoked);
	return [...witnesses.map(({ contestant, name }) => `Saksi ${contestant} ${name}`), PANWASLU];
}

/**
 * Who has not received the D.HASIL yet: every witness that of the own contest, Panwaslu that of each. With one contest
 * just the name; with several the contest behind it.
 */
export function owedDocuments(house: House): string[] {
	const { opened, witnesses } = house.states.plenary();
	const contests = opened ? house.states.election().heldIn(opened.kecamatan) : [];
	const only = contests.length === 1;
	const received = new Set(handOvers(house).map(({ document, recipient }) => `${document} ${recipient}`));
	return contests.flatMap((head) => {
		const { code } = head;
		const own = Object.values(witnesses).filter(({ revoked, contest }) => !revoked && contest === code);
		return [...own.map(({ contestant, name }) => `Saksi ${contestant} ${name}`), PANWASLU]
			.filter((name) => !received.has(`${only ? 'd-hasil' : `d-hasil/${code}`} ${name}`))
			.map((name) => (only ? name : `${name} (${shortName(head)})`));
	});
}

const PANWASLU = 'Panwaslu Kecamatan';

/** What remains open in the meeting now, and where it goes. */
export function closingList(house: House): ClosingList {
	const kecamatan = house.states.plenary().opened?.kecamatan ?? '';
	const contests = kecamatan ? house.states.election().heldIn(kecamatan) : [];
	return {
		stations: contests.flatMap(({ code }) => openStations(house, code, kecamatan)),
		regions: contests.flatMap(({ code }) => openRegions(house, code, kecamatan)),
		cases: statement<Omit<ClosingList['cases'][number], 'to'>>(
			house.sqlite,
			`SELECT id, contest, tps, name, status FROM perkara
			 WHERE pending = 1 OR (kind = 'keberatan' AND status = 'dicatat') ORDER BY filed_at, id`,
		)
			.all()
			.map((one) => ({ ...one, to: UPWARD })),
		boxes: statement<{ contest: string; tps: string }>(
			house.sqlite,
			"SELECT contest, tps FROM box WHERE state <> 'disegel-kembali' ORDER BY contest, tps",
		).all(),
		owed: owedDocuments(house),
	};
}

function openStations(house: House, contest: string, kecamatan: string): OpenStation[] {
	const rows = statement<{ tps: string; status: OpenStation['status'] | null; aside: number | null }>(
		house.sqlite,
		`SELECT tps.kode AS tps, newest.status, newest.set_aside AS aside FROM tps
		 JOIN kelurahan ON kelurahan.kode = tps.kelurahan
		 LEFT JOIN result AS newest ON newest.contest = @contest AND newest.tps = tps.kode
			AND newest.result_version = (SELECT MAX(result_version) FROM result
				WHERE contest = @contest AND tps = tps.kode)
		 WHERE kelurahan.kecamatan = @kecamatan AND COALESCE(newest.status, '') <> 'locked' ORDER BY tps.kode`,
	).all({ contest, kecamatan });
	const election = house.states.election();
	return rows
		.filter(({ tps }) => election.contest(contest, tps) !== undefined)
		.map(({ tps, status, aside }) => ({
			contest,
			tps,
			status: status ?? 'waiting',
			why: aside ? (house.states.result(contest, tps).setAside?.reason ?? '') : '',
		}));
}

function openRegions(house: House, contest: string, kecamatan: string): ClosingList['regions'] {
	const wholes = wholesOf(house, contest, kecamatan);
	const regions = wholes.flatMap((whole) => [...kelurahanOf(house, contest, whole).map(({ kode }) => kode), whole]);
	const adopted = new Set(
		statement<{ region: string }>(house.sqlite, `SELECT region FROM (${STANDING}) WHERE contest = ?`)
			.all(contest)
			.map(({ region }) => region),
	);
	return regions
		.filter((region) => !adopted.has(region))
		.sort()
		.map((region) => ({ contest, region }));
}
