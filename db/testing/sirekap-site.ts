import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a site does with one question; `null`: it answers properly. */
export type Mischief = (request: IncomingMessage, response: ServerResponse, nth: number) => boolean;

/** A site in Sirekap's layout over real HTTP: files by path, entity tags, and whatever mischief a test wants. */
export class SirekapSite {
	readonly files = new Map<string, string>();
	/** Paths asked for, in order, with the status answered. */
	readonly asked: { path: string; status: number; conditional: boolean }[] = [];
	mischief: Mischief | null = null;
	/** Most requests that were under way at the same time. */
	busiest = 0;
	readonly #server: Server;
	#now = 0;

	/** @param beside answers for what is not in {@link files} */
	constructor(beside: (path: string) => string | undefined = () => undefined) {
		this.#server = createServer((request, response) => {
			this.#now++;
			this.busiest = Math.max(this.busiest, this.#now);
			response.on('close', () => {
				this.#now--;
			});
			const path = (request.url ?? '/').slice(1);
			const conditional = request.headers['if-none-match'] !== undefined;
			const entry = { path, status: 0, conditional };
			this.asked.push(entry);
			if (this.mischief?.(request, response, this.asked.length)) {
				entry.status = response.statusCode;
				return;
			}
			const body = this.files.get(path) ?? beside(path);
			const etag = body === undefined ? '' : `"${body.length}-${hash(body)}"`;
			entry.status = body === undefined ? 404 : request.headers['if-none-match'] === etag ? 304 : 200;
			response.writeHead(entry.status, entry.status === 404 ? {} : { etag, 'content-type': 'application/json' });
			response.end(entry.status === 200 ? body : undefined);
		});
	}

	async open(): Promise<string> {
		await new Promise<void>((done) => {
			this.#server.listen(0, '127.0.0.1', done);
		});
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	async close(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((done) => {
			this.#server.close(done);
		});
	}

	count(status: number): number {
		return this.asked.filter((one) => one.status === status).length;
	}
}

function hash(text: string): string {
	let sum = 7;
	for (const sign of text) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 1_000_000_007;
	return sum.toString(36);
}
