import type Database from 'better-sqlite3';
import { isKelurahan } from '../lib/election';
import { type Contest, canonicalJson, type Figures } from '../lib/forms';
import type { ResultState } from '../lib/plenary';
import { asFigures, NO_TOTALS, type RecapView, recapView, type Totals, together, withFigures } from '../lib/recap';
import type { House } from './house';
import { statement } from './ledger';
import { kelurahanOf, placeName, votersOf } from './places';

interface RecapRow {
	readonly kelurahan: string;
	readonly locked: number;
	readonly paper: string;
	readonly system: string;
}

/**
 * Keeps the totals of a kelurahan in step with what is locked in it: one row is read and one written,
 * however many TPS there are. A result that is open again leaves the totals; its next version enters them.
 */
export function projectRecap(sqlite: Database.Database, contest: Contest, state: ResultState): void {
	if (state.resultVersion === 1 && !state.lock) return;
	const counted = statement<{ seq: number; paper: string; system: string }>(
		sqlite,
		`SELECT recap_tps.locked_seq AS seq, result.paper, result.system FROM recap_tps
		 JOIN result ON result.contest = recap_tps.contest AND result.tps = recap_tps.tps
			AND result.locked_seq = recap_tps.locked_seq
		 WHERE recap_tps.contest = ? AND recap_tps.tps = ?`,
	).get(state.contest, state.tps);
	if (counted?.seq === state.lock?.seq) return;
	const kelurahan = state.tps.slice(0, 10);
	const before = statement<RecapRow>(
		sqlite,
		'SELECT kelurahan, locked, paper, system FROM recap WHERE contest = ? AND kelurahan = ?',
	).get(state.contest, kelurahan);
	const fields = contest.fields.map(({ id }) => id);
	let [paper, system, locked] = [totalsOf(before?.paper), totalsOf(before?.system), before?.locked ?? 0];
	const change = (paperFigures: Figures, systemFigures: Figures, sign: 1 | -1) => {
		paper = withFigures(paper, fields, paperFigures, sign);
		system = withFigures(system, fields, systemFigures, sign);
		locked += sign;
	};
	if (counted) change(JSON.parse(counted.paper), JSON.parse(counted.system), -1);
	if (state.lock) change(state.lock.figures, state.lock.system, 1);
	statement(
		sqlite,
		`INSERT INTO recap (contest, kelurahan, locked, paper, system) VALUES (?, ?, ?, ?, ?)
		 ON CONFLICT (contest, kelurahan) DO UPDATE SET locked = excluded.locked, paper = excluded.paper,
			system = excluded.system`,
	).run(state.contest, kelurahan, locked, canonicalJson(paper), canonicalJson(system));
	if (state.lock) {
		statement(
			sqlite,
			`INSERT INTO recap_tps (contest, tps, locked_seq) VALUES (?, ?, ?)
			 ON CONFLICT (contest, tps) DO UPDATE SET locked_seq = excluded.locked_seq`,
		).run(state.contest, state.tps, state.lock.seq);
	} else statement(sqlite, 'DELETE FROM recap_tps WHERE contest = ? AND tps = ?').run(state.contest, state.tps);
}

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
		{ paper: totalsOf(kept?.paper), system: totalsOf(kept?.system) },
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
		paper: row.locked ? totalsOf(row.paper) : null,
		system: row.locked ? totalsOf(row.system) : null,
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

function totalsOf(text: string | null | undefined): Totals {
	return text ? (JSON.parse(text) as Totals) : NO_TOTALS;
}
