import type { Contest, Figures } from '../lib/forms';
import { asFigures, type RecapView, recapView, together } from '../lib/recap';
import type { House } from './house';
import { statement } from './ledger';
import { votersOf } from './places';
import { keptTotals, type RecapRow } from './projections-recap';

/** The recap of a kelurahan (10 digits; columns TPS) or of a kecamatan (6 digits; columns kelurahan). */
export function recapOf(house: House, contestCode: string, region: string): RecapView | null {
	const election = house.states.election();
	const contest = election.contest(contestCode, region);
	const head = election.head(contestCode);
	if (!contest || !head) return null;
	return region.length === 10
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

function kecamatanRecap(house: House, contest: Contest, formName: string, kecamatan: string): RecapView | null {
	const rows = statement<
		{ kode: string; nama: string; kecamatan: string; total: number } & {
			[K in 'locked' | 'paper' | 'system']: RecapRow[K] | null;
		}
	>(
		house.sqlite,
		`SELECT kelurahan.kode, kelurahan.nama, kelurahan.kecamatan_nama AS kecamatan,
			(SELECT COUNT(*) FROM tps WHERE tps.kelurahan = kelurahan.kode) AS total,
			recap.locked, recap.paper, recap.system
		 FROM kelurahan LEFT JOIN recap ON recap.kelurahan = kelurahan.kode AND recap.contest = @contest
		 WHERE kelurahan.kecamatan = @kecamatan ORDER BY kelurahan.kode`,
	).all({ contest: contest.code, kecamatan });
	const name = rows[0]?.kecamatan;
	if (name === undefined) return null;
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
	return recapView('kecamatan', contest, formName, { code: kecamatan, name }, columns, {
		paper: together(parts.flatMap(({ paper }) => paper ?? [])),
		system: together(parts.flatMap(({ system }) => system ?? [])),
	});
}
