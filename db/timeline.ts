import { isKelurahan, shortName } from '../lib/election';
import type { FieldId } from '../lib/forms';
import { zoneOf } from '../lib/hall/clock';
import {
	arrivalStream,
	type EventPayloads,
	type EventType,
	PLENARY_STREAM,
	parseAdoptionStream,
	photoStream,
	type RecordedEvent,
	resultStream,
} from '../lib/plenary';
import {
	type About,
	type Change,
	changesOf,
	dayRange,
	itemsOf,
	type Kind,
	typesOf,
	type Values,
	valuesOf,
} from '../lib/timeline';
import type { House } from './house';
import { type Head, headOf, statement } from './ledger';
import { placeName, placeOf } from './places';
import { lineHistory, lineName, linesAsked, type NamedLine, placeOfStream } from './timeline-line';

export type { NamedLine } from './timeline-line';

/** What the minutes are narrowed to. */
export interface TimelineFilter {
	readonly kelurahan?: string;
	readonly tps?: string;
	/** Code of a contest. */
	readonly contest?: string;
	/** Line of the form of `tps` in `contest`; nothing without both. */
	readonly line?: FieldId;
	readonly day?: string;
	readonly kind?: Kind;
	/** Only what concerns this kelurahan, or the whole plenary (a PPS account). */
	readonly within?: string;
}

/** Where a page of the minutes begins or ends; without either it is the newest page. */
export interface TimelineCursor {
	/** Only entries before this sequence. */
	readonly before?: number;
	/** Only entries after this sequence. */
	readonly after?: number;
}

/** One line of the minutes: an event, or the events of one import. */
export interface TimelineEntry {
	readonly seq: number;
	readonly last: number;
	readonly count: number;
	readonly type: EventType;
	readonly contest: string | null;
	readonly time: string;
	readonly by: string;
	readonly role: string;
	/** Hash of the (last) ledger row. */
	readonly hash: string;
	/** What its sentence is filled with. */
	readonly values: Values;
	readonly changes: readonly Change[];
	/** Keys of the items an explanation is for. */
	readonly items: readonly string[];
	/** The lines of the form that `changes` and `items` speak of, as far as the election has them. */
	readonly lines: Readonly<Record<FieldId, NamedLine>>;
}

export interface Timeline {
	/** In the order they happened. */
	readonly entries: readonly TimelineEntry[];
	readonly older: boolean;
	readonly newer: boolean;
	readonly head: Head;
	/** Code of the place, for the time zone. */
	readonly place: string;
	readonly kecamatan: string | null;
	readonly kelurahan: readonly { readonly kode: string; readonly nama: string }[];
	/** The line the minutes are narrowed to, as far as the election has it. */
	readonly line: NamedLine | null;
	/** The contests of the election by their short names. */
	readonly contests: readonly { readonly code: string; readonly name: string }[];
}

/** Entries on one page. */
export const PAGE = 100;

/** A ledger row without the payload of imports, of which there may be thousands. */
interface Row {
	readonly seq: number;
	readonly stream: string;
	readonly type: EventType;
	readonly payload: string | null;
	readonly actor: string;
	readonly time: string;
	readonly hash: string;
}

const COLUMNS = `seq, stream, type, actor, time, hash,
	CASE WHEN type IN ('system.imported', 'region.registered') THEN NULL ELSE payload END AS payload`;

