import type { House } from '../house';
import { statement } from '../ledger';

/** Every TPS of the plenary's kecamatan by code, named with its kelurahan; empty before there is one. */
export function stations(house: House): { readonly code: string; readonly name: string }[] {
	const { opened } = house.states.plenary();
	return statement<{ code: string; name: string }>(
		house.sqlite,
		`SELECT tps.kode AS code, tps.nama || ', ' || kelurahan.nama AS name FROM tps
		 JOIN kelurahan ON kelurahan.kode = tps.kelurahan WHERE kelurahan.kecamatan = ? ORDER BY tps.kode`,
	).all(opened?.kecamatan ?? '');
}
