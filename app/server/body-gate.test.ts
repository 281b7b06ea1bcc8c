import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bodyLimit, refusesBody } from './body-gate';

let server: Server;
/** Bytes of bodies that anything behind the gate was given. */
let read = 0;

beforeAll(async () => {
	server = createServer((asked, response) => {
		if (refusesBody(asked, response)) return;
		asked.on('data', (chunk: Buffer) => {
			read += chunk.length;
		});
		asked.on('end', () => response.end('behind the gate'));
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterAll(() => new Promise((closed) => server.close(closed)));

const port = () => (server.address() as AddressInfo).port;

const post = (path: string, body: Buffer) =>
	new Promise<{ status: number | undefined; text: string }>((done, fail) => {
		const sent = request({ port: port(), host: '127.0.0.1', method: 'POST', path }, (response) => {
			let text = '';
			response.setEncoding('utf8').on('data', (part) => {
				text += part;
			});
			response.on('end', () => done({ status: response.statusCode, text }));
		});
		sent.on('error', fail);
		sent.end(body);
	});

it('lets through what a page sends, to its last byte', async () => {
	read = 0;
	expect(await post('/api/commands', Buffer.alloc(1_048_576))).toEqual({ status: 200, text: 'behind the gate' });
	expect(read).toBe(1_048_576);
});

it('refuses a longer one in words a screen understands, and nothing behind it reads a byte', async () => {
	read = 0;
	const { status, text } = await post('/api/language', Buffer.alloc(3 * 1_048_576));
	expect([status, JSON.parse(text)]).toMatchObject([413, { ok: false, refusal: { code: 'invalid' } }]);
	expect(read).toBe(0);
	expect(await post('/api/hub/enrol', Buffer.alloc(1_048_577))).toMatchObject({ status: 413 });
});

it('refuses a body that does not say how long it is, at its first byte', async () => {
	read = 0;
	const answer = await new Promise<string>((done, fail) => {
		let text = '';
		const line = connect(port(), '127.0.0.1', () => {
			line.write('POST /api/hub/enrol HTTP/1.1\r\nHost: aula\r\nTransfer-Encoding: chunked\r\n\r\n10000\r\n');
		});
		line.setEncoding('utf8').on('data', (part) => {
			text += part;
		});
		line.on('end', () => done(text)).on('error', fail);
	});
	expect(answer).toMatch(/^HTTP\/1\.1 411 /);
	expect(read).toBe(0);
});

it('knows the routes that take files, a hub its halls’ papers', () => {
	const before = process.env.KETOK_PALU_HUB;
	expect(bodyLimit('/api/photos?x=1')).toBe(Number.POSITIVE_INFINITY);
	expect(bodyLimit('/api/photos/dpr/1')).toBe(1_048_576);
	expect(bodyLimit('/api/hub/enclosures')).toBe(1_048_576);
	process.env.KETOK_PALU_HUB = '1';
	expect(bodyLimit('/api/hub/enclosures')).toBe(16 * 1_048_576);
	if (before === undefined) delete process.env.KETOK_PALU_HUB;
	else process.env.KETOK_PALU_HUB = before;
});
