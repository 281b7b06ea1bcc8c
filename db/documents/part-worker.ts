import { parentPort, workerData } from 'node:worker_threads';
import { type Product, setHere } from './typst';

/** What a thread is given. */
export interface PartOrder {
	readonly data: string;
	readonly product: Product;
	readonly module: WebAssembly.Module;
}

/** What it says: how far it is, and at the end what was made or why not. */
export type PartNews = { readonly block: number } | { readonly made: Uint8Array | number } | { readonly fault: string };

const { data, product, module } = workerData as PartOrder;
const say = (news: PartNews) => parentPort?.postMessage(news);
try {
	say({
		made: await setHere(
			() => data,
			product,
			(block) => say({ block }),
			module,
		),
	});
} catch (fault) {
	say({ fault: fault instanceof Error ? fault.message : String(fault) });
}
