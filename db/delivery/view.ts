import {
	carriedShare,
	type DeliveryLine,
	type DeliveryState,
	type DeliveryView,
	type Fault,
	forecast,
	type RejectionCode,
	type Signal,
	shownState,
	type TargetView,
	type VillageLine,
} from '../../lib/delivery';
import type { Contest } from '../../lib/forms';
import type { House } from '../house';
import { statement } from '../ledger';
import { tpsList } from '../queries';
import { besideOf } from './enclosures';
import { targetsOf } from './papers';

interface Row {
	readonly tps: string;
	readonly version: number;
	readonly lockedAt: string;
	readonly state: DeliveryState | null;
	readonly at: string | null;
	readonly reason: string | null;
	readonly attempts: number | null;
	readonly sending: string | null;
	readonly fault: Fault | null;
	readonly detail: string | null;
	readonly nextAt: string | null;
}

const ROWS = `SELECT r.tps, r.result_version AS version, r.locked_at AS lockedAt, d.state, d.at, d.reason,
		t.attempts, t.sending_since AS sending, t.fault, t.detail, t.next_at AS nextAt
	FROM result AS r
	LEFT JOIN delivery AS d ON d.target = @target AND d.contest = r.contest AND d.tps = r.tps AND d.version = r.result_version
	LEFT JOIN delivery_try AS t ON t.target = d.target AND t.contest = d.contest AND t.tps = d.tps AND t.version = d.version
	WHERE r.contest = @contest AND r.locked_seq IS NOT NULL ORDER BY r.tps, r.result_version`;

/**
 * How sending stands, TPS by TPS and village by village.
 * @param deadline when the kecamatan must be done, UTC ISO, if the election's configuration says so
 */
export function deliveryView(
	house: House,
	contest: Pick<Contest, 'code'>,
	target: string | null,
	deadline: string | null,
): DeliveryView {
	const list = tpsList(house, contest);
	const targets = targetsOf(house).map((row): TargetView => {
		const waiting = statement<{ n: number }>(
			house.sqlite,
			"SELECT COUNT(*) AS n FROM delivery WHERE target = ? AND state = 'queued'",
		).get(row.id);
		const { id, name, url, paused, paused_reason: pausedReason } = row;
		const { photos, fault: besideFault, nextAt: besideNextAt } = besideOf(house, id);
		const beside = { photos, besideFault, besideNextAt };
		return { id, name, url, paused: paused === 1, pausedReason, waiting: waiting?.n ?? 0, ...beside };
	});
	const chosen = targets.find(({ id }) => id === target) ?? targets[0] ?? null;
	const rows = statement<Row>(house.sqlite, ROWS).all({ target: chosen?.id ?? '', contest: contest.code });
	// The newest version of each TPS is the one people ask about.
	const newest = new Map(rows.map((row) => [row.tps, row]));
	const lines = list.tps.map(({ tps, name, kelurahan }) => lineOf({ tps, name, kelurahan }, newest.get(tps)));
	const stuck = [...newest.values()]
		.filter((row) => row.state === 'queued')
		.sort((a, b) => (a.lockedAt < b.lockedAt ? -1 : 1))[0];
	return {
		targets,
		target: chosen?.id ?? null,
		kecamatan: list.kecamatan?.name ?? null,
		lines,
		villages: villagesOf(house, list.kelurahan, lines),
		forecast: forecast(
			{ total: list.tps.length, done: newest.size, times: [...newest.values()].map((row) => row.lockedAt) },
			house.now().toISOString(),
			deadline,
		),
		deadline,
		stuck: stuck
			? { tps: stuck.tps, name: lines.find(({ tps }) => tps === stuck.tps)?.name ?? stuck.tps, since: stuck.lockedAt }
			: null,
	};
}

function lineOf(place: Pick<DeliveryLine, 'tps' | 'name' | 'kelurahan'>, row: Row | undefined): DeliveryLine {
	const state = shownState({
		locked: row !== undefined,
		state: row?.state ?? null,
		sending: (row?.sending ?? null) !== null,
		fault: row?.fault ?? null,
	});
	const here = state === 'waiting' || state === 'failing' || state === 'sending';
	return {
		...place,
		version: row?.version ?? 1,
		state,
		at: row?.at ?? row?.lockedAt ?? null,
		attempts: row?.attempts ?? 0,
		fault: here ? (row?.fault ?? null) : null,
		problem: here && row?.fault === 'rejected' ? ((row.detail || null) as RejectionCode | null) : null,
		nextAt: here ? (row?.nextAt ?? null) : null,
		reason: row?.reason ?? '',
	};
}

const ARRIVED: readonly string[] = ['received', 'returned', 'verified', 'published'];

function villagesOf(
	house: House,
	kelurahan: readonly { readonly kode: string; readonly name: string }[],
	lines: readonly DeliveryLine[],
): VillageLine[] {
	const notes = new Map(
		statement<{ kelurahan: string; signal: Signal; note: string }>(
			house.sqlite,
			'SELECT kelurahan, signal, note FROM network_note',
		)
			.all()
			.map((row) => [row.kelurahan, row]),
	);
	return kelurahan.map(({ kode, name }): VillageLine => {
		const own = lines.filter((line) => line.kelurahan === kode);
		const count = (of: (line: DeliveryLine) => boolean) => own.filter(of).length;
		const arrived = count(({ state }) => ARRIVED.includes(state));
		const tries = own.reduce((sum, { attempts }) => sum + attempts, 0);
		return {
			kode,
			name,
			total: own.length,
			locked: count(({ state }) => state !== 'unlocked'),
			arrived,
			failing: count(({ state }) => state === 'failing'),
			returned: count(({ state }) => state === 'returned'),
			published: count(({ state }) => state === 'published'),
			carried: carriedShare(arrived, tries),
			signal: notes.get(kode)?.signal ?? null,
			note: notes.get(kode)?.note ?? '',
		};
	});
}
