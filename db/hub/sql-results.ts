import { type HallReport, type ParcelKey, saidLater } from '../../lib/delivery';
import type { EntryChange } from '../../lib/hub';
import type { Engine, Session, Value } from './engine';
import type {
	Batch,
	EntryRow,
	FullEntry,
	HallRow,
	HubStore,
	NewEntry,
	QueueFilter,
	StateRow,
	VerdictRow,
	VisibleRow,
} from './store';

const STATE_COLUMNS = 'contest, tps, version, hash, state, state_at AS "stateAt", reason, step';
const ENTRY_COLUMNS = `${STATE_COLUMNS}, kecamatan, locked_at AS "lockedAt", received_at AS "receivedAt", codes, latest,
	claimed_by AS "claimedBy", lease_until AS "leaseUntil", first_by AS "firstBy"`;
/** Columns of `hub_result`, in the order they are written. */
export const RESULT_COLUMNS = [
	'kecamatan',
	'contest',
	'tps',
	'version',
	'hash',
	'body_hash',
	'body',
	'codes',
	'hall',
	'batch',
	'locked_at',
	'received_at',
	'state',
	'state_at',
	'reason',
	'step',
	'latest',
] as const;
/** Most keys named in one statement. */
const KEYS = 400;
/** Below any code with these leading digits, above all of them: text of equal length orders alike everywhere. */
export const lowest = (prefix: string, digits: number) => prefix.padEnd(digits, '0');
export const highest = (prefix: string, digits: number) => prefix.padEnd(digits, '9');

type RawEntry<Row> = Omit<Row, 'latest'> & { readonly latest: number };
const entryOf = <Row extends EntryRow>(row: RawEntry<Row>): Row =>
	({ ...row, latest: row.latest === 1 }) as unknown as Row;
const byKey = (a: ParcelKey, b: ParcelKey) =>
	a.contest < b.contest
		? -1
		: a.contest > b.contest
			? 1
			: a.tps < b.tps
				? -1
				: a.tps > b.tps
					? 1
					: a.version - b.version;

/** All versions of the TPS named by the keys. */
async function statesIn(session: Session, kecamatan: string, keys: readonly ParcelKey[]): Promise<StateRow[]> {
	const found: StateRow[] = [];
	for (const contest of new Set(keys.map((key) => key.contest))) {
		const tps = [...new Set(keys.filter((key) => key.contest === contest).map((key) => key.tps))];
		for (let at = 0; at < tps.length; at += KEYS) {
			const part = tps.slice(at, at + KEYS);
			const marks = part.map(() => '?').join(', ');
			found.push(
				...(await session.all<StateRow>(
					`SELECT ${STATE_COLUMNS} FROM hub_result WHERE kecamatan = ? AND contest = ? AND tps IN (${marks})`,
					[kecamatan, contest, ...part],
				)),
			);
		}
	}
	return found;
}

/** Marks all but the newest version of a TPS, where it has several. */
async function settleLatest(session: Session, kecamatan: string, rows: readonly StateRow[]): Promise<void> {
	const newest = new Map<string, StateRow>();
	const several = new Set<string>();
	for (const row of rows) {
		const name = `${row.contest}/${row.tps}`;
		const other = newest.get(name);
		if (other) several.add(name);
		if (!other || other.version < row.version) newest.set(name, row);
	}
	for (const name of several) {
		const row = newest.get(name);
		if (!row) continue;
		await session.run(
			'UPDATE hub_result SET latest = 0 WHERE kecamatan = ? AND contest = ? AND tps = ? AND version < ? AND latest = 1',
			[kecamatan, row.contest, row.tps, row.version],
		);
	}
}

/**
 * Keeps what a hall said of itself, and when; beside the results of its kecamatan, so that one shard has it all. What it
 * said before something that is kept already came late, or twice: it changes nothing.
 */
export async function heard(
	session: Session,
	{ kecamatan, id }: Pick<HallRow, 'kecamatan' | 'id'>,
	report: HallReport | null,
	at: string,
): Promise<void> {
	const [before] = await session.all<{ report: string | null }>(
		'SELECT report FROM hub_heard WHERE kecamatan = ? AND hall = ?',
		[kecamatan, id],
	);
	if (report && before?.report && !saidLater(JSON.parse(before.report) as HallReport, report)) return;
	await session.insert(
		'hub_heard',
		['kecamatan', 'hall', 'seen_at', 'report'],
		[[kecamatan, id, at, report ? JSON.stringify(report) : null]],
		`ON CONFLICT (kecamatan, hall) DO UPDATE SET seen_at = excluded.seen_at,
			report = COALESCE(excluded.report, hub_heard.report)`,
	);
}

