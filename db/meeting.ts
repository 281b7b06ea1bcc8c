import type { Rules } from '../lib/election';
import { hashOf, hashWords } from '../lib/forms';
import {
	type BoxState,
	isFinishing,
	type PausedSeal,
	type PauseKind,
	type PauseMode,
	type Place,
	panelNumbers,
	type Status,
} from '../lib/plenary';
import { clockShift, type House } from './house';
import { isLive } from './leases';
import { statement } from './ledger';
import { placeOf } from './places';

/** The pause as every screen tells it: who, why, until when, where everything stands. */
export interface PauseView {
	readonly kind: PauseKind;
	readonly mode: PauseMode;
	/** True while boxes that were already open are being finished. */
	readonly finishing: boolean;
	readonly orderedBy: string;
	readonly document: string;
	readonly reason: string;
	readonly agreement: string;
	readonly guard: string;
	readonly until: string | null;
	readonly time: string;
	readonly by: string;
	readonly boxes: readonly { readonly place: Place; readonly contest: string; readonly seal: PausedSeal }[];
	readonly positions: readonly PositionView[];
	readonly locked: { readonly count: number; readonly words: string };
}

export interface PositionView {
	readonly panel: string;
	readonly place: Place | null;
	readonly contest: string | null;
	readonly status: Status | null;
}

/** The pause that is on, or `null`. */
export function pauseView(house: House): PauseView | null {
	const plenary = house.states.plenary();
	const { pause } = plenary;
	if (!pause) return null;
	const { positions, boxes, locked, seq: _seq, ...rest } = pause;
	return {
		...rest,
		finishing: isFinishing(plenary),
		boxes: boxes.flatMap(({ contest, tps, seal }) => {
			const place = placeOf(house, tps);
			return place ? [{ place, contest, seal }] : [];
		}),
		positions: positions.map(({ panel, contest, tps, status }) => ({
			panel,
			contest,
			status,
			place: tps ? placeOf(house, tps) : null,
		})),
		locked: { count: locked.count, words: hashWords(locked.hash) },
	};
}

export interface OpenBox {
	readonly contest: string;
	readonly place: Place;
	readonly state: BoxState;
	readonly openedAt: string;
}

export interface PanelView {
	readonly panel: string;
	readonly place: string | null;
	readonly chair: { readonly id: string; readonly name: string } | null;
	readonly reads: readonly { readonly kelurahan: string; readonly name: string; readonly contest: string | null }[];
	readonly floor: { readonly contest: string; readonly place: Place } | null;
	readonly holder: { readonly name: string; readonly beat: string; readonly live: boolean } | null;
}

/** The meeting as its own page shows it. */
export interface MeetingView {
	readonly opened: { readonly time: string; readonly by: string } | null;
	readonly now: string;
	/** What is odd about this machine's clock. */
	readonly clock: {
		/** Hours a drill runs off the real time; 0 in a real plenary. */
		readonly shiftHours: number;
		/** Time of the newest record, when the clock was set back behind it. */
		readonly behind: string | null;
	};
	readonly kecamatan: string | null;
	readonly rules: Rules;
	readonly closed: { readonly time: string; readonly by: string } | null;
	readonly pause: PauseView | null;
	readonly resumed: {
		readonly time: string;
		readonly by: string;
		readonly same: boolean;
		readonly words: string;
	} | null;
	readonly locked: { readonly count: number; readonly words: string };
	readonly openBoxes: readonly OpenBox[];
	readonly panels: readonly PanelView[];
	readonly kelurahan: readonly { readonly kode: string; readonly name: string }[];
	/** Who may lead a panel. */
	readonly chairs: readonly { readonly id: string; readonly name: string; readonly role: string }[];
}

export function meetingView(house: House): MeetingView {
	const plenary = house.states.plenary();
	const kecamatan = plenary.opened?.kecamatan ?? '';
	const { lastPause } = plenary;
	return {
		opened: plenary.opened ? { time: plenary.opened.time, by: plenary.opened.by } : null,
		now: house.now().toISOString(),
		clock: clockOf(house),
		kecamatan: plenary.opened?.kecamatan ?? null,
		rules: plenary.rules,
		closed: plenary.closed ? { time: plenary.closed.time, by: plenary.closed.by } : null,
		pause: pauseView(house),
		resumed: lastPause
			? {
					time: lastPause.ended.time,
					by: lastPause.ended.by,
					same: lastPause.ended.same,
					words: hashWords(lastPause.ended.locked.hash),
				}
			: null,
		locked: lockedNow(house),
		openBoxes: openBoxes(house),
		panels: panelViews(house),
		kelurahan: statement<{ kode: string; name: string }>(
			house.sqlite,
			'SELECT kode, nama AS name FROM kelurahan WHERE kecamatan = ? ORDER BY kode',
		).all(kecamatan),
		chairs: statement<{ id: string; name: string; role: string }>(
			house.sqlite,
			"SELECT id, name, role FROM account WHERE role IN ('ketua', 'anggota') AND disabled = 0 ORDER BY name",
		).all(),
	};
}

/** A clock that lags less than this behind the newest record is nobody's worry. */
const LAG_MS = 60_000;

function clockOf(house: House): MeetingView['clock'] {
	const newest = statement<{ time: string | null }>(
		house.sqlite,
		'SELECT time FROM ledger ORDER BY seq DESC LIMIT 1',
	).get()?.time;
	const behind = newest && Date.parse(newest) - house.now().getTime() > LAG_MS ? newest : null;
	return { shiftHours: Math.round(clockShift() / 36_000) / 100, behind };
}

/** Every locked version under one hash; the same sum a pause writes down. */
function lockedNow(house: House): { count: number; words: string } {
	const rows = statement<{ contest: string; tps: string; version: number; hash: string }>(
		house.sqlite,
		`SELECT contest, tps, result_version AS version, hash FROM result WHERE status = 'locked'
		 ORDER BY contest, tps, result_version`,
	).all();
	return { count: rows.length, words: hashWords(hashOf(rows)) };
}

function openBoxes(house: House): OpenBox[] {
	const rows = statement<{ contest: string; tps: string; state: BoxState; openedAt: string }>(
		house.sqlite,
		`SELECT contest, tps, state, opened_at AS openedAt FROM box WHERE state <> 'disegel-kembali'
		 ORDER BY opened_at, contest, tps`,
	).all();
	return rows.flatMap(({ tps, ...rest }) => {
		const place = placeOf(house, tps);
		return place ? [{ ...rest, place }] : [];
	});
}

function panelViews(house: House): PanelView[] {
	const plenary = house.states.plenary();
	const names = new Map(
		statement<{ kode: string; nama: string }>(house.sqlite, 'SELECT kode, nama FROM kelurahan')
			.all()
			.map(({ kode, nama }) => [kode, nama]),
	);
	return panelNumbers(plenary).map((number): PanelView => {
		const panel = plenary.panels[number];
		const floor = plenary.floors[number];
		const place = floor ? placeOf(house, floor.tps) : null;
		const held = statement<{ name: string; beat: string }>(
			house.sqlite,
			'SELECT name, beat FROM lease WHERE panel = ?',
		).get(number);
		return {
			panel: number,
			place: panel?.place ?? null,
			chair: panel?.chair ?? null,
			reads: (panel?.reads ?? []).map((part) => ({ ...part, name: names.get(part.kelurahan) ?? part.kelurahan })),
			floor: floor && place ? { contest: floor.contest, place } : null,
			holder: held ? { ...held, live: isLive(held.beat, house.now()) } : null,
		};
	});
}
