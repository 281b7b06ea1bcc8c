import { isKelurahan } from '../lib/election';
import { hashOf, hashWords, type Text } from '../lib/forms';
import {
	type Actor,
	type AdoptionStatus,
	type AdoptionView,
	adoptionStatus,
	adoptionView,
	type ClosingList,
	type PlenaryState,
	panelFor,
	scrutinyIn,
} from '../lib/plenary';
import { closingList } from './closing';
import { committeeOf } from './facts';
import type { House } from './house';
import { statement } from './ledger';
import { kelurahanOf, placeName, wholesOf } from './places';
import { adoptionFacts, totalsOf } from './totals';

/** One region in one contest, for the list. */
export interface AdoptionLine {
	readonly contest: string;
	readonly region: string;
	readonly name: string;
	readonly status: AdoptionStatus;
	readonly version: number;
	/** Parts that are locked (or adopted), and all of them. */
	readonly ready: number;
	readonly total: number;
	readonly words: string | null;
	readonly time: string | null;
}

/** A code of the closing list with its name. */
export interface Named {
	readonly contest: string;
	readonly code: string;
	readonly name: string;
	readonly detail: string;
}

/** What remains open, by name, with the hash the chair's closing is bound to. */
export interface ClosingView {
	readonly hash: string;
	readonly stations: readonly Named[];
	readonly regions: readonly Named[];
	readonly boxes: readonly Named[];
	readonly cases: readonly {
		readonly name: string;
		readonly where: string;
		readonly status: string;
		readonly to: string;
	}[];
	readonly owed: readonly string[];
}

/** The page of adoption and closing. */
export interface AdoptionPage {
	readonly opened: boolean;
	readonly kecamatan: string;
	readonly contests: readonly { readonly code: string; readonly name: Text }[];
	readonly lines: readonly AdoptionLine[];
	readonly view: AdoptionView | null;
	/** Parts of the region shown that are not locked or adopted yet, by name. */
	readonly missing: readonly string[];
	/** True when this account leads the adoption of the region shown. */
	readonly leads: boolean;
	readonly closing: ClosingView | null;
	readonly closed: { readonly time: string; readonly by: string; readonly note: string } | null;
	readonly now: string;
}

/** Everything of one contest, and one region of it in full. */
export function adoptionPage(house: House, actor: Actor, wanted: { contest: string; region: string }): AdoptionPage {
	const plenary = house.states.plenary();
	const kecamatan = plenary.opened?.kecamatan ?? '';
	const contests = kecamatan ? house.states.election().heldIn(kecamatan) : [];
	const contest = contests.find(({ code }) => code === wanted.contest)?.code ?? contests[0]?.code ?? '';
	const regions = contest ? regionsOf(house, contest, kecamatan) : [];
	const region = regions.find(({ code }) => code === wanted.region)?.code ?? '';
	const { closed } = plenary;
	const led = leads(plenary, actor, contest, region);
	return {
		opened: plenary.opened !== null,
		kecamatan,
		contests: contests.map(({ code, name }) => ({ code, name })),
		lines: regions.map(({ code, name }) => lineOf(house, contest, code, name)),
		view: region ? viewOfRegion(house, contest, region, led ? actor.id : null) : null,
		missing: region ? missingNames(house, contest, region) : [],
		leads: led,
		closing: closed ? closingView(house, closed.list) : kecamatan ? closingView(house, closingList(house)) : null,
		closed: closed ? { time: closed.time, by: closed.by, note: closed.note } : null,
		now: house.now().toISOString(),
	};
}

/** Of each kecamatan, or of each dapil's share of it: the kelurahan, then the whole. */
function regionsOf(house: House, contest: string, kecamatan: string): { code: string; name: string }[] {
	return wholesOf(house, contest, kecamatan).flatMap((whole) => {
		const rows = kelurahanOf(house, contest, whole).map(({ kode, nama }) => ({ code: kode, name: nama }));
		return rows.length === 0 ? [] : [...rows, { code: whole, name: placeName(house, whole) }];
	});
}