/** True when no version of these TPS can be there beside those of these entries that are new. */
async function nothingElse(session: Session, kecamatan: string, entries: readonly NewEntry[]): Promise<boolean> {
	if (entries.some(({ version }) => version > 1)) return (await statesIn(session, kecamatan, entries)).length === 0;
	// Beside a first version there can only be a later one, and those have a small index of their own.
	for (const contest of new Set(entries.map((entry) => entry.contest))) {
		const later = await session.all(
			'SELECT version FROM hub_result WHERE kecamatan = ? AND contest = ? AND version > 1 LIMIT 1',
			[kecamatan, contest],
		);
		if (later.length > 0) return (await statesIn(session, kecamatan, entries)).length === 0;
	}
	return true;
}

async function take(engine: Engine, batch: Batch, entries: readonly NewEntry[]): Promise<StateRow[]> {
	const { id, hall, kecamatan, at, head, signature } = batch;
	// In the order of the keys: two processes that keep the same versions never wait for each other in a ring.
	const rows = [...entries]
		.sort(byKey)
		.map((entry): Value[] => [
			kecamatan,
			entry.contest,
			entry.tps,
			entry.version,
			entry.hash,
			entry.bodyHash,
			entry.body,
			entry.codes,
			hall,
			id,
			entry.lockedAt,
			at,
			'received',
			at,
			'',
			0,
			1,
		]);
	return engine.transaction(async (session) => {
		const nothing = 'ON CONFLICT DO NOTHING';
		await session.insert(
			'hub_batch',
			['kecamatan', 'id', 'hall', 'received_at', 'head', 'signature'],
			[[kecamatan, id, hall, at, head, signature]],
			nothing,
		);
		await heard(session, { kecamatan, id: hall }, batch.report ?? null, at);
		const alone = await nothingElse(session, kecamatan, entries);
		const made = rows.length === 0 ? 0 : await session.insert('hub_result', RESULT_COLUMNS, rows, nothing);
		// All of it new, the usual case: what stands there now is what was just written.
		const several = new Set(entries.map(({ contest, tps }) => `${contest}/${tps}`)).size < entries.length;
		if (alone && !several && made === entries.length) {
			return entries.map(({ contest, tps, version, hash }): StateRow => {
				return { contest, tps, version, hash, state: 'received', stateAt: at, reason: '', step: 0 };
			});
		}
		const states = await statesIn(session, kecamatan, entries);
		await settleLatest(session, kecamatan, states);
		return states;
	});
}

/** Nobody holds an entry for so long (lib/hub/verify): a claim that ends later is of a clock that ran ahead. */
const NO_LEASE_MS = 20 * 60_000;

function queueQuery(filter: QueueFilter): { where: string; values: Value[] } {
	const parts = ['state = ?', 'latest = 1', 'contest = ?', 'tps >= ?', 'tps <= ?'];
	const { state, contest, region } = filter;
	const values: Value[] = [state, contest, lowest(region, 13), highest(region, 13)];
	if (filter.codes !== 'any') parts.push(filter.codes === 'some' ? "codes <> ''" : "codes = ''");
	// Within a kecamatan the question goes to its shard alone.
	if (region.length >= 6) {
		parts.push('kecamatan = ?');
		values.push(region.slice(0, 6));
	}
	if (filter.forWhom !== null) {
		const far = new Date(Date.parse(filter.now) + NO_LEASE_MS).toISOString();
		parts.push(
			'(first_by IS NULL OR first_by <> ?)',
			'(claimed_by IS NULL OR claimed_by = ? OR lease_until <= ? OR lease_until > ?)',
		);
		values.push(filter.forWhom, filter.forWhom, filter.now, far);
	}
	return { where: parts.join(' AND '), values };
}

