// Makes a document, a workbook or the whole bundle, out of the desk's way. For the server, which starts it with
// --json; by hand: npm run documents -- --apa bundel
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DOCUMENT_KINDS, documentModel } from '../db/documents/catalogue';
import { documentFacts } from '../db/documents/collect';
import { type RenderStage, renderDocument } from '../db/documents/render';
import { writeWorkbook } from '../db/documents/xlsx';
import { buildBundle } from '../db/evidence/bundle';
import { standingResults } from '../db/evidence/locked';
import { openHouse } from '../db/house';
import { installationKey } from '../db/keys';
import { bundlePhotos } from '../db/photo/bundle';
import { type DocumentKind, documentName } from '../lib/documents/model';
import { recapSheets } from '../lib/documents/sheets';
import { DATA_SCHEMA, dataCsv, dataRows } from '../lib/evidence/data';
import { canonicalJson } from '../lib/forms';

const { values } = parseArgs({
	options: {
		apa: { type: 'string', default: 'bundel' },
		kontes: { type: 'string', default: 'ppwp' },
		tps: { type: 'string' },
		ke: { type: 'string' },
		json: { type: 'boolean', default: false },
	},
});
const house = openHouse();
const kecamatan = house.states.plenary().opened?.kecamatan;
const contests = kecamatan ? house.states.election().heldIn(kecamatan) : [];
const folder = resolve(values.ke ?? join(house.folder, 'dokumen'));
const key = installationKey(house);

/** Tables, in place of documents. */
const TABLES: readonly string[] = ['csv', 'json', 'xlsx'];

function say(line: Record<string, unknown>): void {
	console.log(values.json ? JSON.stringify(line) : Object.values(line).join(' '));
}

/** Of the work on one document, what is done when its pages are set and the PDF is yet to be written. */
const SET = 0.65;

/**
 * Tells the server how far one document of several is. The compiler is at work meanwhile and nothing else of this
 * process runs: the line is written there and then.
 */
function telling(kind: DocumentKind, contest: string, at: number, all: number): (stage: RenderStage) => void {
	return (stage) => {
		if (!values.json) return;
		const share = (stage.step - 1) / stage.of;
		const own = stage.stage === 'write' ? SET + (1 - SET) * share : SET * share;
		try {
			writeSync(1, `${JSON.stringify({ ...stage, kind, contest, done: (at + own) / all })}\n`);
		} catch {
			// Nobody reads at the moment; the next line says more.
		}
	};
}

/** Whole under another name first: nobody ever downloads half a file. */
function save(name: string, content: Uint8Array | string): string {
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, `${name}.sebagian`), content);
	renameSync(join(folder, `${name}.sebagian`), join(folder, name));
	return name;
}

async function pdf(
	kind: DocumentKind,
	contest: string,
	at = 0,
	all = 1,
): Promise<{ name: string; pdf: Uint8Array; content: string } | null> {
	const model = documentModel(house, kind, contest, values.tps);
	if (!model) return null;
	const { pdf, content } = await renderDocument(model, key, telling(kind, contest, at, all));
	return { name: `${documentName(model)}-${content.slice(0, 8)}.pdf`, pdf, content };
}

async function bundle(): Promise<string> {
	const documents = new Map<string, Uint8Array>();
	const wanted = contests.flatMap(({ code }) => DOCUMENT_KINDS.map((kind) => ({ code, kind })));
	for (const [at, { code, kind }] of wanted.entries()) {
		const made = await pdf(kind, code, at, wanted.length + 1);
		if (made) documents.set(made.name, made.pdf);
		say({ done: (at + 1) / (wanted.length + 1) });
	}
	const page = resolve('public', 'verifikasi.html');
	return save(
		'ketok-palu-bundel.zip',
		buildBundle(house, {
			documents,
			photos: bundlePhotos(house),
			page: existsSync(page) ? readFileSync(page) : undefined,
		}),
	);
}

async function table(): Promise<string> {
	const { kontes, apa } = values;
	const results = standingResults(house).filter(({ contest }) => contest === kontes);
	const rows = dataRows(house.states.election(), results);
	if (apa === 'csv') return save(`hasil-${kontes}.csv`, `\uFEFF${dataCsv(rows)}`);
	if (apa === 'json') return save(`hasil-${kontes}.json`, `${canonicalJson({ schema: DATA_SCHEMA, results, rows })}\n`);
	const facts = documentFacts(house, kontes);
	if (!facts) throw new Error('rapat pleno belum dibuka');
	return save(`hasil-${kontes}.xlsx`, await writeWorkbook(recapSheets(facts)));
}

/** What was asked for and does not exist, as a sentence; `null` where all of it does. */
function refusal(): string | null {
	const { apa, kontes } = values;
	const kinds = ['bundel', ...TABLES, ...DOCUMENT_KINDS, 'hasil-tps'];
	if (!kinds.includes(apa)) return `--apa ${apa} tidak dikenal; pilih salah satu: ${kinds.join(', ')}`;
	const known = house.states.election().contests.map(({ code }) => code);
	if (apa === 'bundel' || known.includes(kontes)) return null;
	// A contest that the pack in force has no more keeps its locked results.
	if (TABLES.includes(apa) && standingResults(house).some(({ contest }) => contest === kontes)) return null;
	return `--kontes ${kontes} tidak ada dalam paket pemilu; pilih salah satu: ${known.join(', ')}`;
}

try {
	const refused = refusal();
	if (refused !== null) {
		if (values.json) say({ ok: false, detail: refused });
		else console.error(refused);
		process.exitCode = 1;
	} else if (values.apa === 'bundel') say({ ok: true, name: await bundle() });
	else if (TABLES.includes(values.apa)) say({ ok: true, name: await table() });
	else {
		const made = await pdf(values.apa as DocumentKind, values.kontes);
		if (made) say({ ok: true, name: save(made.name, made.pdf), content: made.content });
		else say({ ok: false, detail: 'rapat pleno belum dibuka, atau TPS tidak dikenal' });
		if (!made) process.exitCode = 1;
	}
} catch (fault) {
	say({ ok: false, detail: fault instanceof Error ? fault.message : String(fault) });
	process.exitCode = 1;
} finally {
	house.sqlite.close();
}
