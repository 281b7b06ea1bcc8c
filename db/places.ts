import { parseShare } from '../lib/election';
import { type Place, regionStream } from '../lib/plenary';
import type { House } from './house';
import { statement } from './ledger';

/** Name and place of a TPS, or `null` when the region list does not have it. */
export function placeOf(house: House, tps: string): Place | null {
	const row = statement<Place>(
		house.sqlite,
		`SELECT tps.kode AS tps, tps.nama AS tpsName, kelurahan.kode AS kelurahan,
			kelurahan.nama AS kelurahanName, kelurahan.kecamatan_nama AS kecamatanName
		 FROM tps JOIN kelurahan ON kelurahan.kode = tps.kelurahan WHERE tps.kode = ?`,
	).get(tps);
	return row ?? null;
}

/** The same with the voters of the region list beside it, for the screen that holds them against the form. */
export function placeWithVoters(house: House, tps: string): Place | null {
	const place = placeOf(house, tps);
	const dpt = place ? votersOf(house, place.kelurahan).get(tps) : undefined;
	return place && dpt !== undefined ? { ...place, dpt } : place;
}

/** Voters of each TPS of a kelurahan as its newest list says, of those it says it of. */
export function votersOf(house: House, kelurahan: string): ReadonlyMap<string, number> {
	const rows = statement<{ kode: string; dpt: number }>(
		house.sqlite,
		`SELECT json_extract(row.value, '$.kode') AS kode, json_extract(row.value, '$.dpt') AS dpt
		 FROM json_each((
			SELECT payload FROM ledger WHERE stream = ? AND type = 'region.registered' ORDER BY version DESC LIMIT 1
		 ), '$.tps') AS row WHERE dpt IS NOT NULL`,
	).all(regionStream(kelurahan));
	return new Map(rows.map(({ kode, dpt }) => [kode, dpt]));
}

/**
 * The kelurahan/desa a recap of a kecamatan, or of a dapil's share of it, is made of: those that have its form.
 * @returns their codes with names, in the order of the codes
 */
export function kelurahanOf(
	{ sqlite, states }: Pick<House, 'sqlite' | 'states'>,
	contest: string,
	region: string,
): { readonly kode: string; readonly nama: string }[] {
	const election = states.election();
	const form = election.contest(contest, region);
	if (!form) return [];
	return statement<{ kode: string; nama: string }>(
		sqlite,
		'SELECT kode, nama FROM kelurahan WHERE kecamatan = ? ORDER BY kode',
	)
		.all(region.slice(0, 6))
		.filter(({ kode }) => election.contest(contest, kode) === form);
}

/** What is adopted over its kelurahan: the kecamatan, or each dapil's share of it where several divide it. */
export function wholesOf(
	house: Pick<House, 'sqlite' | 'states'>,
	contest: string,
	kecamatan: string,
): readonly string[] {
	const shares = house.states.election().shares(contest, kecamatan);
	if (shares.length === 0) return [kecamatan];
	return shares.map(({ region }) => region).filter((region) => kelurahanOf(house, contest, region).length > 0);
}

/** Name of a TPS with its kelurahan/desa, of a kelurahan/desa, of a kecamatan or of a dapil's share of it. */
export function placeName({ sqlite, states }: Pick<House, 'sqlite' | 'states'>, code: string): string {
	const share = parseShare(code);
	if (share) return `${placeName({ sqlite, states }, share.kecamatan)}, ${districtName(states, code, share)}`;
	const source =
		code.length === 13
			? `SELECT tps.nama || ', ' || kelurahan.nama AS name FROM tps
			   JOIN kelurahan ON kelurahan.kode = tps.kelurahan WHERE tps.kode = ?`
			: code.length === 10
				? 'SELECT nama AS name FROM kelurahan WHERE kode = ?'
				: 'SELECT kecamatan_nama AS name FROM kelurahan WHERE kecamatan = ? LIMIT 1';
	return statement<{ name: string }>(sqlite, source).get(code)?.name ?? code;
}

/** Name of the dapil of a share; its code once a later pack no longer divides the kecamatan so. */
function districtName(
	states: House['states'],
	region: string,
	{ kecamatan, district }: NonNullable<ReturnType<typeof parseShare>>,
): string {
	const election = states.election();
	const shares = election.contests.flatMap(({ code }) => election.shares(code, kecamatan));
	return shares.find((share) => share.region === region)?.name ?? district;
}
