import type { Place } from '../lib/plenary';
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