/** A page of the minutes. Imports count as one entry each. */
export function timeline(house: House, filter: TimelineFilter, cursor: TimelineCursor = {}): Timeline {
	const forward = cursor.after !== undefined;
	const { tps = '', contest = '', line: field = '' } = filter;
	const wanted = tps && contest && field ? { contest, tps, field } : null;
	const history = wanted && lineHistory(house, wanted);
	const where = conditions(house, filter);
	if (history) where.add('seq IN (SELECT value FROM json_each(?))', JSON.stringify([...history.keys()]));
	if (cursor.before !== undefined) where.add('seq < ?', cursor.before);
	if (cursor.after !== undefined) where.add('seq > ?', cursor.after);
	const { groups, more } = collect(
		house.sqlite
			.prepare<unknown[], Row>(
				`SELECT ${COLUMNS} FROM ledger WHERE ${where.sql} ORDER BY seq ${forward ? 'ASC' : 'DESC'}`,
			)
			.iterate(...where.values),
	);
	if (!forward) groups.reverse();
	const place = placeCode(house);
	const names = statement<{ kode: string; nama: string }>(
		house.sqlite,
		'SELECT kode, nama FROM kelurahan WHERE (@within IS NULL OR kode = @within) ORDER BY kode',
	).all({ within: filter.within ?? null });
	return {
		entries: groups.map((group) => entryOf(house, group, history)),
		line: wanted ? (linesAsked(house, resultStream(contest, tps), new Set([field]))[field] ?? null) : null,
		older: forward ? (cursor.after ?? 0) > 0 : more,
		newer: forward ? more : cursor.before !== undefined,
		head: headOf(house.sqlite),
		place: place ?? '',
		kecamatan: place ? kecamatanName(house, place) : null,
		kelurahan: names,
		contests: house.states.election().contests.map((head) => ({ code: head.code, name: shortName(head) })),
	};
}

/** The events of an import, one line each, in the order of the ledger. */
export function timelineGroup(
	house: House,
	from: number,
	last: number,
	after: number,
	filter: TimelineFilter,
): { readonly entries: readonly TimelineEntry[]; readonly more: boolean } {
	const where = conditions(house, filter);
	where.add("type IN ('system.imported', 'region.registered')");
	where.add('seq BETWEEN ? AND ?', from, last);
	where.add('seq > ?', after);
	const rows = house.sqlite
		.prepare<unknown[], Row>(`SELECT ${COLUMNS} FROM ledger WHERE ${where.sql} ORDER BY seq LIMIT ?`)
		.all(...where.values, PAGE + 1);
	return { entries: rows.slice(0, PAGE).map((row) => entryOf(house, [row])), more: rows.length > PAGE };
}

class Where {
	readonly #parts: string[] = ['1 = 1'];
	readonly values: unknown[] = [];

	add(part: string, ...values: unknown[]): void {
		this.#parts.push(`(${part})`);
		this.values.push(...values);
	}

	get sql(): string {
		return this.#parts.join(' AND ');
	}
}

/** TPS a plenary event names, if it names one. */
const NAMED = "json_extract(payload, '$.tps')";

function conditions(house: House, { kelurahan, tps, contest, day, kind, within }: TimelineFilter): Where {
	const where = new Where();
	// Ballots of a recount are told by its end; one by one they stand in the ledger.
	where.add("stream NOT LIKE 'turus/%'");
	if (tps) {
		const streams = house.states
			.election()
			.contests.flatMap(({ code }) => [resultStream(code, tps), photoStream(code, tps)]);
		where.add(
			`stream IN (${streams.map(() => '?').join(', ')}) OR (stream = ? AND ${NAMED} = ?)
				OR (stream = ? AND instr(payload, ?) > 0)`,
			...streams,
			PLENARY_STREAM,
			tps,
			arrivalStream(tps.slice(0, 10)),
			tps,
		);
	}
	if (contest) ofContest(where, contest);
	if (kelurahan) ofKelurahan(where, kelurahan, false);
	if (within) ofKelurahan(where, within, true);
	if (kind) {
		const types = typesOf(kind);
		where.add(`type IN (${types.map(() => '?').join(', ')})`, ...types);
	}
	const range = day ? dayRange(day, zoneOf(placeCode(house) ?? '')) : null;
	if (range) where.add('time >= ? AND time < ?', range.from, range.to);
	return where;
}

