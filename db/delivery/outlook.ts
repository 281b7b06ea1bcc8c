import { carriedShare, forecast, type HallOutlook, NOTE_LIMIT, type VillageSignal } from '../../lib/delivery';
import type { House } from '../house';
import { statement } from '../ledger';
import { deadlineOf } from './deadline';

/** What this hall tells a hub of its evening: deadline and forecast over all contests, what is stuck, the villages. */
export function outlookOf(house: House, target: string): HallOutlook {
	const deadline = deadlineOf(house);
	const times = statement<{ at: string }>(
		house.sqlite,
		'SELECT MAX(locked_at) AS at FROM result WHERE locked_seq IS NOT NULL GROUP BY contest, tps',
	)
		.all()
		.map(({ at }) => at);
	const pace = { total: held(house), done: times.length, times };
	const oldest = statement<{ contest: string; tps: string; since: string }>(
		house.sqlite,
		"SELECT contest, tps, at AS since FROM delivery WHERE target = ? AND state = 'queued' ORDER BY at, contest, tps LIMIT 1",
	).get(target);
	return {
		deadline,
		finish: forecast(pace, house.now().toISOString(), deadline).finish,
		oldest: oldest ?? null,
		villages: villageSignals(house, target),
	};
}

/** Results there will be: every TPS in every contest that is held at it. */
function held(house: House): number {
	const election = house.states.election();
	const kecamatan = house.states.plenary().opened?.kecamatan ?? '';
	const contests = kecamatan === '' ? [] : election.heldIn(kecamatan);
	const kelurahan = statement<{ kode: string; tps: number }>(
		house.sqlite,
		`SELECT kelurahan.kode, COUNT(*) AS tps FROM kelurahan JOIN tps ON tps.kelurahan = kelurahan.kode
		 WHERE kelurahan.kecamatan = ? GROUP BY kelurahan.kode`,
	).all(kecamatan);
	return kelurahan.reduce(
		(sum, { kode, tps }) => sum + tps * contests.filter(({ code }) => election.contest(code, kode)).length,
		0,
	);
}

function villageSignals(house: House, target: string): VillageSignal[] {
	const rows = statement<{ kelurahan: string; arrived: number; tries: number }>(
		house.sqlite,
		`SELECT substr(d.tps, 1, 10) AS kelurahan, SUM(d.state <> 'queued') AS arrived, COALESCE(SUM(t.attempts), 0) AS tries
		 FROM delivery AS d LEFT JOIN delivery_try AS t USING (target, contest, tps, version)
		 WHERE d.target = ? GROUP BY 1`,
	).all(target);
	const queued = statement<{ kelurahan: string; contest: string; waiting: number }>(
		house.sqlite,
		`SELECT substr(tps, 1, 10) AS kelurahan, contest, COUNT(*) AS waiting FROM delivery
		 WHERE target = ? AND state = 'queued' GROUP BY 1, 2`,
	).all(target);
	const faults = statement<{ kelurahan: string; fault: string }>(
		house.sqlite,
		`SELECT substr(d.tps, 1, 10) AS kelurahan, t.fault FROM delivery AS d
		 JOIN delivery_try AS t USING (target, contest, tps, version)
		 WHERE d.target = ? AND d.state = 'queued' AND t.fault IS NOT NULL ORDER BY t.last_at`,
	).all(target);
	const faultOf = new Map(faults.map((row) => [row.kelurahan, row.fault]));
	const notes = statement<Pick<VillageSignal, 'kelurahan' | 'signal' | 'note'>>(
		house.sqlite,
		'SELECT kelurahan, signal, note FROM network_note',
	).all();
	const seen = new Map(rows.map((row) => [row.kelurahan, row]));
	const noted = new Map(notes.map((row) => [row.kelurahan, row]));
	return [...new Set([...seen.keys(), ...noted.keys()])].sort().map((kelurahan): VillageSignal => {
		const { arrived = 0, tries = 0 } = seen.get(kelurahan) ?? {};
		const { signal = null, note = '' } = noted.get(kelurahan) ?? {};
		const carried = carriedShare(arrived, tries);
		const own = queued.filter((row) => row.kelurahan === kelurahan);
		return {
			kelurahan,
			signal,
			note: note.slice(0, NOTE_LIMIT),
			carried,
			queued: Object.fromEntries(own.map(({ contest, waiting }) => [contest, waiting])),
			fault: faultOf.get(kelurahan) ?? null,
		};
	});
}
