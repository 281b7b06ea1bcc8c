import { isKelurahan } from '../lib/election';
import type { Contest, Figures } from '../lib/forms';
import { asFigures, type RecapView, recapView, together } from '../lib/recap';
import type { House } from './house';
import { statement } from './ledger';
import { kelurahanOf, placeName, votersOf } from './places';
import { keptTotals, type RecapRow } from './projections-recap';

/**
 * The recap of a kelurahan (columns TPS), of a kecamatan (columns kelurahan), or of what one dapil has of a kecamatan
 * that several divide: its own candidates, its own kelurahan.
 */
export function recapOf(house: House, contestCode: string, region: string): RecapView | null {
	const election = house.states.election();
	const contest = election.contest(contestCode, region);
	const head = election.head(contestCode);
	if (!contest || !head) return null;
	return isKelurahan(region)
		? kelurahanRecap(house, contest, head.recapFormName, region)
		: kecamatanRecap(house, contest, head.recapFormName, region);
}

function kelurahanRecap(house: House, contest: Contest, formName: string, kelurahan: string): RecapView | null {
	const name = statement<{ nama: string }>(house.sqlite, 'SELECT nama FROM kelurahan WHERE kode = ?').get(kelurahan);
	if (!name) return null;
	const rows = statement<{ tps: string; nama: string; paper: string | null; system: string | null }>(
		house.sqlite,
		`SELECT tps.kode AS tps, tps.nama, result.paper, result.system FROM tps
		 LEFT JOIN recap_tps ON recap_tps.tps = tps.kode AND recap_tps.contest = @contest
		 LEFT JOIN result ON result.contest = recap_tps.contest AND result.tps = recap_tps.tps
			AND result.locked_seq = recap_tps.locked_seq
		 WHERE tps.kelurahan = @kelurahan ORDER BY tps.kode`,
	).all({ contest: contest.code, kelurahan });
	const kept = statement<RecapRow>(
		house.sqlite,
		'SELECT kelurahan, locked, paper, system FROM recap WHERE contest = ? AND kelurahan = ?',
	).get(contest.code, kelurahan);
	const figures = (text: string | null): Figures | null => (text === null ? null : JSON.parse(text));
	const voters = votersOf(house, kelurahan);
	return recapView(
		'kelurahan',
		contest,
		`LAMPIRAN ${formName}`,
		{ code: kelurahan, name: name.nama },
		rows.map(({ tps, nama, paper, system }) => ({
			code: tps,
			name: nama,
			locked: paper === null ? 0 : 1,
			total: 1,
			dpt: voters.get(tps),
			paper: figures(paper),
			system: figures(system),
		})),
		{ paper: keptTotals(kept?.paper), system: keptTotals(kept?.system) },
	);
}

function kecamatanRecap(house: House, contest: Contest, formName: string, region: string): RecapView | null {
	const total = statement<{ total: number }>(house.sqlite, 'SELECT COUNT(*) AS total FROM tps WHERE kelurahan = ?');
	const recap = statement<RecapRow>(
		house.sqlite,
		'SELECT kelurahan, locked, paper, system FROM recap WHERE contest = ? AND kelurahan = ?',
	);
	const rows = kelurahanOf(house, contest.code, region).map(({ kode, nama }) => ({
		kode,
		nama,
		total: total.get(kode)?.total ?? 0,
		...recap.get(contest.code, kode),
	}));
	if (rows.length === 0) return null;
	const parts = rows.map((row) => ({
		code: row.kode,
		name: row.nama,
		locked: row.locked ?? 0,
		total: row.total,
		paper: row.locked ? keptTotals(row.paper) : null,
		system: row.locked ? keptTotals(row.system) : null,
	}));
	const columns = parts.map((part) => ({
		...part,
		paper: part.paper && asFigures(part.paper),
		system: part.system && asFigures(part.system),
	}));
	return recapView('kecamatan', contest, formName, { code: region, name: placeName(house, region) }, columns, {
		paper: together(parts.flatMap(({ paper }) => paper ?? [])),
		system: together(parts.flatMap(({ system }) => system ?? [])),
	});
}
