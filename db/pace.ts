import { zoneOf } from '../lib/hall/clock';
import { type Bucket, byHour, type Forecast, forecast, type PanelPace, paceByPanel } from '../lib/pace';
import { panelFor } from '../lib/plenary';
import { caseList } from './cases';
import type { House } from './house';
import { statement } from './ledger';
import { meetingView, type OpenBox } from './meeting';

/** The pace of the plenary on one page. */
export interface PaceView {
	readonly opened: string | null;
	readonly now: string;
	readonly kecamatan: string | null;
	readonly window: { readonly from: string; readonly to: string };
	readonly total: number;
	readonly locked: number;
	readonly panels: readonly PanelPace[];
	readonly forecast: Forecast;
	readonly hours: readonly Bucket[];
	readonly kelurahan: readonly {
		readonly kode: string;
		readonly name: string;
		readonly total: number;
		readonly locked: number;
	}[];
	readonly openBoxes: readonly OpenBox[];
	/** Objections that wait for an answer, the oldest first. */
	readonly disputes: readonly { readonly name: string; readonly place: string | null; readonly since: string }[];
}

/** Hours a screen shows side by side. */
const HOURS_SHOWN = 14;
const OFFSET = { WIB: 7, WITA: 8, WIT: 9 } as const;

export function paceView(house: House): PaceView {
	const plenary = house.states.plenary();
	const kecamatan = plenary.opened?.kecamatan ?? '';
	const now = house.now();
	const kecamatanCode = plenary.opened?.kecamatan;
	const election = house.states.election();
	const contests = kecamatanCode ? election.heldIn(kecamatanCode) : election.contests;
	const codes = new Set(contests.map(({ code }) => code));
	// A TPS that is being read again is not done: only the newest version counts.
	const rows = statement<{ contest: string; tps: string; at: string }>(
		house.sqlite,
		`SELECT contest, tps, locked_at AS at FROM result AS r WHERE status = 'locked' AND tps LIKE ? || '%'
		 AND result_version = (SELECT MAX(result_version) FROM result WHERE contest = r.contest AND tps = r.tps)
		 ORDER BY locked_seq`,
	)
		.all(kecamatan)
		.filter(({ contest }) => codes.has(contest));
	const locks = rows.map(({ contest, tps, at }) => ({
		at: Date.parse(at),
		panel: panelFor(plenary, contest, tps.slice(0, 10)),
	}));
	const kelurahan = statement<{ kode: string; name: string; tps: number }>(
		house.sqlite,
		`SELECT kelurahan.kode, kelurahan.nama AS name, COUNT(tps.kode) AS tps FROM kelurahan
		 LEFT JOIN tps ON tps.kelurahan = kelurahan.kode WHERE kelurahan.kecamatan = ? GROUP BY kelurahan.kode ORDER BY kelurahan.kode`,
	)
		.all(kecamatan)
		.map(({ kode, name, tps }) => ({
			kode,
			name,
			total: tps * contests.length,
			locked: rows.filter((row) => row.tps.startsWith(kode)).length,
		}));
	const total = kelurahan.reduce((sum, line) => sum + line.total, 0);
	const from = Date.parse(plenary.opened?.time ?? now.toISOString());
	return {
		opened: plenary.opened?.time ?? null,
		now: now.toISOString(),
		kecamatan: plenary.opened?.kecamatan ?? null,
		window: plenary.rules.window,
		total,
		locked: rows.length,
		panels: paceByPanel(from, locks),
		forecast: forecast(from, now.getTime(), locks, total, OFFSET[zoneOf(kecamatan)]),
		hours: byHour(locks, HOURS_SHOWN),
		kelurahan,
		openBoxes: meetingView(house).openBoxes,
		disputes: caseList(house)
			.filter(
				({ case: one }) =>
					one.kind === 'keberatan' && !['dicatat', 'dicabut', 'dibetulkan', 'ditindaklanjuti'].includes(one.status),
			)
			.map(({ case: one, place }) => ({
				name: one.from.name,
				place: place ? `${place.tpsName}, ${place.kelurahanName}` : null,
				since: one.time,
			}))
			.sort((a, b) => (a.since < b.since ? -1 : 1)),
	};
}