function lineOf(house: House, contest: string, region: string, name: string): AdoptionLine {
	const state = house.states.adoption(contest, region);
	const totals = totalsOf(house, contest, region);
	const shown = state.scrutiny ?? state.lock;
	return {
		contest,
		region,
		name,
		status: adoptionStatus(state),
		version: shown?.version ?? state.past.length + 1,
		ready: totals?.parts.length ?? 0,
		total: (totals?.parts.length ?? 0) + (totals?.missing.length ?? 0),
		words: shown ? hashWords(shown.hash) : null,
		time: shown?.time ?? null,
	};
}

function viewOfRegion(
	house: House,
	contestCode: string,
	region: string,
	striker: string | null = null,
): AdoptionView | null {
	const contest = house.states.election().contest(contestCode, region);
	if (!contest) return null;
	const view = adoptionView(
		contest,
		house.states.adoption(contestCode, region),
		house.states.plenary(),
		committeeOf(house),
		placeName(house, region),
		striker,
	);
	return {
		...view,
		past: view.past.map((past) => ({
			...past,
			voided: { ...past.voided, cause: placeName(house, past.voided.cause) },
		})),
	};
}

function missingNames(house: House, contest: string, region: string): string[] {
	return (totalsOf(house, contest, region)?.missing ?? []).map((code) => placeName(house, code));
}

function leads(plenary: PlenaryState, actor: Actor, contest: string, region: string): boolean {
	if (actor.role === 'ketua') return true;
	if (actor.role !== 'anggota' || !isKelurahan(region)) return false;
	return plenary.panels[panelFor(plenary, contest, region)]?.chair?.id === actor.id;
}

function closingView(house: House, list: ClosingList): ClosingView {
	const station = ({ contest, tps }: { contest: string; tps: string }, detail: string): Named => ({
		contest,
		code: tps,
		name: placeName(house, tps),
		detail,
	});
	return {
		hash: hashOf(list),
		stations: list.stations.map((one) => station(one, one.why || one.status)),
		regions: list.regions.map(({ contest, region }) => ({
			contest,
			code: region,
			name: placeName(house, region),
			detail: isKelurahan(region) ? 'kelurahan' : 'kecamatan',
		})),
		boxes: list.boxes.map((one) => station(one, '')),
		cases: list.cases.map(({ name, tps, status, to }) => ({
			name,
			where: tps ? placeName(house, tps) : '',
			status,
			to,
		})),
		owed: list.owed,
	};
}

/** What is scrutinised in a panel now, for its projector and the phones that follow it. */
export function scrutinyView(house: House, panel: string): AdoptionView | null {
	const on = scrutinyIn(house.states.plenary(), panel, adoptionFacts(house));
	return on ? viewOfRegion(house, on.contest, on.region) : null;
}

/** The adoption the gavel fell on last, for the seal on the screen. */
export interface LastAdoption {
	readonly contest: string;
	readonly region: string;
	readonly name: string;
	readonly version: number;
	readonly time: string;
	readonly hash: string;
	readonly words: string;
}

export function lastAdoption(house: House): LastAdoption | null {
	const row = statement<Omit<LastAdoption, 'name' | 'words'>>(
		house.sqlite,
		'SELECT contest, region, version, struck_at AS time, hash FROM adoption ORDER BY struck_seq DESC LIMIT 1',
	).get();
	return row ? { ...row, name: placeName(house, row.region), words: hashWords(row.hash) } : null;
}

/** Where the adoption of each region of one contest stands; regions nobody has begun are not in it. */
export function adoptionStatuses(
	house: House,
	contest: string,
): ReadonlyMap<string, { readonly status: AdoptionStatus; readonly version: number }> {
	const rows = statement<{ region: string }>(
		house.sqlite,
		`SELECT region FROM adoption WHERE contest = @contest UNION SELECT region FROM scrutiny WHERE contest = @contest`,
	).all({ contest });
	return new Map(
		rows.map(({ region }) => {
			const state = house.states.adoption(contest, region);
			const shown = state.scrutiny ?? state.lock;
			return [region, { status: adoptionStatus(state), version: shown?.version ?? state.past.length }];
		}),
	);
}
