import type { Rules } from '../lib/election';
import { type Figures, hashWords, type Text } from '../lib/forms';
import {
	type AdoptionStatus,
	type AdoptionView,
	type EntryMode,
	type Flow,
	type Place,
	type PlenaryState,
	panelNumbers,
	panelReading,
	type ResultView,
	type ReturnedView,
	resultStream,
	type Status,
	scrutinyIn,
	statusOf,
	viewOf,
} from '../lib/plenary';
import { adoptionStatuses, type LastAdoption, lastAdoption, scrutinyView } from './adoption';
import { draftOf } from './drafts';
import type { House } from './house';
import { statement, streamVersion } from './ledger';
import { type PauseView, pauseView } from './meeting';
import { placeName, placeOf, placeWithVoters, wholesOf } from './places';
import { adoptionFacts } from './totals';

/** The picture of one result for every screen, or `null` for an unknown contest or TPS. */
export function resultView(house: House, contestCode: string, tps: string): ResultView | null {
	const contest = house.states.election().contest(contestCode, tps);
	const place = placeWithVoters(house, tps);
	if (!contest || !place) return null;
	const view = viewOf(
		contest,
		house.states.result(contestCode, tps),
		house.states.plenary(),
		place,
		draftOf(house.sqlite, contestCode, tps),
		siblingsOf(house, contestCode, tps),
	);
	return { ...view, returned: returnedOf(house, contestCode, tps) };
}

/** Hubs that sent the newest version they were sent back to us. */
function returnedOf(house: House, contest: string, tps: string): ReturnedView[] {
	return statement<ReturnedView>(
		house.sqlite,
		`SELECT target.name AS hub, delivery.reason, delivery.at FROM delivery JOIN target ON target.id = delivery.target
		 WHERE contest = @contest AND tps = @tps AND state = 'returned' AND version =
			(SELECT MAX(newest.version) FROM delivery AS newest WHERE newest.target = delivery.target
			 AND newest.contest = @contest AND newest.tps = @tps)
		 ORDER BY target.name`,
	).all({ contest, tps });
}

/** What is filed of a TPS in the other contests held there. */
function siblingsOf(house: House, contestCode: string, tps: string): Figures[] {
	const others = house.states.election().contests.filter(({ code }) => code !== contestCode);
	return others.flatMap(({ code }) => {
		if (streamVersion(house.sqlite, resultStream(code, tps)) === 0) return [];
		const { lock, tally } = house.states.result(code, tps);
		const figures = lock?.figures ?? tally?.figures;
		return figures ? [figures] : [];
	});
}

/** One line of the TPS list. */
export interface TpsLine {
	readonly tps: string;
	readonly name: string;
	readonly kelurahan: string;
	readonly status: Status;
	readonly onFloor: boolean;
	readonly setAside: boolean;
	readonly uploaded: boolean;
	readonly items: number;
	readonly open: number;
	readonly lockedAt: string | null;
	/** A hub sent it back to be looked at again. */
	readonly returned: boolean;
}

export interface KelurahanLine {
	readonly kode: string;
	readonly name: string;
	readonly total: number;
	readonly locked: number;
	/** Its adoption in this contest; `null` before the first scrutiny. */
	readonly adoption: { readonly status: AdoptionStatus; readonly version: number } | null;
}

export interface TpsList {
	readonly kecamatan: {
		readonly kode: string;
		readonly name: string;
		/** Of the whole kecamatan; where dapil divide it, only once each share of it is adopted. */
		readonly adoption: KelurahanLine['adoption'];
		/** What has a recap of its own in this contest: the kecamatan, or each dapil's share of it. */
		readonly wholes: readonly Pick<KelurahanLine, 'kode' | 'name' | 'adoption'>[];
	} | null;
	/** Kecamatan of the region list, for the opening. */
	readonly choices: readonly { readonly kode: string; readonly name: string }[];
	readonly opened: boolean;
	/** The contests held in this kecamatan, in the order in which they are read. */
	readonly contests: readonly { readonly code: string; readonly name: Text }[];
	readonly mode: EntryMode;
	/** What was agreed at the opening; before it, the election's defaults. */
	readonly rules: Rules;
	readonly flow: Flow;
	readonly kelurahan: readonly KelurahanLine[];
	readonly tps: readonly TpsLine[];
	readonly floor: { readonly contest: string; readonly tps: string } | null;
	/** What each panel reads now. */
	readonly floors: readonly { readonly panel: string; readonly contest: string; readonly tps: string }[];
	readonly pause: PauseView | null;
	/** When the meeting is over, and who closed it. */
	readonly closed: { readonly time: string; readonly by: string } | null;
}

