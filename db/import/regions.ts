import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type Problem, problem } from '../../lib/import';
import { type Actor, allowed, type KelurahanRows, refuse } from '../../lib/plenary';
import { parseWilayahCsv } from '../../lib/wilayah';
import { execute, type Outcome } from '../door';
import type { House } from '../house';
import { headOf, statement } from '../ledger';
import { votersOf } from '../places';
import { decoded } from './files';
import { reasonOf } from './folder';
import { LIMITS, type SourceInput, sha256Of } from './source';

/** The counts of one region list, in the order the command line prints them. */
export interface RegionReport {
	readonly files: number;
	readonly kelurahan: number;
	readonly tps: number;
	/** TPS not known before, or known under another name or place. */
	readonly new: number;
	readonly unchanged: number;
	/** Lines left out. */
	readonly invalid: number;
}

export interface KelurahanPreview {
	readonly kode: string;
	readonly nama: string;
	readonly kecamatan: string;
	readonly status: 'new' | 'changed' | 'unchanged';
	readonly tps: number;
	/** TPS not known before. */
	readonly added: number;
	/** Names that change, the kelurahan's own and its parents' included. */
	readonly renamed: readonly { readonly kode: string; readonly old: string; readonly value: string }[];
	/** TPS known before that this list does not name. They stay. */
	readonly absent: readonly string[];
}

export interface ReadRegions {
	readonly source: { readonly name: string; readonly sha256: string };
	readonly kelurahan: readonly KelurahanRows[];
	readonly problems: readonly Problem[];
}

export interface RegionPreview {
	readonly source: ReadRegions['source'];
	readonly report: RegionReport;
	readonly kelurahan: readonly KelurahanPreview[];
	readonly problems: readonly Problem[];
	readonly plan: string;
	/** What the command will carry. */
	readonly items: readonly KelurahanRows[];
}

const NAME_LIMIT = 400;

/**
 * Reads a region list (CSV) from a path or an upload. Never throws over what is in it.
 * @param limit largest list, in bytes; a hub takes a nation's
 */
export function readRegions(input: SourceInput, limit = LIMITS.totalBytes): ReadRegions {
	const name = (typeof input === 'string' ? basename(resolve(input)) : input.name).slice(0, NAME_LIMIT);
	const failed = (why: Problem): ReadRegions => ({
		source: { name, sha256: sha256Of('') },
		kelurahan: [],
		problems: [why],
	});
	let bytes: Buffer;
	try {
		const size = typeof input === 'string' ? statSync(input).size : input.bytes.byteLength;
		if (size > limit) {
			return failed(problem('file.too-large', { file: name }, { size, limit }));
		}
		bytes = typeof input === 'string' ? readFileSync(input) : Buffer.from(input.bytes);
	} catch (error) {
		const reason = reasonOf(error);
		return failed(
			reason === 'ENOENT' || reason === 'ENOTDIR'
				? problem('source.missing', { file: name }, {})
				: problem('file.unreadable', { file: name }, { reason }),
		);
	}
	const file = decoded(name, bytes);
	if (!('text' in file)) return { source: { name, sha256: sha256Of(bytes) }, kelurahan: [], problems: file.problems };
	return { source: { name, sha256: file.sha256 }, ...parseWilayahCsv(file.text, name) };
}

/** What accepting this list would do now. */
export function previewRegions(house: House, read: ReadRegions): RegionPreview {
	const compared = read.kelurahan.map((rows) => ({ rows, preview: compare(house, rows) }));
	const items = compared.filter(({ preview }) => preview.status !== 'unchanged').map(({ rows }) => rows);
	const kelurahan = compared.map(({ preview }) => preview);
	const tps = kelurahan.reduce((sum, entry) => sum + entry.tps, 0);
	const fresh = kelurahan.reduce((sum, entry) => sum + changedTps(entry), 0);
	const lines = new Set(read.problems.map(({ line }, at) => line ?? `#${at}`));
	return {
		source: read.source,
		report: {
			files: 1,
			kelurahan: kelurahan.length,
			tps,
			new: fresh,
			unchanged: tps - fresh,
			invalid: lines.size,
		},
		kelurahan,
		problems: read.problems,
		plan: sha256Of(JSON.stringify(items)),
		items,
	};
}

const changedTps = ({ added, renamed }: KelurahanPreview) =>
	added + new Set(renamed.flatMap(({ kode }) => (kode.length === 13 ? [kode] : []))).size;

interface KnownKelurahan {
	readonly nama: string;
	readonly kecamatan_nama: string;
	readonly kabko_nama: string;
	readonly provinsi_nama: string;
}

/** A list in another order, or saved again by a spreadsheet, says the same: names and codes count. */
function compare(house: House, rows: KelurahanRows): KelurahanPreview {
	const known = statement<KnownKelurahan>(
		house.sqlite,
		'SELECT nama, kecamatan_nama, kabko_nama, provinsi_nama FROM kelurahan WHERE kode = ?',
	).get(rows.kode);
	const before = new Map(
		statement<{ kode: string; nama: string }>(
			house.sqlite,
			'SELECT kode, nama FROM tps WHERE kelurahan = ? ORDER BY kode',
		)
			.all(rows.kode)
			.map(({ kode, nama }) => [kode, nama]),
	);
	const names: [string, string | undefined, string][] = [
		[rows.kode, known?.nama, rows.nama],
		[rows.kecamatan.kode, known?.kecamatan_nama, rows.kecamatan.nama],
		[rows.kabko.kode, known?.kabko_nama, rows.kabko.nama],
		[rows.provinsi.kode, known?.provinsi_nama, rows.provinsi.nama],
		...rows.tps.map(({ kode, nama }): [string, string | undefined, string] => [kode, before.get(kode), nama]),
	];
	const voters = votersOf(house, rows.kode);
	const counted = (dpt: number | undefined) => (dpt === undefined ? undefined : `DPT ${dpt}`);
	for (const { kode, dpt } of rows.tps) {
		if (before.has(kode)) names.push([kode, counted(voters.get(kode)) ?? 'DPT –', counted(dpt) ?? 'DPT –']);
	}
	const renamed = names.flatMap(([kode, old, value]) =>
		old !== undefined && old !== value ? [{ kode, old, value }] : [],
	);
	const added = rows.tps.filter(({ kode }) => !before.has(kode)).length;
	const named = new Set(rows.tps.map(({ kode }) => kode));
	return {
		kode: rows.kode,
		nama: rows.nama,
		kecamatan: rows.kecamatan.nama,
		status: !known ? 'new' : added + renamed.length > 0 ? 'changed' : 'unchanged',
		tps: rows.tps.length,
		added,
		renamed,
		absent: [...before.keys()].filter((kode) => !named.has(kode)),
	};
}

/** Accepts what a preview shows, in one transaction. A list that says nothing new is a no-op. */
export function acceptRegions(house: House, actor: Actor, preview: RegionPreview, id: string = randomUUID()): Outcome {
	const command = {
		type: 'region.import' as const,
		file: preview.source.name,
		sha256: preview.source.sha256,
		kelurahan: [...preview.items],
	};
	if (command.kelurahan.length > 0) return execute(house, actor, { id, command });
	if (!allowed(actor, command)) return { ok: false, refusal: refuse('forbidden', { command: command.type }) };
	return { ok: true, seq: headOf(house.sqlite).seq, events: 0, repeated: false };
}
