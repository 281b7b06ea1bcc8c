import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshHouse } from '@/db/testing/house';
import { takeUpIntake } from './take-up-intake';

interface Answer {
	readonly status: number | undefined;
	readonly headers: Readonly<Record<string, unknown>>;
	readonly body: string;
}

describe('the door for batches, before Next', () => {
	const serving: { takes?: Parameters<typeof createServer>[1] } = {};
	let server: Server;
	const env = { ...process.env };
	const house = freshHouse();

	beforeAll(async () => {
		process.env.KETOK_PALU_DATA = house.folder;
		process.env.KETOK_PALU_HUB = '1';
		Object.assign(globalThis, { ketokPaluServing: serving });
		takeUpIntake();
		server = createServer((asked, response) => {
			if (!serving.takes?.(asked, response as never)) response.writeHead(418).end('next');
		});
		await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	});
	afterAll(async () => {
		process.env = env;
		Object.assign(globalThis, { ketokPaluServing: undefined });
		await new Promise((closed) => server.close(closed));
		house.sqlite.close();
	});

	const send = (method: string, path: string, body: Buffer, headers: Record<string, string> = {}) =>
		new Promise<Answer>((done, fail) => {
			const { port } = server.address() as AddressInfo;
			const sent = request({ port, host: '127.0.0.1', method, path, headers }, (response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('end', () => {
					const raw = Buffer.concat(chunks);
					const packed = response.headers['content-encoding'] === 'gzip';
					done({
						status: response.statusCode,
						headers: response.headers,
						body: (packed ? gunzipSync(raw) : raw).toString('utf8'),
					});
				});
			});
			sent.on('error', fail);
			sent.end(body);
		});

	it('takes batches and nothing else', async () => {
		expect(await send('POST', '/api/hub/status', Buffer.from('x'))).toMatchObject({ status: 418 });
		expect(await send('GET', '/api/hub/parcels', Buffer.alloc(0))).toMatchObject({ status: 418 });
		expect(await send('POST', '/api/hub/parcels', Buffer.from('x'))).toMatchObject({
			status: 400,
			body: '{"problem":"shape"}\n',
			headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
		});
	});

	it('refuses a body larger than a paper may be, said or not', async () => {
		const size = 16 * 1_048_576 + 1;
		const said = send('POST', '/api/hub/parcels', Buffer.alloc(0), { 'content-length': String(size) });
		expect(await said).toMatchObject({ status: 413 });
		const unsaid = send('POST', '/api/hub/parcels', Buffer.alloc(size), { 'transfer-encoding': 'chunked' });
		expect(await unsaid.catch(() => ({ status: 'cut' }))).toMatchObject({
			status: expect.toSatisfy((status) => status === 413 || status === 'cut'),
		});
	});
});
