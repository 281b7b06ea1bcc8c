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

/** Name of a TPS with its kelurahan/desa, of a kelurahan/desa, or of a kecamatan; the code where nobody named it. */
export function placeName({ sqlite }: Pick<House, 'sqlite'>, code: string): string {
	const source =
		code.length === 13
			? `SELECT tps.nama || ', ' || kelurahan.nama AS name FROM tps
			   JOIN kelurahan ON kelurahan.kode = tps.kelurahan WHERE tps.kode = ?`
			: code.length === 10
				? 'SELECT nama AS name FROM kelurahan WHERE kode = ?'
				: 'SELECT kecamatan_nama AS name FROM kelurahan WHERE kecamatan = ? LIMIT 1';
	return statement<{ name: string }>(sqlite, source).get(code)?.name ?? code;
}