async function change(
	engine: Engine,
	entry: EntryRow,
	next: EntryChange,
	verdict: VerdictRow | null,
): Promise<boolean> {
	const { kecamatan, contest, tps, version } = entry;
	const at = verdict?.at ?? entry.stateAt;
	return engine.transaction(async (session) => {
		const changed = await session.run(
			`UPDATE hub_result SET state = ?, state_at = ?, reason = ?, step = ?, claimed_by = ?, lease_until = ?, first_by = ?
			 WHERE kecamatan = ? AND contest = ? AND tps = ? AND version = ? AND latest = 1 AND step = ?
				AND COALESCE(claimed_by, '') = ? AND COALESCE(lease_until, '') = ? AND COALESCE(first_by, '') = ?`,
			[
				next.state ?? entry.state,
				next.state ? at : entry.stateAt,
				next.reason ?? entry.reason,
				next.state ? entry.step + 1 : entry.step,
				next.claimedBy,
				next.leaseUntil,
				next.firstBy === undefined ? entry.firstBy : next.firstBy,
				kecamatan,
				contest,
				tps,
				version,
				entry.step,
				entry.claimedBy ?? '',
				entry.leaseUntil ?? '',
				entry.firstBy ?? '',
			],
		);
		if (changed !== 1) return false;
		if (verdict) {
			await session.insert(
				'hub_verdict',
				['kecamatan', 'contest', 'tps', 'version', 'at_time', 'who', 'verdict', 'reason'],
				[[kecamatan, contest, tps, version, verdict.at, verdict.who, verdict.verdict, verdict.reason]],
				'ON CONFLICT DO NOTHING',
			);
		}
		return true;
	});
}

type ResultPart = Pick<
	HubStore,
	'take' | 'states' | 'queue' | 'entry' | 'versions' | 'change' | 'verdicts' | 'unpublished' | 'visible' | 'published'
>;

/** The store's part about results, on any engine. */
export function resultsOn(engine: Engine): ResultPart {
	return {
		take: (batch, entries) => take(engine, batch, entries),
		states: (kecamatan, keys) => statesIn(engine, kecamatan, keys),
		queue: async (filter) => {
			const { where, values } = queueQuery(filter);
			const rows = await engine.all<RawEntry<EntryRow>>(
				`SELECT ${ENTRY_COLUMNS} FROM hub_result WHERE ${where} ORDER BY received_at, tps LIMIT ?`,
				[...values, filter.limit],
			);
			return rows.map(entryOf<EntryRow>);
		},
		entry: async (kecamatan, { contest, tps, version }) => {
			const [row] = await engine.all<RawEntry<FullEntry>>(
				`SELECT ${ENTRY_COLUMNS}, body, hall FROM hub_result
				 WHERE kecamatan = ? AND contest = ? AND tps = ? AND version = ?`,
				[kecamatan, contest, tps, version],
			);
			return row ? entryOf<FullEntry>(row) : null;
		},
		versions: async (kecamatan, contest, tps) => {
			const rows = await engine.all<RawEntry<EntryRow>>(
				`SELECT ${ENTRY_COLUMNS} FROM hub_result WHERE kecamatan = ? AND contest = ? AND tps = ? ORDER BY version DESC`,
				[kecamatan, contest, tps],
			);
			return rows.map(entryOf<EntryRow>);
		},
		change: (entry, next, verdict) => change(engine, entry, next, verdict),
		verdicts: (kecamatan, { contest, tps, version }) =>
			engine.all<VerdictRow>(
				`SELECT at_time AS at, who, verdict, reason FROM hub_verdict
				 WHERE kecamatan = ? AND contest = ? AND tps = ? AND version = ? ORDER BY at_time`,
				[kecamatan, contest, tps, version],
			),
		unpublished: async (limit) => {
			const rows = await engine.all<RawEntry<EntryRow>>(
				`SELECT ${ENTRY_COLUMNS} FROM hub_result WHERE state = 'verified' AND latest = 1 ORDER BY state_at, tps LIMIT ?`,
				[limit],
			);
			return rows.map(entryOf<EntryRow>);
		},
		visible: async (kelurahan, contest) => {
			const rows = await engine.all<VisibleRow>(
				`SELECT tps, version, body, state_at AS "stateAt" FROM hub_result
				 WHERE kecamatan = ? AND contest = ? AND tps >= ? AND tps <= ?
					AND (state = 'published' OR (state = 'verified' AND latest = 1))
				 ORDER BY tps, version`,
				[kelurahan.slice(0, 6), contest, lowest(kelurahan, 13), highest(kelurahan, 13)],
			);
			return [...new Map(rows.map((row) => [row.tps, row])).values()];
		},
		published: async (entries, at) => {
			await engine.transaction(async (session) => {
				for (const { kecamatan, contest, tps, version } of [...entries].sort(byKey)) {
					await session.run(
						`UPDATE hub_result SET state = 'published', state_at = ?, step = step + 1
						 WHERE kecamatan = ? AND contest = ? AND tps = ? AND version = ? AND state = 'verified'`,
						[at, kecamatan, contest, tps, version],
					);
				}
			});
		},
	};
}
