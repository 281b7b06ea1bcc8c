import type { Engine, Session, Value } from './engine';
import { highest, lowest } from './sql-results';
import type { AdoptionRow, ClosingRow, EnclosureStore, PackRow, PhotoFile, PhotoRow, Sender } from './store-enclosures';

/** Most contents named in one statement. */
const CONTENTS = 400;
const PHOTO_COLUMNS = [
	'kecamatan',
	'contest',
	'tps',
	'page',
	'version',
	'content',
	'received',
	'format',
	'width',
	'height',
	'bytes',
	'source',
	'taken_at',
	'taken_by',
	'retracted',
	'hall',
	'received_at',
] as const;

/** The rows of one kecamatan where the prefix names one, else a range of them. */
function within(prefix: string): { where: string; values: Value[] } {
	if (prefix.length >= 6) return { where: 'kecamatan = ?', values: [prefix.slice(0, 6)] };
	return { where: 'kecamatan >= ? AND kecamatan <= ?', values: [lowest(prefix, 6), highest(prefix, 6)] };
}

async function keepPhotos(
	engine: Engine,
	photos: Parameters<EnclosureStore['keepPhotos']>[0],
	{ kecamatan, hall, at }: Sender,
): Promise<number[]> {
	return engine.transaction(async (session) => {
		const other: number[] = [];
		for (const [index, photo] of photos.entries()) {
			const { contest, tps, page, version, content, retracted } = photo;
			const key = [kecamatan, contest, tps, page, version] as const;
			const { received, format, width, height, bytes, source } = photo;
			await session.insert(
				'hub_photo',
				PHOTO_COLUMNS,
				[[...key, content, received, format, width, height, bytes, source, photo.at, photo.by, retracted, hall, at]],
				'ON CONFLICT DO NOTHING',
			);
			const where = 'kecamatan = ? AND contest = ? AND tps = ? AND page = ? AND version = ?';
			const [kept] = await session.all<{ content: string }>(`SELECT content FROM hub_photo WHERE ${where}`, key);
			if (kept?.content !== content) other.push(index);
			else if (retracted !== '') {
				await session.run(`UPDATE hub_photo SET retracted = ? WHERE ${where} AND retracted = ''`, [retracted, ...key]);
			}
		}
		return other;
	});
}

async function filesOf(session: Session, kecamatan: string, contents: readonly string[]): Promise<PhotoFile[]> {
	const files: PhotoFile[] = [];
	for (let at = 0; at < contents.length; at += CONTENTS) {
		const part = contents.slice(at, at + CONTENTS);
		const marks = part.map(() => '?').join(', ');
		const rows = await session.all<Omit<PhotoFile, 'whole'> & { whole: number }>(
			`SELECT photo.content, CAST(MAX(photo.bytes) AS INTEGER) AS bytes, MAX(photo.format) AS format,
				CAST((SELECT COUNT(*) FROM hub_photo_part AS own
					WHERE own.kecamatan = photo.kecamatan AND own.content = photo.content) AS INTEGER) AS parts,
				CAST((SELECT COUNT(*) FROM hub_photo_whole AS done
					WHERE done.kecamatan = photo.kecamatan AND done.content = photo.content) AS INTEGER) AS whole
			 FROM hub_photo AS photo WHERE photo.kecamatan = ? AND photo.content IN (${marks})
			 GROUP BY photo.kecamatan, photo.content ORDER BY photo.content`,
			[kecamatan, ...part],
		);
		files.push(...rows.map((row) => ({ ...row, whole: row.whole > 0 })));
	}
	return files;
}

