import type { HallReport } from '../../lib/delivery';
import type { Engine, Session, Value } from './engine';
import { postgresEngine } from './postgres';
import { enclosuresOn } from './sql-enclosures';
import { heard, highest, lowest, resultsOn } from './sql-results';
import { sqliteEngine } from './sqlite';
import type { HallRow, HallSeen, HubStore, ProgressRow, RegionRow } from './store';
import { TABLES } from './tables';
import { ENCLOSURE_TABLES } from './tables-enclosures';

const HALL_COLUMNS = 'id, kecamatan, name, enrolled_at AS "enrolledAt"';

const hallIn = async (session: Session, id: string): Promise<HallRow | null> =>
	(await session.all<HallRow>(`SELECT ${HALL_COLUMNS} FROM hub_hall WHERE id = ?`, [id]))[0] ?? null;

async function enrol(engine: Engine, codeHash: string, hall: Omit<HallRow, 'kecamatan'>): Promise<HallRow | null> {
	return engine.transaction(async (session) => {
		// Whoever takes the code first has it; the same hall may ask again when the answer was lost.
		const taken = await session.run(
			'UPDATE hub_code SET hall = ? WHERE hash = ? AND until_time > ? AND (hall IS NULL OR hall = ?)',
			[hall.id, codeHash, hall.enrolledAt, hall.id],
		);
		if (taken !== 1) return null;
		const [code] = await session.all<{ kecamatan: string }>('SELECT kecamatan FROM hub_code WHERE hash = ?', [
			codeHash,
		]);
		if (!code) return null;
		await session.insert(
			'hub_hall',
			['id', 'kecamatan', 'name', 'enrolled_at'],
			[[hall.id, code.kecamatan, hall.name, hall.enrolledAt]],
			'ON CONFLICT (id) DO UPDATE SET kecamatan = excluded.kecamatan, name = excluded.name',
		);
		return hallIn(session, hall.id);
	});
}

/** Rows about a prefix: one kecamatan is one shard, a wider region a range of them. */
function within(
	column: 'tps' | 'code' | 'old.tps',
	prefix: string,
	digits: number,
): { where: string; values: Value[] } {
	const range = `${column} >= ? AND ${column} <= ?`;
	const values = [lowest(prefix, digits), highest(prefix, digits)];
	const kecamatan = column === 'old.tps' ? 'old.kecamatan' : 'kecamatan';
	if (prefix.length >= 6) return { where: `${kecamatan} = ? AND ${range}`, values: [prefix.slice(0, 6), ...values] };
	return { where: range, values };
}

