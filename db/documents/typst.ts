import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import init, { type TypstCompiler, TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler';

const FONTS = ['400Regular/Inter_400Regular.ttf', '700Bold/Inter_700Bold.ttf'];

/** What is wanted of a document: the file, or how many pages it has. */
export type Product = 'pdf' | 'length';

/** What the template draws, as JSON, with the number of the run that keeps the documents of one process apart. */
export type TemplateData = (run: number) => string;

let compiled: Promise<WebAssembly.Module> | undefined;

/** The compiler as WebAssembly, made ready once; threads share it. */
export function compilerModule(): Promise<WebAssembly.Module> {
	const { resolve: find } = createRequire(import.meta.url);
	compiled ??= WebAssembly.compile(readFileSync(find('@myriaddreamin/typst-ts-web-compiler/wasm')));
	return compiled;
}

let runs = 0;
let reached: (block: number) => void = () => {};
let known: Promise<TypstCompiler> | undefined;

/**
 * Sets a document in this thread. The compiler gives no memory back: what is long is set in a thread that ends.
 * @param tell hears the number of a block when it is about to be set
 * @throws with the compiler's words when the template does not take the data
 */
export async function setHere(
	data: TemplateData,
	product: Product,
	tell: (block: number) => void,
	module: Promise<WebAssembly.Module> | WebAssembly.Module = compilerModule(),
): Promise<Uint8Array | number> {
	known ??= make(await module);
	const typst = await known;
	runs += 1;
	reached = tell;
	typst.add_source('/main.typ', template());
	typst.map_shadow('/data.json', Buffer.from(data(runs)));
	if (product === 'length') {
		const [length] = JSON.parse(typst.query('/main.typ', null, '<length>', 'value')) as number[];
		if (!length) throw new Error('typst: a document without pages');
		return length;
	}
	const outcome = typst.compile('/main.typ', null, 'pdf', 3) as { result?: Uint8Array; diagnostics?: unknown };
	typst.reset();
	if (!outcome.result) throw new Error(`typst: ${JSON.stringify(outcome.diagnostics)}`);
	return outcome.result;
}

function template(): string {
	return readFileSync(resolve(/* turbopackIgnore: true */ 'lib', 'documents', 'template.typ'), 'utf8');
}

/**
 * What the compiler asks for beside what it was given: only `/kemajuan/RUN/N`, an empty file, read by the template
 * when block N is about to be set. So the compiler itself says how far it is, in the middle of a call that takes long.
 * It reads a path once, ever: hence the number of the run.
 */
function readProgress(path: string): Uint8Array {
	reached(Number(/^\/kemajuan\/\d+\/(\d+)$/.exec(path)?.[1]));
	return new Uint8Array();
}

async function make(module: WebAssembly.Module): Promise<TypstCompiler> {
	const { resolve: find } = createRequire(import.meta.url);
	await init({ module_or_path: module });
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
