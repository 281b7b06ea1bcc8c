import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { renderSVG } from 'uqr';
import type { Block, DocumentModel } from '../../lib/documents/model';
import { documentCode, documentText } from '../../lib/evidence/code';
import { fingerprintOf } from '../../lib/evidence/signing';
import { hashOf } from '../../lib/forms';
import { stringifyWellFormed } from '../../lib/forms/well-formed';
import type { InstallationKey } from '../keys';
import { joinPdf } from './join';
import type { PartNews, PartOrder } from './part-worker';
import { compilerModule, type Product, setHere } from './typst';

export interface Rendered {
	readonly pdf: Uint8Array;
	/** SHA-256 of the content, as printed on every page. */
	readonly content: string;
	/** Text of the QR on every page. */
	readonly code: string;
}

/** How far a document is: its tables set one after the other, then everything written as PDF. */
export type RenderStage =
	| { readonly stage: 'set'; readonly step: number; readonly of: number }
	| { readonly stage: 'write'; readonly step: number; readonly of: number };

/**
 * Cells of tables that are set at one time. Typst keeps some 13 kB of every cell until its document is written, 1.7 GB
 * for 451 TPS; a long document is set part by part, each in a thread whose memory goes when it ends (docs/adr/0113).
 */
const CELLS = 24_000;

/**
 * Sets a document as tagged PDF with Typst, compiled to WebAssembly: the same bytes for the same content on every
 * machine, with our own fonts, without a network. Takes whole seconds for a big one: never in the server's process.
 * @param tell hears every stage as it begins, while the compiler works
 * @param cells how many cells of tables are set at one time
 * @throws with the compiler's words when the template does not take the data
 */
export async function renderDocument(
	model: DocumentModel,
	key: InstallationKey,
	tell: (stage: RenderStage) => void = () => {},
	cells = CELLS,
): Promise<Rendered> {
	const { content, code } = signedCode(model, key);
	const parts = partsOf(model.blocks, cells);
	const drawn = (part: Part, pages: { readonly before: number; readonly all: number } | null) => (run: number) =>
		stringifyWellFormed({
			...model,
			...part,
			pages,
			run,
			content,
			words: fingerprintOf(key.publicKey).words,
			qr: renderSVG(code, { ecc: 'L', border: 2 }),
			keyQr: renderSVG(key.publicKey, { ecc: 'M', border: 2 }),
		});
	const tables = model.blocks.flatMap(({ kind }, at) => (kind === 'table' ? [at] : []));
	const setting = (at: number) => {
		const step = tables.indexOf(at) + 1;
		if (step > 0) tell({ stage: 'set', step, of: tables.length });
	};
	const [whole] = parts;
	if (parts.length === 1 && whole) {
		const pdf = await setHere(drawn(whole, null), 'pdf', (at) => {
			if (at === model.blocks.length) tell({ stage: 'write', step: 1, of: 1 });
			else setting(at);
		});
		return { pdf: pdf as Uint8Array, content, code };
	}
	// A page says which of how many it is: all are set once to be counted, and again to be written.
	const lengths: number[] = [];
	for (const part of parts)
		lengths.push((await setApart(drawn(part, { before: 0, all: 0 })(0), 'length', setting)) as number);
	const all = lengths.reduce((sum, length) => sum + length, 0);
	const made: Uint8Array[] = [];
	for (const [at, part] of parts.entries()) {
		tell({ stage: 'write', step: at + 1, of: parts.length });
		const before = lengths.slice(0, at).reduce((sum, length) => sum + length, 0);
		made.push((await setApart(drawn(part, { before, all })(0), 'pdf', () => {})) as Uint8Array);
	}
	return { pdf: joinPdf(made), content, code };
}

/** Sets a part in a thread of its own, whose memory goes when it ends. */
async function setApart(data: string, product: Product, tell: (block: number) => void): Promise<Uint8Array | number> {
	const order: PartOrder = { data, product, module: await compilerModule() };
	const file = resolve(/* turbopackIgnore: true */ 'db', 'documents', 'part-thread.mjs');
	const worker = new Worker(file, { workerData: order });
	try {
		return await new Promise((done, fail) => {
			worker.on('message', (news: PartNews) => {
				if ('block' in news) tell(news.block);
				else if ('made' in news) done(news.made);
				else fail(new Error(news.fault));
			});
			worker.on('error', fail);
			worker.on('exit', () => fail(new Error('a part of the document was not made')));
		});
	} finally {
		await worker.terminate();
	}
}

/** Blocks that follow each other and begin on a page of their own. */
interface Part {
	/** Where its first block stands in the document. */
	readonly from: number;
	readonly blocks: readonly Block[];
}

/** As few parts as hold no more cells than these, each from a heading on a new page to the next such. */
function partsOf(blocks: readonly Block[], cells: number): Part[] {
	const starts = blocks.flatMap((block, at) => (at === 0 || (block.kind === 'heading' && block.newPage) ? [at] : []));
	const parts: Part[] = [];
	let held = 0;
	for (const [no, from] of starts.entries()) {
		const own = blocks.slice(from, starts[no + 1]);
		const size = own.reduce((sum, block) => sum + (block.kind === 'table' ? block.rows.flat().length : 0), 0);
		const last = parts.at(-1);
		if (last && held + size <= cells) {
			parts.splice(-1, 1, { ...last, blocks: [...last.blocks, ...own] });
			held += size;
		} else {
			parts.push({ from, blocks: own });
			held = size;
		}
	}
	return parts.length > 0 ? parts : [{ from: 0, blocks }];
}

/** The hash of a document's content and the signed text of its QR. */
export function signedCode(model: DocumentModel, key: InstallationKey): Pick<Rendered, 'content' | 'code'> {
	const content = hashOf(model);
	const { kind, subject, asOf } = model;
	const about = { kind, subject, content, seq: asOf.seq, row: asOf.row };
	return { content, code: documentCode({ ...about, key: key.publicKey, signature: key.sign(documentText(about)) }) };
}