async function progress(engine: Engine, contest: string, prefix: string, digits: number): Promise<ProgressRow[]> {
	const cut = Math.trunc(digits);
	const all = within('code', prefix, 13);
	const own = within('tps', prefix, 13);
	const known = await engine.all<{ code: string; known: number }>(
		`SELECT SUBSTR(code, 1, ${cut}) AS code, CAST(COUNT(*) AS INTEGER) AS known FROM hub_region
		 WHERE digits = 13 AND ${all.where} GROUP BY 1`,
		all.values,
	);
	const had = await engine.all<Omit<ProgressRow, 'known'>>(
		`SELECT SUBSTR(tps, 1, ${cut}) AS code, CAST(COUNT(*) AS INTEGER) AS received,
			CAST(SUM(CASE WHEN state IN ('verified', 'published') THEN 1 ELSE 0 END) AS INTEGER) AS verified,
			CAST(SUM(CASE WHEN state = 'published' THEN 1 ELSE 0 END) AS INTEGER) AS published,
			CAST(SUM(CASE WHEN state = 'returned' THEN 1 ELSE 0 END) AS INTEGER) AS returned
		 FROM hub_result WHERE contest = ? AND latest = 1 AND ${own.where} GROUP BY 1`,
		[contest, ...own.values],
	);
	// What is published stays so, and is seen, while a newer version waits to be looked at. There are few of these.
	const before = within('old.tps', prefix, 13);
	const still = await engine.all<{ code: string; published: number; verified: number }>(
		`SELECT SUBSTR(old.tps, 1, ${cut}) AS code, CAST(COUNT(DISTINCT old.tps) AS INTEGER) AS published,
			CAST(COUNT(DISTINCT CASE WHEN young.state = 'verified' THEN NULL ELSE old.tps END) AS INTEGER) AS verified
		 FROM hub_result AS old JOIN hub_result AS young ON young.kecamatan = old.kecamatan AND young.contest = old.contest
			AND young.tps = old.tps AND young.latest = 1 AND young.state <> 'published'
		 WHERE old.state = 'published' AND old.latest = 0 AND old.contest = ? AND ${before.where} GROUP BY 1`,
		[contest, ...before.values],
	);
	const rows = new Map<string, ProgressRow>();
	for (const row of known) rows.set(row.code, { ...row, received: 0, verified: 0, published: 0, returned: 0 });
	for (const row of had) rows.set(row.code, { known: 0, ...rows.get(row.code), ...row });
	for (const { code, published, verified } of still) {
		const row = rows.get(code);
		if (row) rows.set(code, { ...row, verified: row.verified + verified, published: row.published + published });
	}
	// Where nobody has registered the list, what has come is known at least.
	for (const row of rows.values()) {
		if (row.known < row.received) rows.set(row.code, { ...row, known: row.received });
	}
	return [...rows.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** So far the clocks of two machines of one office may be apart. */
const CLOCKS_APART_MS = 60_000;

/** A hub's store on an engine, its tables made. */
export async function storeOn(engine: Engine): Promise<HubStore> {
	await engine.prepare([...TABLES, ...ENCLOSURE_TABLES]);
	return {
		engine: engine.kind,
		close: () => engine.close(),
		...resultsOn(engine),
		...enclosuresOn(engine),
		offer: async ({ hash, kecamatan, by, at, until }) => {
			await engine.insert(
				'hub_code',
				['hash', 'kecamatan', 'offered_by', 'offered_at', 'until_time'],
				[[hash, kecamatan, by, at, until]],
				'',
			);
		},
		enrol: (codeHash, hall) => enrol(engine, codeHash, hall),
		hall: (id) => hallIn(engine, id),
		halls: async () => {
			const rows = await engine.all<HallRow>(`SELECT ${HALL_COLUMNS} FROM hub_hall ORDER BY kecamatan, enrolled_at`);
			// Not joined: one table stands on every node, the other in shards.
			const said = await engine.all<{ kecamatan: string; hall: string; seenAt: string; report: string | null }>(
				'SELECT kecamatan, hall, seen_at AS "seenAt", report FROM hub_heard',
			);
			const last = new Map(said.map((row) => [`${row.kecamatan}/${row.hall}`, row]));
			return rows.map((row): HallSeen => {
				const { seenAt = null, report = null } = last.get(`${row.kecamatan}/${row.id}`) ?? {};
				return { ...row, seenAt, report: report ? (JSON.parse(report) as HallReport) : null };
			});
		},
		heard: (hall, report, at) => engine.transaction((session) => heard(session, hall, report, at)),
		register: async (rows) => {
			const unique = [...new Map(rows.map((row) => [row.code, row])).values()];
			const values = unique.map(({ kecamatan, code, name }: RegionRow): Value[] => [
				kecamatan,
				code,
				code.length,
				name,
			]);
			await engine.transaction((session) =>
				session.insert(
					'hub_region',
					['kecamatan', 'code', 'digits', 'name'],
					values,
					'ON CONFLICT (kecamatan, code) DO UPDATE SET name = excluded.name',
				),
			);
		},
		names: async (codes) => {
			const names = new Map<string, string>();
			for (let at = 0; at < codes.length; at += 400) {
				const part = codes.slice(at, at + 400);
				const rows = await engine.all<{ code: string; name: string }>(
					`SELECT code, name FROM hub_region WHERE code IN (${part.map(() => '?').join(', ')})`,
					part,
				);
				for (const { code, name } of rows) names.set(code, name);
			}
			return names;
		},
		regions: (prefix, digits) => {
			const { where, values } = within('code', prefix, digits);
			return engine.all(`SELECT code, name FROM hub_region WHERE digits = ? AND ${where} ORDER BY code`, [
				digits,
				...values,
			]);
		},
		progress: (contest, prefix, digits) => progress(engine, contest, prefix, digits),
		lease: async (name, holder, until, now) => {
			await engine.insert('hub_lease', ['name', 'holder', 'until_time'], [[name, '', '']], 'ON CONFLICT DO NOTHING');
			// One that ends later than anybody would write now is of a clock that ran ahead.
			const far = new Date(Date.parse(until) + CLOCKS_APART_MS).toISOString();
			const taken = await engine.run(
				`UPDATE hub_lease SET holder = ?, until_time = ?
				 WHERE name = ? AND (holder = ? OR until_time <= ? OR until_time > ?)`,
				[holder, until, name, holder, now, far],
			);
			return taken === 1;
		},
	};
}

/** Opens the store a hub is configured for: `DATABASE_URL`, or a file of its own. */
export function openStore(place: { readonly url?: string; readonly file: string }): Promise<HubStore> {
	return storeOn(place.url ? postgresEngine(place.url) : sqliteEngine(place.file));
}
