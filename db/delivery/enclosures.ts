import { hash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import {
	type CornersEnclosure,
	type Enclosure,
	type EnclosureHeader,
	type EnclosureSheet,
	type Fault,
	type PartHeader,
	type PhotoEnclosure,
	readHead,
	readPaper,
	writePaper,
} from '../../lib/delivery';
import { canonicalJson } from '../../lib/forms';
import type { PhotoFormat } from '../../lib/photo';
import { PACK_STREAM, PLENARY_STREAM } from '../../lib/plenary';
import type { House } from '../house';
import { holds, installationKey } from '../keys/installation';
import { type LedgerRow, readStream, statement } from '../ledger';
import type { TargetRow } from './papers';

/** An enclosure that a hub has not answered for, with the name it is remembered by. */
export interface OpenEnclosure {
	readonly name: string;
	readonly text: string;
}

const isSent = (house: House, target: string, name: string): boolean =>
	statement(house.sqlite, 'SELECT 1 FROM enclosure_sent WHERE target = ? AND name = ?').get(target, name) !== undefined;

const textOf = (enclosure: Enclosure) => canonicalJson(enclosure);

/** The pack in force, if this hub does not have it: without it the hub cannot read the forms. */
export function openPack(house: House, target: string): OpenEnclosure[] {
	const last = readStream(house.sqlite, PACK_STREAM).at(-1);
	if (last?.type !== 'pack.adopted') return [];
	const name = `paket/${last.seq}`;
	if (isSent(house, target, name)) return [];
	const { sha256, pack } = last.payload;
	return [{ name, text: textOf({ v: 1, what: 'paket', sha256, pack, seq: last.seq }) }];
}

/** Adoptions, how the meeting ended, then photos of TPS whose result has arrived, with their corners: what is not sent yet. */
export function openEnclosures(house: House, target: string, limit: number): OpenEnclosure[] {
	return [
		...openAdoptions(house, target),
		...openClosing(house, target),
		...openPhotos(house, target, limit),
		...openCorners(house, target, limit),
	].slice(0, limit);
}

function openAdoptions(house: House, target: string): OpenEnclosure[] {
	const rows = statement<{
		name: string;
		contest: string;
		region: string;
		version: number;
		hash: string;
		at: string;
		by: string;
		voided: string | null;
	}>(
		house.sqlite,
		`SELECT * FROM (
			SELECT 'penetapan/' || own.struck_seq || CASE WHEN gone.seq IS NULL THEN '/sah' ELSE '/batal' END AS name,
				own.contest, own.region, own.version, own.hash, own.struck_at AS at, own."by",
				gone.why || ' ' || gone.cause AS voided, own.struck_seq AS seq
			FROM adoption AS own LEFT JOIN adoption_void AS gone USING (contest, region, version)) AS struck
		 WHERE NOT EXISTS (SELECT 1 FROM enclosure_sent AS sent WHERE sent.target = ? AND sent.name = struck.name)
		 ORDER BY seq`,
	).all(target);
	return rows.map(({ name, contest, region, version, hash: totals, at, by, voided }) => ({
		name,
		text: textOf({ v: 1, what: 'penetapan', contest, region, version, hash: totals, at, by, voided: voided ?? '' }),
	}));
}

function openClosing(house: House, target: string): OpenEnclosure[] {
	const { opened } = house.states.plenary();
	if (!opened) return [];
	const rows = statement<LedgerRow>(
		house.sqlite,
		"SELECT * FROM ledger WHERE stream = ? AND type IN ('plenary.closed', 'plenary.reopened') ORDER BY version DESC LIMIT 2",
	).all(PLENARY_STREAM);
	const last = rows[0];
	const closing = rows.find(({ type }) => type === 'plenary.closed');
	if (!last || !closing) return [];
	const name = `penutupan/${last.seq}`;
	if (isSent(house, target, name)) return [];
	const { note, list } = JSON.parse(closing.payload) as {
		note: string;
		list: { stations: readonly unknown[]; cases: readonly unknown[] };
	};
	const reopened = last.type === 'plenary.reopened' ? (JSON.parse(last.payload) as { reason: string }).reason : '';
	const text = textOf({
		v: 1,
		what: 'penutupan',
		kecamatan: opened.kecamatan,
		seq: last.seq,
		at: closing.time,
		by: (JSON.parse(closing.actor) as { name: string }).name,
		note,
		reopened,
		open: list.stations.length,
		cases: list.cases.length,
	});
	return [{ name, text }];
}

/** Photos of TPS whose result has arrived at a hub, that it has not been told of as they stand now. */
const UNTOLD_PHOTOS = `FROM photo
	WHERE EXISTS (SELECT 1 FROM delivery AS own WHERE own.target = @target AND own.contest = photo.contest
			AND own.tps = photo.tps AND own.state <> 'queued')
		AND NOT EXISTS (SELECT 1 FROM enclosure_sent AS sent WHERE sent.target = @target
			AND sent.name = 'foto/' || photo.seq || CASE WHEN photo.retracted IS NULL THEN '/ada' ELSE '/ditarik' END)`;

function openPhotos(house: House, target: string, limit: number): OpenEnclosure[] {
	const rows = statement<Omit<PhotoEnclosure, 'v' | 'what' | 'retracted'> & { seq: number; retracted: string | null }>(
		house.sqlite,
		`SELECT seq, contest, tps, page, version, content, received, format, width, height, bytes, source, time AS at, "by",
			retracted ${UNTOLD_PHOTOS}
		 ORDER BY seq LIMIT @limit`,
	).all({ target, limit });
	return rows.map(({ seq, retracted, ...photo }) => ({
		name: `foto/${seq}/${retracted === null ? 'ada' : 'ditarik'}`,
		text: textOf({ v: 1, what: 'foto', ...photo, retracted: retracted ?? '' }),
	}));
}

/** A hub that refused corners did not know what they are; it may have been brought up to date since. */
const CORNERS_AGAIN_MS = 6 * 3_600_000;

/** Corners set by hand, and taken back, on photos the hub was told of, as they stand last. */
function openCorners(house: House, target: string, limit: number): OpenEnclosure[] {
	const rows = statement<Omit<CornersEnclosure, 'v' | 'what' | 'corners'> & { name: string; corners: string | null }>(
		house.sqlite,
		`SELECT * FROM (
			SELECT 'sudut/' || photo.seq || '/' || MAX(own.seq) AS name, photo.contest, photo.tps, photo.page, photo.content,
				MAX(own.seq) AS seq, photo.corners
			FROM photo JOIN ledger AS own ON own.stream = 'foto/' || photo.contest || '/' || photo.tps
				AND own.type = 'photo.cornersSet' AND own.seq > photo.seq
				AND json_extract(own.payload, '$.page') = photo.page
				AND json_extract(own.payload, '$.content') = photo.content
			WHERE photo.retracted IS NULL
				AND (photo.corners IS NOT NULL OR EXISTS (SELECT 1 FROM enclosure_sent AS sent WHERE sent.target = @target
					AND sent.name > 'sudut/' || photo.seq || '/' AND sent.name < 'sudut/' || photo.seq || '0'))
				AND EXISTS (SELECT 1 FROM enclosure_sent AS told WHERE told.target = @target
					AND told.name = 'foto/' || photo.seq || '/ada' AND told.refused IS NULL)
			GROUP BY photo.seq) AS moved
		 WHERE NOT EXISTS (SELECT 1 FROM enclosure_sent AS sent WHERE sent.target = @target AND sent.name = moved.name
			AND (sent.refused IS NULL OR sent.at > @since))
		 ORDER BY seq LIMIT @limit`,
	).all({ target, limit, since: new Date(house.now().getTime() - CORNERS_AGAIN_MS).toISOString() });
	return rows.map(({ name, corners, ...about }) => ({
		name,
		text: textOf({ v: 1, what: 'sudut', ...about, corners: corners === null ? null : JSON.parse(corners) }),
	}));
}

/** A photo whose next part a hub waits for. */
export interface OpenPhoto {
	readonly content: string;
	readonly format: PhotoFormat;
	readonly bytes: number;
	/** Parts the hub has. */
	readonly parts: number;
}

/** The newest standing photo of each page, of those the hub knows of and does not have; the oldest first. */
const OPEN_PHOTOS = `FROM photo LEFT JOIN photo_sent AS sent ON sent.target = @target AND sent.content = photo.content
	WHERE photo.retracted IS NULL AND COALESCE(sent.whole, 0) = 0 AND sent.refused IS NULL
		AND photo.version = (SELECT MAX(version) FROM photo AS page WHERE page.contest = photo.contest
			AND page.tps = photo.tps AND page.page = photo.page AND page.retracted IS NULL)
		AND EXISTS (SELECT 1 FROM enclosure_sent AS told WHERE told.target = @target
			AND told.name = 'foto/' || photo.seq || '/ada' AND told.refused IS NULL)`;

export function nextPhoto(house: House, target: string): OpenPhoto | null {
	return (
		statement<OpenPhoto>(
			house.sqlite,
			`SELECT photo.content, photo.format, photo.bytes, COALESCE(sent.parts, 0) AS parts ${OPEN_PHOTOS}
			 ORDER BY photo.seq LIMIT 1`,
		).get({ target }) ?? null
	);
}

/** How sending beside results stands, for the page. */
export interface Beside {
	/** Photos that are at the hub, and that are to go there. */
	readonly photos: { readonly sent: number; readonly waiting: number };
	readonly fault: Fault | null;
	readonly nextAt: string | null;
}

export function besideOf(house: House, target: string): Beside {
	const count = (sql: string) => statement<{ n: number }>(house.sqlite, sql).get({ target })?.n ?? 0;
	const tried = statement<{ fault: Fault | null; nextAt: string | null }>(
		house.sqlite,
		'SELECT fault, next_at AS nextAt FROM enclosure_try WHERE target = ?',
	).get(target);
	return {
		photos: {
			sent: count('SELECT COUNT(*) AS n FROM photo_sent WHERE target = @target AND whole = 1'),
			waiting:
				count(`SELECT COUNT(DISTINCT photo.content) AS n ${OPEN_PHOTOS}`) +
				count(`SELECT COUNT(*) AS n ${UNTOLD_PHOTOS} AND photo.retracted IS NULL`),
		},
		fault: tried?.fault ?? null,
		nextAt: tried?.nextAt ?? null,
	};
}

/** Signed enclosures: the text of a paper. */
export function enclosurePaper(house: House, open: readonly OpenEnclosure[]): string {
	const key = installationKey(house);
	const lines = open.map(({ text }) => text);
	const header: EnclosureHeader = {
		v: 1,
		kind: 'lampiran',
		hall: key.publicKey,
		at: house.now().toISOString(),
		items: lines.map((line) => hash('sha256', line, 'hex')),
	};
	const head = canonicalJson(header);
	return writePaper({ head, signature: key.sign(head), lines });
}

export const packEnclosures = (house: House, open: readonly OpenEnclosure[]): Buffer =>
	gzipSync(enclosurePaper(house, open));

/** One part of a photo, signed: two lines of text, then the bytes as they are. */
export function packPart(house: House, content: string, part: number, bytes: Uint8Array): Buffer {
	const key = installationKey(house);
	const header: PartHeader = {
		v: 1,
		kind: 'potongan',
		hall: key.publicKey,
		at: house.now().toISOString(),
		content,
		part,
		sha256: hash('sha256', bytes, 'hex'),
	};
	const head = canonicalJson(header);
	return Buffer.concat([Buffer.from(writePaper({ head, signature: key.sign(head), lines: [] })), bytes]);
}

/** What this hub signed for this hall; `null` for anything else. */
export function readEnclosureSheet(house: House, target: Pick<TargetRow, 'id'>, text: string): EnclosureSheet | null {
	const paper = readPaper(text);
	const sheet = paper && readHead(paper, 'resi-lampiran');
	if (!paper || !sheet || !holds(target.id, paper.head, paper.signature)) return null;
	return sheet.hub === target.id && sheet.hall === installationKey(house).publicKey ? sheet : null;
}

/** Remembers what the hub answered about these enclosures, and how much of which photo it has. */
export function noteSheet(house: House, target: string, open: readonly OpenEnclosure[], sheet: EnclosureSheet): void {
	const at = house.now().toISOString();
	const names = new Map(open.map(({ name, text }) => [hash('sha256', text, 'hex'), name]));
	const sent = statement(
		house.sqlite,
		`INSERT INTO enclosure_sent (target, name, refused, at) VALUES (?, ?, ?, ?)
		 ON CONFLICT (target, name) DO UPDATE SET refused = excluded.refused, at = excluded.at`,
	);
	const photo = statement(
		house.sqlite,
		`INSERT INTO photo_sent (target, content, parts, whole, refused, at) VALUES (?, ?, ?, ?, ?, ?)
		 ON CONFLICT (target, content) DO UPDATE SET parts = excluded.parts, whole = excluded.whole,
			refused = excluded.refused, at = excluded.at`,
	);
	house.sqlite
		.transaction(() => {
			for (const sha256 of sheet.kept) {
				const name = names.get(sha256);
				if (name) sent.run(target, name, null, at);
			}
			for (const { sha256, problem } of sheet.refused) {
				const name = names.get(sha256);
				if (name) sent.run(target, name, problem, at);
				else if (problem === 'file-changed') photo.run(target, sha256, 0, 0, problem, at);
			}
			for (const { content, parts, whole } of sheet.files) photo.run(target, content, parts, whole ? 1 : 0, null, at);
		})
		.immediate();
}

/** A photo that cannot be sent: its file is gone or no longer what it was. */
export function giveUpPhoto(house: House, target: string, content: string): void {
	statement(
		house.sqlite,
		`INSERT INTO photo_sent (target, content, parts, whole, refused, at) VALUES (?, ?, 0, 0, 'file-changed', ?)
		 ON CONFLICT (target, content) DO UPDATE SET refused = excluded.refused, at = excluded.at`,
	).run(target, content, house.now().toISOString());
}