/** Every TPS of the plenary's kecamatan in one contest, in the order of the codes. */
export function tpsList(house: House, contest: { readonly code: string }, only?: { kelurahan?: string }): TpsList {
	const election = house.states.election();
	const plenary = house.states.plenary();
	const choices = statement<{ kode: string; name: string }>(
		house.sqlite,
		'SELECT DISTINCT kecamatan AS kode, kecamatan_nama AS name FROM kelurahan ORDER BY kecamatan',
	).all();
	const held = (region: string | undefined) =>
		(region ? election.heldIn(region) : election.contests).map(({ code, name }) => ({ code, name }));
	const head = {
		choices,
		opened: plenary.opened !== null,
		mode: plenary.mode,
		rules: plenary.rules,
		flow: plenary.flow,
		floor: plenary.floor,
		floors: Object.entries(plenary.floors).map(([panel, floor]) => ({ panel, ...floor })),
		pause: pauseView(house),
		closed: closedOf(plenary),
	};
	// Before the opening: the kecamatan of the region list, when there is just one.
	const kecamatan = plenary.opened?.kecamatan ?? (choices.length === 1 ? choices[0]?.kode : undefined);
	const contests = held(kecamatan);
	if (!kecamatan) return { ...head, contests, kecamatan: null, kelurahan: [], tps: [] };
	const rows = statement<{
		tps: string;
		name: string;
		kelurahan: string;
		status: Status | null;
		set_aside: number | null;
		uploaded: number | null;
		items: number | null;
		open: number | null;
		locked_at: string | null;
		returned: number;
	}>(
		house.sqlite,
		`SELECT tps.kode AS tps, tps.nama AS name, tps.kelurahan, result.status, result.set_aside,
			COALESCE(result.uploaded, (SELECT uploaded FROM system_version AS newest
				WHERE newest.contest = @contest AND newest.tps = tps.kode ORDER BY newest.seq DESC LIMIT 1)) AS uploaded,
			result.items, result.open, result.locked_at,
			EXISTS (SELECT 1 FROM delivery WHERE delivery.contest = @contest AND delivery.tps = tps.kode
				AND delivery.version = result.result_version AND delivery.state = 'returned') AS returned
		 FROM tps JOIN kelurahan ON kelurahan.kode = tps.kelurahan
		 LEFT JOIN result ON result.tps = tps.kode AND result.contest = @contest AND result.result_version =
			(SELECT MAX(newest.result_version) FROM result AS newest
			 WHERE newest.tps = tps.kode AND newest.contest = @contest)
		 WHERE kelurahan.kecamatan = @kecamatan AND (@kelurahan IS NULL OR kelurahan.kode = @kelurahan)
		 ORDER BY tps.kode`,
	).all({ contest: contest.code, kecamatan, kelurahan: only?.kelurahan ?? null });
	const names = statement<{
		kode: string;
		nama: string;
		kecamatan_nama: string;
	}>(
		house.sqlite,
		'SELECT kode, nama, kecamatan_nama FROM kelurahan WHERE kecamatan = @kecamatan AND (@kelurahan IS NULL OR kode = @kelurahan) ORDER BY kode',
	).all({ kecamatan, kelurahan: only?.kelurahan ?? null });
	const inTheRoom = (code: string): Status => {
		const form = election.contest(contest.code, code);
		return form ? statusOf(form, house.states.result(contest.code, code), plenary) : 'settled';
	};
	const adoptions = adoptionStatuses(house, contest.code);
	const tps = rows.map((row): TpsLine => {
		const onFloor = panelReading(plenary, contest.code, row.tps) !== null;
		return {
			tps: row.tps,
			name: row.name,
			kelurahan: row.kelurahan,
			status: row.status === 'settled' ? inTheRoom(row.tps) : (row.status ?? 'waiting'),
			onFloor,
			setAside: row.set_aside === 1,
			uploaded: row.uploaded === 1,
			items: row.items ?? 0,
			open: row.open ?? 0,
			lockedAt: row.locked_at,
			returned: row.returned === 1,
		};
	});
	const wholes = wholesOf(house, contest.code, kecamatan).map((kode) => ({
		kode,
		name: placeName(house, kode),
		adoption: adoptions.get(kode) ?? null,
	}));
	const unfinished = wholes.find(({ adoption }) => adoption?.status !== 'ditetapkan');
	return {
		...head,
		contests,
		kecamatan: {
			kode: kecamatan,
			name: names[0]?.kecamatan_nama ?? kecamatan,
			adoption: (unfinished ?? wholes[0])?.adoption ?? null,
			wholes,
		},
		kelurahan: names.map(({ kode, nama }) => {
			const own = tps.filter((line) => line.kelurahan === kode);
			return {
				kode,
				name: nama,
				total: own.length,
				locked: own.filter((line) => line.status === 'locked').length,
				adoption: adoptions.get(kode) ?? null,
			};
		}),
		tps,
	};
}

