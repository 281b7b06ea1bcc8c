import { createServer, type IncomingMessage, type OutgoingHttpHeaders, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Shares of requests that go wrong, each from 0 to 1; the rest goes through. */
export interface Faults {
	/** Never reaches the other side. */
	readonly lost: number;
	/** Reaches it, but the answer is lost. */
	readonly deaf: number;
	/** Arrives twice. */
	readonly twice: number;
	/** The answer comes after `lateMs`. */
	readonly late: number;
	readonly lateMs: number;
}

export interface FaultyProxy {
	readonly url: string;
	/** Where it leads; a hub that was started again may be elsewhere. */
	lead(url: string): void;
	/** Changes how bad the line is. */
	faults(faults: Partial<Faults>): void;
	readonly seen: { requests: number; lost: number; deaf: number; twice: number; late: number };
	close(): Promise<void>;
}

const FINE: Faults = { lost: 0, deaf: 0, twice: 0, late: 0, lateMs: 0 };

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of message) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

/** A line between a hall and a hub that drops, doubles and delays, by chance or by a given sequence. */
export async function startFaultyProxy(
	target: string,
	first: Partial<Faults>,
	random = Math.random,
): Promise<FaultyProxy> {
	let way = target;
	let faults = { ...FINE, ...first };
	const seen = { requests: 0, lost: 0, deaf: 0, twice: 0, late: 0 };

	const forward = (message: IncomingMessage, body: Buffer) =>
		new Promise<{ status: number; headers: OutgoingHttpHeaders; body: Buffer }>((done, fail) => {
			const headers = { ...message.headers, 'content-length': String(body.length), host: new URL(way).host };
			const onward = send(new URL(message.url ?? '/', way), { method: message.method, headers }, async (answer) => {
				const { 'content-type': type, 'content-encoding': coding } = answer.headers;
				const kept = Object.entries({ 'content-type': type, 'content-encoding': coding });
				done({
					status: answer.statusCode ?? 502,
					headers: Object.fromEntries(kept.filter(([, value]) => value !== undefined)),
					body: await bodyOf(answer).catch(() => Buffer.alloc(0)),
				});
			});
			onward.on('error', fail);
			onward.end(body);
		});

	const server = createServer(async (message, response) => {
		seen.requests += 1;
		let body: Buffer;
		try {
			body = await bodyOf(message);
		} catch {
			return;
		}
		let chance = random();
		const falls = (share: number) => {
			const hit = chance >= 0 && chance < share;
			chance -= share;
			return hit;
		};
		const cut = () => message.socket.destroy();
		if (falls(faults.lost)) {
			seen.lost += 1;
			cut();
			return;
		}
		const deaf = falls(faults.deaf);
		const twice = falls(faults.twice);
		const late = falls(faults.late);
		try {
			const answers = await Promise.all([forward(message, body), ...(twice ? [forward(message, body)] : [])]);
			if (deaf) {
				seen.deaf += 1;
				cut();
				return;
			}
			if (twice) seen.twice += 1;
			const tell = () => {
				response.writeHead(answers[0]?.status ?? 502, answers[0]?.headers);
				response.end(answers[0]?.body);
			};
			if (!late) tell();
			else {
				seen.late += 1;
				setTimeout(tell, faults.lateMs).unref();
			}
		} catch {
			cut();
		}
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		lead: (url) => {
			way = url;
		},
		faults: (next) => {
			faults = { ...FINE, ...next };
		},
		seen,
		close: () =>
			new Promise((closed) => {
				server.closeAllConnections();
				server.close(() => closed());
			}),
	};
}
