import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Value } from '../db/hub/engine';
import { type Hub, openHub } from '../db/hub/hub';
import { RESULT_COLUMNS } from '../db/hub/sql-results';
import { sqliteEngine } from '../db/hub/sqlite';
import { temporaryFolder } from '../db/testing/house';
import type { Parcel } from '../lib/delivery';
import { type Contest, contestOf } from '../lib/forms';
import {
	type ChildSums,
	contestantFiles,
	parentOf,
	regionFile,
	regionLines,
	regionPath,
	resultPath,
	sumChildren,
	sumsOfTps,
	tpsFile,
} from '../lib/hub';
import { resultText } from './hub-halls';

/** A hub whose tree is published but for a few TPS. */
export interface PublishedTree {
	readonly folder: string;
	readonly hub: Hub;
	readonly contest: Contest;
	/** TPS with nothing yet, each in another kelurahan. */
	readonly open: readonly string[];
	/** TPS with a file. */
	readonly tps: readonly string[];
	readonly regions: readonly string[];
}

const SHAPE = { tps: 25, kelurahan: 20, kecamatan: 10, kabko: 4 };
const TS = '2024-02-18 10:00:00';
const AT_ONCE = 5_000;

/** Codes of kelurahan for so many TPS: 25 in each, 20 kelurahan in a kecamatan, 10 of these in a kabupaten, 4 in a province. */
function kelurahanFor(tps: number): string[] {
	return Array.from({ length: Math.ceil(tps / SHAPE.tps) }, (_, at) => {
		const kecamatan = Math.floor(at / SHAPE.kelurahan);
		const kabko = Math.floor(kecamatan / SHAPE.kecamatan);
		const two = (value: number) => String(value).padStart(2, '0');
		return [
			11 + Math.floor(kabko / SHAPE.kabko),
			two(1 + (kabko % SHAPE.kabko)),
			two(1 + (kecamatan % SHAPE.kecamatan)),
			2001 + (at % SHAPE.kelurahan),
		].join('');
	});
}

function put(root: string, path: string, text: string): void {
	const file = join(root, path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, text);
}

/** Makes a tree with all its files, the regions and the results behind it, without the way through the hall. */
export async function publishedTree(size: number, few: number): Promise<PublishedTree> {
	const contest = contestOf('ppwp');
	if (!contest) throw new Error('no ppwp');
	const folder = temporaryFolder();
	const hub = await openHub({ folder, eyes: 1 });
	const kelurahan = kelurahanFor(size);
	const every = Math.floor(kelurahan.length / few);
	const open = new Set(kelurahan.filter((_, at) => at % every === 0).map((code) => `${code}001`));
	const above = new Map<string, Map<string, ChildSums>>();
	const tps: string[] = [];
	const rows: Value[][] = [];
	const engine = sqliteEngine(join(folder, 'pusat.sqlite'));
	const keep = () => engine.transaction((session) => session.insert('hub_result', RESULT_COLUMNS, rows.splice(0), ''));
	const register = (codes: readonly string[]) =>
		hub.store.register(codes.map((code) => ({ kecamatan: code.slice(0, 6), code, name: `WILAYAH ${code}` })));

	for (const { path, members } of contestantFiles(contest, TS)) put(hub.tree, path, JSON.stringify(members));
	for (const code of kelurahan) {
		const children = new Map<string, ChildSums>();
		for (let no = 1; no <= SHAPE.tps; no++) {
			const own = `${code}${String(no).padStart(3, '0')}`;
			if (open.has(own)) {
				children.set(own, { chart: {}, total: 1, progres: 0 });
				continue;
			}
			const { body, hash, bodyHash, lockedAt } = resultText(own);
			const file = tpsFile(contest, JSON.parse(body) as Parcel, TS);
			if (no === 1 || !above.has(code))
				mkdirSync(dirname(join(hub.tree, resultPath(contest, own))), { recursive: true });
			above.set(code, children);
			writeFileSync(join(hub.tree, resultPath(contest, own)), file);
			children.set(own, sumsOfTps(file));
			tps.push(own);
			rows.push([
				code.slice(0, 6),
				'ppwp',
				own,
				1,
				hash,
				bodyHash,
				body,
				'',
				'hall',
				'batch',
				lockedAt,
				'2024',
				'published',
				'2024',
				'',
				2,
				1,
			]);
		}
		above.set(code, children);
		await register([code, ...children.keys()]);
		if (rows.length >= AT_ONCE) await keep();
	}
	await keep();
	await engine.close();

	const regions: string[] = [];
	for (let level = above; level.size > 0; ) {
		const next = new Map<string, Map<string, ChildSums>>();
		for (const [code, children] of level) {
			put(hub.tree, resultPath(contest, code), regionFile(contest, children, TS));
			const lines = [...children.keys()].map((own) => ({ code: own, name: own }));
			put(hub.tree, regionPath(contest, code), JSON.stringify(regionLines(lines)));
			regions.push(code);
			if (code === '') continue;
			const parent = parentOf(code);
			const siblings = next.get(parent) ?? new Map<string, ChildSums>();
			next.set(parent, siblings.set(code, sumChildren(children)));
		}
		await register([...level.keys()].filter((code) => code !== '' && code.length < 10));
		level = next;
	}
	return { folder, hub, contest, open: [...open].slice(0, few), tps, regions };
}