const closedOf = ({ closed }: PlenaryState) => (closed ? { time: closed.time, by: closed.by } : null);

/** Which panel is where, who leads it, what it reads: for everybody in the hall. */
export interface PanelLine {
	readonly panel: string;
	readonly place: string | null;
	readonly chair: string | null;
	/** Kelurahan/desa it reads, by name. */
	readonly reads: readonly string[];
	/** The TPS on its floor now. */
	readonly floor: string | null;
	/** The region whose totals are under scrutiny in it. */
	readonly scrutiny: string | null;
}

function panelLines(house: House): PanelLine[] {
	const plenary = house.states.plenary();
	const adoptions = adoptionFacts(house);
	return panelNumbers(plenary).map((panel) => {
		const scrutinised = scrutinyIn(plenary, panel, adoptions);
		const own = plenary.panels[panel];
		const floor = plenary.floors[panel];
		return {
			panel,
			place: own?.place ?? null,
			chair: own?.chair?.name ?? null,
			reads: [...new Set((own?.reads ?? []).map(({ kelurahan }) => placeName(house, kelurahan)))],
			floor: floor ? placeName(house, floor.tps) : null,
			scrutiny: scrutinised ? placeName(house, scrutinised.region) : null,
		};
	});
}

/** What the projector shows: the TPS on the floor, how far the kelurahan is, what fell last. */
export interface HallView {
	readonly opened: boolean;
	readonly kecamatan: string | null;
	readonly result: ResultView | null;
	readonly progress: KelurahanLine | null;
	readonly total: { readonly locked: number; readonly total: number };
	/** The result the gavel fell on last, for the seal on the screen. */
	readonly last: {
		readonly contest: string;
		readonly place: Place;
		readonly time: string;
		readonly hash: string;
		/** The hash as four words. */
		readonly words: string;
	} | null;
	/** The next TPS of the kelurahan that has not been on the floor. */
	readonly next: Place | null;
	/** Every kelurahan/desa, for the screen between two TPS. */
	readonly kelurahan: readonly KelurahanLine[];
	/** Code of the kecamatan (its first two digits tell the time zone), and this machine's clock. */
	readonly kecamatanCode: string | null;
	readonly now: string;
	/** The panel this picture follows, and all there are. */
	readonly panel: string;
	readonly panels: readonly PanelLine[];
	/** Totals under scrutiny in this panel. */
	readonly adoption: AdoptionView | null;
	/** The adoption the gavel fell on last. */
	readonly adopted: LastAdoption | null;
	/** The adoption of the kecamatan in this contest. */
	readonly whole: KelurahanLine['adoption'];
	readonly closed: { readonly time: string; readonly by: string } | null;
	readonly pause: PauseView | null;
}

export function hallView(house: House, contest: { readonly code: string }, panel: string): HallView {
	const plenary = house.states.plenary();
	const list = tpsList(house, contest);
	const floor = plenary.floors[panel] ?? null;
	const last = statement<{
		contest: string;
		tps: string;
		time: string;
		hash: string;
	}>(
		house.sqlite,
		'SELECT contest, tps, locked_at AS time, hash FROM result WHERE locked_seq IS NOT NULL ORDER BY locked_seq DESC LIMIT 1',
	).get();
	const lastPlace = last ? placeOf(house, last.tps) : null;
	const kelurahan = (floor?.tps ?? last?.tps ?? list.tps[0]?.tps ?? '').slice(0, 10);
	const next = list.tps.find((line) => line.kelurahan === kelurahan && line.status === 'waiting');
	// What was set aside or opened again is read after everything that has not been read at all.
	const afterwards =
		next ??
		list.tps.find((line) => line.status === 'waiting') ??
		list.tps.find((line) => line.status !== 'locked' && !line.onFloor);
	return {
		opened: plenary.opened !== null,
		kecamatan: list.kecamatan?.name ?? null,
		result: floor ? resultView(house, floor.contest, floor.tps) : null,
		progress: list.kelurahan.find((line) => line.kode === kelurahan) ?? null,
		total: {
			locked: list.kelurahan.reduce((sum, line) => sum + line.locked, 0),
			total: list.tps.length,
		},
		last:
			last && lastPlace
				? {
						contest: last.contest,
						place: lastPlace,
						time: last.time,
						hash: last.hash,
						words: hashWords(last.hash),
					}
				: null,
		next: afterwards ? placeOf(house, afterwards.tps) : null,
		kelurahan: list.kelurahan,
		panel,
		panels: panelLines(house),
		adoption: scrutinyView(house, panel),
		adopted: lastAdoption(house),
		whole: list.kecamatan?.adoption ?? null,
		closed: list.closed,
		pause: pauseView(house),
		kecamatanCode: list.kecamatan?.kode ?? null,
		now: house.now().toISOString(),
	};
}