async function photos(engine: Engine, kecamatan: string, contest: string, tps: string): Promise<PhotoRow[]> {
	const rows = await engine.all<Omit<PhotoRow, 'parts' | 'whole' | 'corners'>>(
		`SELECT page, version, content, received, format, width, height, bytes, source, taken_at AS at, taken_by AS by_name,
			retracted, hall FROM hub_photo WHERE kecamatan = ? AND contest = ? AND tps = ? ORDER BY page, version DESC`,
		[kecamatan, contest, tps],
	);
	const files = await filesOf(engine, kecamatan, [...new Set(rows.map(({ content }) => content))]);
	const known = new Map(files.map((file) => [file.content, file]));
	const set = await engine.all<{ page: number; content: string; corners: string }>(
		'SELECT page, content, corners FROM hub_photo_corners WHERE kecamatan = ? AND contest = ? AND tps = ?',
		[kecamatan, contest, tps],
	);
	const corners = new Map(set.map((row) => [`${row.page}/${row.content}`, JSON.parse(row.corners)]));
	return rows.map((row) => {
		// `by` is a word of the language on some of these engines.
		const { by_name: by, ...rest } = row as typeof row & { by_name: string };
		const file = known.get(row.content);
		const byHand = corners.get(`${row.page}/${row.content}`) ?? null;
		return { ...rest, by, parts: file?.parts ?? 0, whole: file?.whole ?? false, corners: byHand };
	});
}

async function keepCorners(
	engine: Engine,
	rows: Parameters<EnclosureStore['keepCorners']>[0],
	{ kecamatan, hall, at }: Sender,
): Promise<void> {
	// Rows of one hall are numbered by its ledger; another hall that took over counts anew.
	const later = 'excluded.hall <> hub_photo_corners.hall OR excluded.seq >= hub_photo_corners.seq';
	const columns = ['kecamatan', 'contest', 'tps', 'page', 'content', 'hall', 'seq', 'corners', 'received_at'] as const;
	await engine.transaction(async (session) => {
		for (const { contest, tps, page, content, seq, corners } of rows) {
			await session.insert(
				'hub_photo_corners',
				columns,
				[[kecamatan, contest, tps, page, content, hall, seq, JSON.stringify(corners), at]],
				`ON CONFLICT (kecamatan, contest, tps, page, content) DO UPDATE SET
					corners = CASE WHEN ${later} THEN excluded.corners ELSE hub_photo_corners.corners END,
					seq = CASE WHEN ${later} THEN excluded.seq ELSE hub_photo_corners.seq END,
					hall = excluded.hall`,
			);
		}
	});
}

async function isPackPast(session: Session, { kecamatan, hall }: Sender, seq: number | null): Promise<boolean> {
	if (seq === null) return false;
	const rows = await session.all('SELECT seq FROM hub_pack_order WHERE kecamatan = ? AND hall = ? AND seq > ?', [
		kecamatan,
		hall,
		seq,
	]);
	return rows.length > 0;
}

