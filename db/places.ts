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
	if (!row) return null;
	const dpt = votersOf(house, row.kelurahan).get(tps);
	return dpt === undefined ? row : { ...row, dpt };
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
