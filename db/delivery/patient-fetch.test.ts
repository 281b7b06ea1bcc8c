import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { faultOfError } from '../../lib/delivery';
import { patientFetch } from './patient-fetch';
import { postTo } from './post';

let server: Server;
let url = '';
beforeEach(async () => {
	server = createServer(async (request, response) => {
		const body: Buffer[] = [];
		for await (const piece of request) body.push(piece as Buffer);
		if (request.url === '/diam') return;
		if (request.url === '/pindah') response.writeHead(302, { location: '/' }).end();
		else if (request.url === '/putus')
			response.writeHead(200, { 'content-length': 99 }).write('x', () => response.destroy());
		else if (request.url === '/sibuk') response.writeHead(503).end();
		else if (request.url === '/tak-habis') {
			response.writeHead(200);
			const more = () => {
				while (!response.destroyed && response.write(Buffer.alloc(1_048_576, 'x')));
			};
			response.on('drain', more);
			more();
		} else response.end(`${request.method} ${request.headers['content-type']} ${Buffer.concat(body)}`);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
	server.closeAllConnections();
	server.close();
});

const post = (path: string, timeoutMs = 5_000) =>
	postTo({ fetch: patientFetch, timeoutMs }, { url }, path, Buffer.from('isi'), { 'content-type': 'teks' });

it('carries a body there and an answer back', async () => {
	expect(await post('/')).toBe('POST teks isi');
});

it('says each way of failing as the courier knows it', async () => {
	await expect(post('/sibuk')).rejects.toMatchObject({ fault: 'busy' });
	await expect(post('/pindah')).rejects.toMatchObject({ fault: 'no-connection' });
	await expect(post('/putus')).rejects.toMatchObject({ fault: 'no-connection' });
	await expect(post('/diam', 30)).rejects.toMatchObject({ fault: 'timeout' });
	await expect(post('/tak-habis')).rejects.toMatchObject({ fault: 'not-a-hub' });
	const nobody = patientFetch('http://127.0.0.1:1/').catch((error: unknown) => faultOfError(error));
	expect(await nobody).toBe('no-connection');
	const unknown = patientFetch('http://tidak-ada.invalid/').catch((error: unknown) => faultOfError(error));
	expect(await unknown).toBe('name-unknown');
});
