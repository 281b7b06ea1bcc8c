import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import init, { type TypstCompiler, TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler';
import { renderSVG } from 'uqr';
import type { DocumentModel } from '../../lib/documents/model';
import { documentCode, documentText } from '../../lib/evidence/code';
import { fingerprintOf } from '../../lib/evidence/signing';
import { hashOf } from '../../lib/forms';
import type { InstallationKey } from '../keys';

const FONTS = ['400Regular/Inter_400Regular.ttf', '700Bold/Inter_700Bold.ttf'];

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
	| { readonly stage: 'write' };

/**
 * Sets a document as tagged PDF with Typst, compiled to WebAssembly: the same bytes for the same content on every
 * machine, with our own fonts, without a network. Takes whole seconds for a big one: never in the server's process.
 * @param tell hears every stage as it begins, while the compiler works
 * @throws with the compiler's words when the template does not take the data
 */
export async function renderDocument(
	model: DocumentModel,
	key: InstallationKey,
	tell: (stage: RenderStage) => void = () => {},
): Promise<Rendered> {
	const typst = await compiler();
	const { content, code } = signedCode(model, key);
	runs += 1;
	const data = {
		...model,
		run: runs,
		content,
		words: fingerprintOf(key.publicKey).words,
		qr: renderSVG(code, { ecc: 'L', border: 2 }),
		keyQr: renderSVG(key.publicKey, { ecc: 'M', border: 2 }),
	};
	typst.add_source('/main.typ', template());
	typst.map_shadow('/data.json', Buffer.from(JSON.stringify(data)));
	const tables = model.blocks.flatMap(({ kind }, at) => (kind === 'table' ? [at] : []));
	reached = (at) => {
		if (at === model.blocks.length) tell({ stage: 'write' });
		else tell({ stage: 'set', step: tables.indexOf(at) + 1, of: tables.length });
	};
	const outcome = typst.compile('/main.typ', null, 'pdf', 3) as { result?: Uint8Array; diagnostics?: unknown };
	typst.reset();
	if (!outcome.result) throw new Error(`typst: ${JSON.stringify(outcome.diagnostics)}`);
	return { pdf: outcome.result, content, code };
}

/** The hash of a document's content and the signed text of its QR. */
export function signedCode(model: DocumentModel, key: InstallationKey): Pick<Rendered, 'content' | 'code'> {
	const content = hashOf(model);
	const { kind, subject, asOf } = model;
	const about = { kind, subject, content, seq: asOf.seq, row: asOf.row };
	return { content, code: documentCode({ ...about, key: key.publicKey, signature: key.sign(documentText(about)) }) };
}

function template(): string {
	return readFileSync(resolve(/* turbopackIgnore: true */ 'lib', 'documents', 'template.typ'), 'utf8');
}

/**
 * What the compiler asks for beside what it was given: only `/kemajuan/RUN/N`, an empty file, read by the template
 * when block N is about to be set. So the compiler itself says how far it is, in the middle of a call that takes long.
 * It reads a path once, ever: the number of the run keeps the documents of one process apart.
 */
function readProgress(path: string): Uint8Array {
	reached(Number(/^\/kemajuan\/\d+\/(\d+)$/.exec(path)?.[1]));
	return new Uint8Array();
}

let runs = 0;
let reached: (block: number) => void = () => {};
let known: Promise<TypstCompiler> | undefined;

function compiler(): Promise<TypstCompiler> {
	known ??= make();
	return known;
}

async function make(): Promise<TypstCompiler> {
	const { resolve: find } = createRequire(import.meta.url);
	await init({ module_or_path: readFileSync(find('@myriaddreamin/typst-ts-web-compiler/wasm')) });
	const builder = new TypstCompilerBuilder();
	await builder.set_access_model(
		{},
		() => undefined,
		() => true,
		(path: string) => path,
		readProgress,
	);
	for (const font of FONTS) await builder.add_raw_font(readFileSync(find(`@expo-google-fonts/inter/${font}`)));
	return builder.build();
}