/** What concerns a contest: its results, photos and adoptions, the floor, and its boxes as they arrived. */
function ofContest(where: Where, contest: string): void {
	const streams = ['hasil', 'foto', 'penetapan'];
	where.add(
		`${streams.map(() => '(stream >= ? AND stream < ?)').join(' OR ')}
			OR (stream = ? AND json_extract(payload, '$.contest') = ?)
			OR (stream >= 'terima/' AND stream < 'terima0' AND instr(payload, ?) > 0)`,
		// '0' is the sign after '/'.
		...streams.flatMap((kind) => [`${kind}/${contest}/`, `${kind}/${contest}0`]),
		PLENARY_STREAM,
		contest,
		`"contest":${JSON.stringify(contest)}`,
	);
}

/** What concerns a kelurahan; with `plenary` also what concerns everybody in the room. */
function ofKelurahan(where: Where, kelurahan: string, plenary: boolean): void {
	where.add(
		`(((stream >= 'hasil/' AND stream < 'hasil0') OR (stream >= 'foto/' AND stream < 'foto0'))
			AND substr(stream, -13, 10) = ?) OR stream IN (?, ?)
			OR (stream LIKE 'penetapan/%' AND substr(stream, -11) = ?)
			OR (stream = ? AND ${plenary ? `(${NAMED} IS NULL OR ` : '('}substr(${NAMED}, 1, 10) = ?))`,
		kelurahan,
		`wilayah/${kelurahan}`,
		arrivalStream(kelurahan),
		`/${kelurahan}`,
		PLENARY_STREAM,
		kelurahan,
	);
}

/** Rows in their order, an import's rows together; a group is never cut by the end of a page. */
function collect(rows: IterableIterator<Row>): { groups: Row[][]; more: boolean } {
	const groups: Row[][] = [];
	for (const row of rows) {
		const group = groups.at(-1);
		if (group?.[0] && sameImport(group[0], row)) group.push(row);
		else if (groups.length === PAGE) {
			rows.return?.();
			return { groups, more: true };
		} else groups.push([row]);
	}
	return { groups, more: false };
}

function sameImport(a: Row, b: Row): boolean {
	return (
		(a.type === 'system.imported' || a.type === 'region.registered') &&
		a.type === b.type &&
		a.time === b.time &&
		a.actor === b.actor
	);
}

/** @param line what happened to the one line that is asked for, in place of all the event changed */
function entryOf(house: House, rows: readonly Row[], line?: ReadonlyMap<number, Change | null> | null): TimelineEntry {
	const sorted = [...rows].sort((a, b) => a.seq - b.seq);
	const [first] = sorted;
	const last = sorted.at(-1);
	if (!first || !last) throw new Error('timeline: an entry without a row');
	const actor = JSON.parse(first.actor) as RecordedEvent['actor'];
	const payload = JSON.parse(first.payload ?? payloadOf(house, first.seq)) as EventPayloads[EventType];
	const own = line?.get(first.seq);
	const changes = line ? (own ? [own] : []) : changesOf(first.type, payload);
	return {
		seq: first.seq,
		last: last.seq,
		count: sorted.length,
		type: first.type,
		contest: (placeOfStream(first.stream) ?? parseAdoptionStream(first.stream))?.contest ?? null,
		time: first.time,
		by: actor.name,
		role: actor.role,
		hash: last.hash,
		values:
			sorted.length > 1
				? groupValues(house, first, last, sorted.length, payload)
				: valuesOf(first.type, payload, aboutOf(house, first, payload)),
		changes,
		items: itemsOf(first.type, payload),
		lines: linesOf(house, first, payload, changes),
	};
}

/** The lines an entry speaks of, from the form this TPS has in the election in force. */
function linesOf(
	house: House,
	row: Row,
	payload: EventPayloads[EventType],
	changes: readonly Change[],
): TimelineEntry['lines'] {
	const asked = new Set([
		...changes.map(({ field }) => field),
		...itemsOf(row.type, payload).map((key) => key.replace(/^[^:]*:/, '')),
	]);
	return linesAsked(house, row.stream, asked);
}

function groupValues(house: House, first: Row, last: Row, count: number, payload: EventPayloads[EventType]): Values {
	if (first.type === 'region.registered') {
		return { name: (payload as EventPayloads['region.registered']).source.file, count };
	}
	const filled = statement<{ n: number | null }>(
		house.sqlite,
		'SELECT SUM(uploaded) AS n FROM system_version WHERE seq BETWEEN ? AND ?',
	).get(first.seq, last.seq);
	return { name: (payload as EventPayloads['system.imported']).source.name, count, filled: filled?.n ?? 0 };
}

function payloadOf(house: House, seq: number): string {
	return (
		statement<{ payload: string }>(house.sqlite, 'SELECT payload FROM ledger WHERE seq = ?').get(seq)?.payload ?? '{}'
	);
}

/** Names as they are known now; the event itself keeps the codes. */
function aboutOf(house: House, row: Row, payload: EventPayloads[EventType]): About {
	const named = payload as {
		readonly tps?: unknown;
		readonly contest?: unknown;
		readonly cause?: unknown;
		readonly witness?: unknown;
		readonly kecamatan?: unknown;
	};
	const code = named.tps ?? named.cause;
	const tps = placeOfStream(row.stream)?.tps ?? (typeof code === 'string' ? code : '');
	const adoption = parseAdoptionStream(row.stream);
	const region = adoption?.region;
	const place = tps === '' ? null : placeOf(house, tps);
	const onFloor = row.stream === PLENARY_STREAM && typeof named.contest === 'string' ? named.contest : undefined;
	const ofTps = contestSuffix(house, placeOfStream(row.stream)?.contest ?? onFloor);
	const witness = statement<{ name: string; contestant: number }>(
		house.sqlite,
		'SELECT name, contestant FROM witness WHERE id = ?',
	).get(typeof named.witness === 'string' ? named.witness : '');
	const account = statement<{ name: string }>(house.sqlite, 'SELECT name FROM account WHERE id = ?').get(
		row.stream.replace(/^akun\//, ''),
	);
	return {
		tps: place ? `${place.tpsName} ${place.kelurahanName}${ofTps}` : tps,
		line: (field) => lineName(house, row.stream, field),
		contest: (code) => contestName(house, code),
		kecamatan: typeof named.kecamatan === 'string' ? (kecamatanName(house, named.kecamatan) ?? named.kecamatan) : '',
		region: region ? `${regionName(house, region)}${contestSuffix(house, adoption?.contest)}` : '',
		zone: zoneOf(placeCode(house) ?? ''),
		account: account?.name ?? row.stream,
		witness: witness ?? { name: String(named.witness ?? ''), contestant: 0 },
	};
}

/** ` (DPR)` after a place where the election holds several contests; nothing where there is only one. */
function contestSuffix(house: House, contest: string | undefined): string {
	const election = house.states.election();
	if (contest === undefined || election.contests.length < 2) return '';
	return ` (${contestName(house, contest)})`;
}

/** A contest by its short name; by its code where the election no longer has it. */
const contestName = (house: House, code: string) =>
	shortName(house.states.election().head(code) ?? { code, formName: '' });

/** A kelurahan/desa or the kecamatan by what it is and its name. */
export function regionName(house: House, region: string): string {
	if (!isKelurahan(region)) return `Kecamatan ${placeName(house, region)}`;
	const row = statement<{ nama: string }>(house.sqlite, 'SELECT nama FROM kelurahan WHERE kode = ?').get(region);
	return `Kelurahan/Desa ${row?.nama ?? region}`;
}

/** Code of the plenary's kecamatan, or of the only one there is. */
function placeCode(house: House): string | null {
	const opened = house.states.plenary().opened?.kecamatan;
	if (opened) return opened;
	const row = statement<{ kode: string | null }>(house.sqlite, 'SELECT MIN(kecamatan) AS kode FROM kelurahan').get();
	return row?.kode ?? null;
}

function kecamatanName(house: House, kode: string): string | null {
	const row = statement<{ nama: string }>(
		house.sqlite,
		'SELECT kecamatan_nama AS nama FROM kelurahan WHERE kecamatan = ? LIMIT 1',
	).get(kode);
	return row?.nama ?? null;
}
