import {
	type ExcelProblem,
	formVersion,
	isProblem,
	type MergeCell,
	mergeCells,
	type ReadStation,
	readEntries,
	readStamp,
	type Standing,
} from '../../lib/excel';
import type { Contest, FieldId } from '../../lib/forms';
import {
	type Actor,
	type CommandOf,
	figuresNow,
	type RecordedEvent,
	standingOf,
	type TemplateFact,
} from '../../lib/plenary';
import { BookError, readBook } from '../../lib/workbook';
import { execute, type Outcome } from '../door';
import { putDraft } from '../drafts';
import type { House } from '../house';
import { sha256Of } from '../import/source';
import { placeOf } from '../places';
import { excelFactsOf, templateOf } from './facts';
import { unpackBook } from './unpack';

/** A workbook that was read, before it is held against what the desk has. */
export interface ReadWorkbook {
	readonly name: string;
	readonly sha256: string;
	readonly template: TemplateFact;
	readonly contest: Contest;
	readonly stations: readonly ReadStation[];
}

/** Where the person at the page said the file belongs. */
export interface Place {
	readonly contest: string;
	readonly kelurahan: string;
}

/** Reads a filled-in template. Never throws over what is in it: what is wrong comes back as a problem. */
export async function readWorkbook(
	house: House,
	place: Place,
	file: { readonly name: string; readonly bytes: Buffer },
): Promise<ReadWorkbook | ExcelProblem> {
	const parts = await unpackBook(file.bytes);
	if (isProblem(parts)) return parts;
	let book: ReturnType<typeof readBook>;
	try {
		book = readBook(parts);
	} catch (error) {
		if (error instanceof BookError) return { code: 'broken', found: error.message };
		throw error;
	}
	const stamp = readStamp(book);
	if ('code' in stamp) return stamp;
	if (stamp.contest !== place.contest) return { code: 'other-contest', found: stamp.contest, expected: place.contest };
	if (stamp.kelurahan !== place.kelurahan) {
		return { code: 'other-kelurahan', found: stamp.kelurahanName, expected: place.kelurahan };
	}
	const template = templateOf(house.sqlite, stamp.template)?.fact;
	if (!template) return { code: 'other-laptop', found: stamp.template.slice(0, 8) };
	const contest = house.states.election().contest(place.contest, place.kelurahan);
	if (!contest || formVersion(contest) !== stamp.form || template.form !== stamp.form) {
		return { code: 'other-form', found: stamp.form, expected: contest ? formVersion(contest) : '–' };
	}
	const stations = readEntries(
		contest,
		template.tps.map(({ tps }) => tps),
		book,
	);
	if (isProblem(stations)) return stations;
	return { name: file.name.slice(0, 400), sha256: sha256Of(file.bytes), template, contest, stations };
}

/** One TPS of a workbook held against what the desk has now. */
export interface PreviewTps {
	readonly tps: string;
	readonly name: string;
	/**
	 * `take`: new numbers, nobody disagrees. `decide`: somebody must choose. `same`: nothing new. `again`: this very
	 * content was taken in before. `empty`: nothing filled in. `reading`: on the floor at this moment. `faulty`: a cell
	 * cannot be read.
	 */
	readonly state: 'take' | 'decide' | 'same' | 'again' | 'empty' | 'reading' | 'faulty';
	readonly standing: Standing;
	readonly done: boolean;
	readonly filled: number;
	readonly cells: readonly MergeCell[];
	readonly problems: readonly ExcelProblem[];
}

export interface ExcelPreview {
	readonly name: string;
	readonly sha256: string;
	readonly template: string;
	readonly contest: string;
	readonly kelurahan: string;
	/** Lines of the form, for the names of the cells. */
	readonly form: Contest;
	readonly tps: readonly PreviewTps[];
	/** Nothing a yes would write. */
	readonly noop: boolean;
}

/** What taking a workbook in would do now, cell by cell. Nothing is written. */
export function previewWorkbook(house: House, read: ReadWorkbook): ExcelPreview {
	const facts = excelFactsOf(house.sqlite, () => house.now());
	const plenary = house.states.plenary();
	const { template, contest } = read;
	const bases = new Map(template.tps.map(({ tps, figures }) => [tps, figures]));
	const tps = read.stations.map((station): PreviewTps => {
		const state = house.states.result(template.contest, station.tps);
		const standing = standingOf(state, plenary);
		const cells = mergeCells(contest, standing, {
			base: bases.get(station.tps) ?? {},
			ours: figuresNow(facts, state),
			theirs: station.figures,
		});
		const filled = Object.keys(station.figures).length;
		const again = facts.excelTaken(template.contest, station.tps) === station.content;
		return {
			tps: station.tps,
			name: placeOf(house, station.tps)?.tpsName ?? station.tps,
			state: stateOf(station, filled, again, standing, cells),
			standing,
			done: station.done,
			filled,
			cells,
			problems: station.problems,
		};
	});
	return {
		name: read.name,
		sha256: read.sha256,
		template: template.id,
		contest: template.contest,
		kelurahan: template.kelurahan,
		form: contest,
		tps,
		noop: !tps.some(({ state }) => state === 'take' || state === 'decide'),
	};
}

function stateOf(
	station: ReadStation,
	filled: number,
	again: boolean,
	standing: Standing,
	cells: readonly MergeCell[],
): PreviewTps['state'] {
	if (station.problems.length > 0) return 'faulty';
	if (filled === 0) return 'empty';
	if (again) return 'again';
	if (cells.length === 0) return 'same';
	if (standing === 'reading') return 'reading';
	return cells.some(({ kind }) => kind === 'conflict') ? 'decide' : 'take';
}

export type Decisions = Readonly<
	Record<string, readonly CommandOf<'excel.import'>['items'][number]['decisions'][number][]>
>;

/** Takes a workbook in as its preview showed it, with what was decided: one transaction, or nothing. */
export function acceptWorkbook(
	house: House,
	actor: Actor,
	id: string,
	read: ReadWorkbook,
	given: { readonly decisions: Decisions; readonly correction?: CommandOf<'excel.import'>['correction'] },
): Outcome {
	const preview = previewWorkbook(house, read);
	const stations = new Map(read.stations.map((station) => [station.tps, station]));
	const items = preview.tps.flatMap(({ tps, state }) => {
		const station = stations.get(tps);
		if (!station || (state !== 'take' && state !== 'decide')) return [];
		const { content, figures, blank } = station;
		return [{ tps, content, figures: { ...figures }, blank: [...blank], decisions: [...(given.decisions[tps] ?? [])] }];
	});
	const command = {
		type: 'excel.import' as const,
		template: read.template.id,
		file: read.name,
		sha256: read.sha256,
		items,
		...(given.correction ? { correction: given.correction } : {}),
	};
	return execute(house, actor, { id, command }, (here, events) => writeDrafts(here, actor, events));
}

/** What is to be read against the paper waits at the desk as a draft, as if it had been typed there. */
function writeDrafts(house: House, actor: Actor, events: readonly RecordedEvent[]): void {
	for (const event of events) {
		if (event.type !== 'excel.imported') continue;
		for (const { tps, draft } of event.payload.tps) {
			if (!draft) continue;
			const none: readonly FieldId[] = [];
			const beside = { matched: none, zeroed: none, at: null, by: actor.name, time: event.time };
			putDraft(house.sqlite, event.payload.contest, tps, { ...draft, ...beside });
		}
	}
}