/** The store's part about what comes beside results, on any engine. */
export function enclosuresOn(engine: Engine): EnclosureStore {
	return {
		isPackPast: (sender, seq) => isPackPast(engine, sender, seq),
		keepPack: ({ hash, fingerprint, body }, sender, seq = null) =>
			engine.transaction(async (session) => {
				const { kecamatan, hall, at } = sender;
				if (await isPackPast(session, sender, seq)) return;
				await session.insert(
					'hub_pack',
					['hash', 'fingerprint', 'body', 'hall', 'received_at'],
					[[hash, fingerprint, body, hall, at]],
					'ON CONFLICT DO NOTHING',
				);
				await session.insert(
					'hub_pack_use',
					['kecamatan', 'hash', 'hall', 'since_time'],
					[[kecamatan, hash, hall, at]],
					`ON CONFLICT (kecamatan) DO UPDATE SET hash = excluded.hash, hall = excluded.hall,
						since_time = excluded.since_time`,
				);
				if (seq === null) return;
				await session.insert(
					'hub_pack_order',
					['kecamatan', 'hall', 'seq'],
					[[kecamatan, hall, seq]],
					'ON CONFLICT (kecamatan) DO UPDATE SET hall = excluded.hall, seq = excluded.seq',
				);
			}),
		packsInUse: () =>
			engine.all(
				`SELECT used.kecamatan, used.hash, pack.fingerprint FROM hub_pack_use AS used
				 JOIN hub_pack AS pack ON pack.hash = used.hash ORDER BY used.kecamatan`,
			),
		pack: async (hash) =>
			(await engine.all<PackRow>('SELECT hash, fingerprint, body FROM hub_pack WHERE hash = ?', [hash]))[0] ?? null,

		keepPhotos: (rows, sender) => keepPhotos(engine, rows, sender),
		keepCorners: (rows, sender) => keepCorners(engine, rows, sender),
		photos: (kecamatan, contest, tps) => photos(engine, kecamatan, contest, tps),
		photoFiles: (kecamatan, contents) => filesOf(engine, kecamatan, contents),
		keepPart: async (kecamatan, content, part, body) => {
			const row = [kecamatan, content, part, Buffer.from(body)];
			await engine.insert('hub_photo_part', ['kecamatan', 'content', 'part', 'body'], [row], 'ON CONFLICT DO NOTHING');
		},
		parts: async (kecamatan, content) => {
			const rows = await engine.all<{ body: Uint8Array }>(
				'SELECT body FROM hub_photo_part WHERE kecamatan = ? AND content = ? ORDER BY part',
				[kecamatan, content],
			);
			return rows.map(({ body }) => body);
		},
		whole: async (kecamatan, content, at) => {
			await engine.insert(
				'hub_photo_whole',
				['kecamatan', 'content', 'whole_at'],
				[[kecamatan, content, at]],
				'ON CONFLICT DO NOTHING',
			);
		},
		dropParts: async (kecamatan, content) => {
			await engine.run('DELETE FROM hub_photo_part WHERE kecamatan = ? AND content = ?', [kecamatan, content]);
		},

		keepAdoptions: (rows, { kecamatan, hall, at }) =>
			engine.transaction(async (session) => {
				for (const { contest, region, version, hash, voided, ...struck } of rows) {
					await session.insert(
						'hub_adoption',
						[
							'kecamatan',
							'contest',
							'region',
							'version',
							'hash',
							'struck_at',
							'struck_by',
							'voided',
							'hall',
							'received_at',
						],
						[[kecamatan, contest, region, version, hash, struck.at, struck.by, voided, hall, at]],
						`ON CONFLICT (kecamatan, contest, region, version) DO UPDATE SET
							voided = CASE WHEN excluded.voided = '' THEN hub_adoption.voided ELSE excluded.voided END`,
					);
				}
			}),
		adoptions: async (contest, prefix, digits) => {
			const { where, values } = within(prefix);
			// A kecamatan that dapil divide has a row for each of them (`310101.KAB-1`).
			const [regions, ...bounds] =
				digits === 6
					? ["(LENGTH(region) = 6 OR SUBSTR(region, 7, 1) = '.')"]
					: ['LENGTH(region) = 10 AND region >= ? AND region <= ?', lowest(prefix, 10), highest(prefix, 10)];
			const rows = await engine.all<AdoptionRow & { by_name: string }>(
				`SELECT contest, region, version, hash, struck_at AS at, struck_by AS by_name, voided FROM hub_adoption
				 WHERE ${where} AND contest = ? AND ${regions} ORDER BY region, version`,
				[...values, contest, ...bounds],
			);
			return [...new Map(rows.map(({ by_name: by, ...row }) => [row.region, { ...row, by }])).values()];
		},
		keepClosing: async (closing, { kecamatan, hall }) => {
			const { seq, at, by, note, reopened, open, cases } = closing;
			await engine.transaction(async (session) => {
				const row = [kecamatan, hall, seq, at, by, note, reopened, open, cases];
				const columns = [
					'kecamatan',
					'hall',
					'seq',
					'closed_at',
					'closed_by',
					'note',
					'reopened',
					'open',
					'cases',
				] as const;
				const made = await session.insert('hub_closing', columns, [row], 'ON CONFLICT DO NOTHING');
				if (made > 0) return;
				await session.run(
					`UPDATE hub_closing SET seq = ?, closed_at = ?, closed_by = ?, note = ?, reopened = ?, open = ?, cases = ?
					 WHERE kecamatan = ? AND hall = ? AND seq < ?`,
					[seq, at, by, note, reopened, open, cases, kecamatan, hall, seq],
				);
			});
		},
		closings: async (prefix) => {
			const { where, values } = within(prefix);
			const rows = await engine.all<ClosingRow & { by_name: string }>(
				`SELECT kecamatan, CAST(seq AS INTEGER) AS seq, closed_at AS at, closed_by AS by_name, note, reopened,
					CAST(open AS INTEGER) AS open, CAST(cases AS INTEGER) AS cases
				 FROM hub_closing WHERE ${where} ORDER BY kecamatan, closed_at`,
				values,
			);
			return [...new Map(rows.map(({ by_name: by, ...row }) => [row.kecamatan, { ...row, by }])).values()];
		},
	};
}
