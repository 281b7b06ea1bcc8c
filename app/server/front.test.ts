import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, request as plainRequest, type Server } from 'node:http';
import { request as secureRequest } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkServerIdentity, connect as connectTls, createServer as createTls, type PeerCertificate } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AUTHORITY_FILE } from '@/db/folder';
import { type Authority, authority } from '@/db/keys/authority';
import { type Front, putFrontBefore } from './front';
import { nameSenders, senderOf } from './sender';

/** Stands for the laptop's address in the hall: it is there on every machine, and counts as loopback only here. */
const HALL = '127.0.0.1';

let folder: string;
let own: Authority;
let server: Server;
let front: Front;
let port: number;
let addresses: string[];
let hosts: string[];
let loopback: string[];
let plain: boolean;
/** What the server behind the front was asked, as it saw it. */
let seen: { url: string; sender: string; proto: string | undefined }[];

nameSenders();

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'ketok-palu-jaringan-'));
	own = authority(folder);
	addresses = [HALL, '192.168.43.10'];
	hosts = ['ketok-palu.local'];
	loopback = [];
	plain = false;
	seen = [];
	server = createServer((request, response) => {
		if (front.turnsAway(request, response)) return;
		const headers = { get: (name: string) => String(request.headers[name] ?? '') || null };
		seen.push({
			url: request.url ?? '',
			sender: senderOf(headers),
			proto: headers.get('x-forwarded-proto') ?? undefined,
		});
		if (request.url === '/events') {
			response.writeHead(200, { 'content-type': 'text/event-stream' });
			response.write('event: beat\ndata: 1\n\n');
			bell = () => response.write('event: beat\ndata: 2\n\n');
			return;
		}
		let body = '';
		request.on('data', (chunk) => {
			body += chunk;
		});
		request.on('end', () => response.end(`halo ${body.length}`));
	});
	await listen();
});

afterEach(async () => {
	server.closeAllConnections();
	await new Promise((closed) => server.close(closed));
	rmSync(folder, { recursive: true, force: true });
});

let bell: () => void;

async function listen(): Promise<void> {
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	port = (server.address() as AddressInfo).port;
	front = putFrontBefore(server, {
		authority: own,
		addresses: () => addresses,
		hosts: () => hosts,
		isLoopback: (address) => loopback.includes(address),
		get plain() {
			return plain;
		},
		hub: false,
		port: () => port,
	});
}

interface Answer {
	readonly status: number;
	readonly headers: IncomingMessage['headers'];
	readonly text: string;
}

function read(answer: IncomingMessage): Promise<Answer> {
	return new Promise((done) => {
		let text = '';
		answer.setEncoding('utf8').on('data', (piece) => {
			text += piece;
		});
		answer.on('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
	});
}

function https(
	path: string,
	options: { headers?: Record<string, string>; body?: string; name?: string } = {},
): Promise<Answer> {
	return new Promise((done, failed) => {
		const call = secureRequest(
			{
				host: HALL,
				port,
				path,
				agent: false,
				ca: own.certificate,
				method: options.body === undefined ? 'GET' : 'POST',
				headers: options.headers,
				...(options.name ? { servername: options.name } : {}),
			},
			(answer) => void read(answer).then(done),
		);
		call.on('error', failed);
		call.end(options.body);
	});
}

function http(path: string, options: { method?: string; headers?: Record<string, string> } = {}): Promise<Answer> {
	return new Promise((done, failed) => {
		const call = plainRequest(
			{ host: HALL, port, path, agent: false, ...options },
			(answer) => void read(answer).then(done),
		);
		call.on('error', failed);
		call.end();
	});
}

/** The certificate a phone is shown, trusted or not. */
function certificate(servername = ''): Promise<PeerCertificate> {
	return new Promise((done, failed) => {
		const line = connectTls({ host: HALL, port, servername, rejectUnauthorized: false }, () => {
			done(line.getPeerCertificate());
			line.end();
		});
		line.on('error', failed);
	});
}

describe('HTTPS in the hall', () => {
	it('is trusted by whoever trusts the authority, for the addresses of now and the name', async () => {
		expect((await https('/')).text).toBe('halo 0');
		expect((await https('/', { name: 'ketok-palu.local' })).status).toBe(200);
		const shown = await certificate();
		for (const host of [HALL, '192.168.43.10', 'ketok-palu.local'])
			expect(checkServerIdentity(host, shown)).toBeUndefined();
		expect(checkServerIdentity('192.168.43.99', shown)).toBeInstanceOf(Error);
		await expect(
			new Promise((done, failed) => secureRequest({ host: HALL, port, agent: false }, done).on('error', failed).end()),
		).rejects.toThrow(/certificate|signed/i);
	});

	it('takes a body larger than one packet, and several requests on one line', async () => {
		expect((await https('/', { body: 'x'.repeat(3_000_000) })).text).toBe('halo 3000000');
	});

	it('makes a certificate for a new address at once; the old address and the name keep theirs', async () => {
		const before = await certificate();
		const named = await certificate('ketok-palu.local');
		addresses = [HALL, '10.20.30.40'];
		expect((await certificate()).fingerprint256).toBe(before.fingerprint256);
		front.renew();
		const after = await certificate();
		expect(checkServerIdentity('10.20.30.40', after)).toBeUndefined();
		expect(checkServerIdentity('192.168.43.10', after)).toBeInstanceOf(Error);
		expect(checkServerIdentity('ketok-palu.local', named)).toBeUndefined();
		expect((await https('/')).status).toBe(200);
	});

	it('sends events the moment they are written', async () => {
		await new Promise<void>((done, failed) => {
			const call = secureRequest({ host: HALL, port, path: '/events', agent: false, ca: own.certificate }, (answer) => {
				const heard: string[] = [];
				answer.setEncoding('utf8').on('data', (piece: string) => {
					heard.push(piece);
					if (heard.length === 1) bell();
					if (heard.join('').includes('data: 2')) {
						call.destroy();
						done();
					}
				});
			});
			call.on('error', failed);
			call.end();
		});
	});

	it('says who is calling by the socket, whatever the caller says', async () => {
		const forged = {
			'x-forwarded-for': '10.9.8.7',
			'x-forwarded-proto': 'http',
			forwarded: 'for=10.9.8.7',
			'x-real-ip': '10.9.8.7',
		};
		await https('/siapa', { headers: forged });
		expect(seen).toEqual([{ url: '/siapa', sender: HALL, proto: 'https' }]);
		loopback = [HALL];
		await http('/siapa', { headers: { ...forged, 'x-forwarded-proto': 'https' } });
		expect(seen[1]).toEqual({ url: '/siapa', sender: HALL, proto: 'http' });
	});

	it('never tells a browser to remember HTTPS: next year the laptop has another authority', async () => {
		expect((await https('/')).headers).not.toHaveProperty('strict-transport-security');
		expect((await http('/')).headers).not.toHaveProperty('strict-transport-security');
	});

	it('survives noise', async () => {
		for (const noise of ['\x16\x03\x01garbage that is no handshake', '\x00\x00', 'QUATSCH\r\n\r\n']) {
			await new Promise<void>((closed) => {
				const line = connect(port, HALL, () => line.write(Buffer.from(noise, 'latin1')));
				line.on('error', () => undefined).on('close', () => closed());
				line.resume();
			});
		}
		expect((await https('/')).status).toBe(200);
	});
});

describe('plain HTTP in the hall', () => {
	it('is led to HTTPS at the same address, and the server never sees it', async () => {
		const answer = await http('/saksi?a=1', { headers: { host: `192.168.43.10:${port}` } });
		expect(answer.status).toBe(307);
		expect(answer.headers.location).toBe(`https://192.168.43.10:${port}/saksi?a=1`);
		expect(answer.headers['cache-control']).toBe('no-store');
		const strange = await http('/', { headers: { host: 'a b/c' } });
		expect(strange.headers.location).toBe(`https://${HALL}:${port}/`);
		expect(seen).toEqual([]);
	});

	it('has the guide, the certificate and the health check, and takes nothing', async () => {
		for (const path of [
			'/gabung',
			'/gabung?x=1',
			'/ca.crt',
			'/api/health',
			'/_next/static/a.js',
			'/gabung/android.svg',
		]) {
			expect((await http(path)).status, path).toBe(200);
		}
		for (const path of [
			'/api/me',
			'/gabungan',
			'/ca.crt/x',
			'/api/health/x',
			'//jahat.example/gabung',
			'/_next/image',
		]) {
			expect((await http(path)).status, path).toBe(307);
		}
		const written = await http('/api/commands', { method: 'POST' });
		expect(written.status).toBe(403);
		expect(written.text).toContain('https://');
	});

	it('stays as it was on this very laptop', async () => {
		loopback = [HALL];
		expect((await http('/meja')).text).toBe('halo 0');
	});

	it('works everywhere when it was switched on knowingly, and HTTPS too', async () => {
		plain = true;
		expect((await http('/meja')).status).toBe(200);
		expect((await https('/meja')).status).toBe(200);
	});
});

describe('the authority', () => {
	it('is made once, for its owner only', () => {
		expect(authority(folder).sha256).toBe(own.sha256);
		if (process.platform !== 'win32') expect(statSync(join(folder, AUTHORITY_FILE)).mode & 0o777).toBe(0o600);
		expect(own.words.split('-')).toHaveLength(8);
		expect(own.certificate).not.toContain('PRIVATE');
	});

	it.each([
		['a bank', { hosts: ['bank.example'], addresses: [] }, 'bank.example'],
		['a public address', { hosts: [], addresses: ['8.8.8.8'] }, '8.8.8.8'],
		['a public name beside a private one', { hosts: ['ketok-palu.local', 'kpu.go.id'], addresses: [] }, 'kpu.go.id'],
	])('cannot vouch for %s, even if someone steals its key', async (_what, names, asked) => {
		const stolen = createTls(own.issue(names, new Date()));
		await new Promise<void>((listening) => stolen.listen(0, HALL, listening));
		try {
			const fault = await new Promise<Error>((done, failed) => {
				const line = connectTls(
					{
						host: HALL,
						port: (stolen.address() as AddressInfo).port,
						ca: own.certificate,
						servername: /\d$/.test(asked) ? '' : asked,
						checkServerIdentity: (_host, shown) => checkServerIdentity(asked, shown),
					},
					() => failed(new Error('trusted')),
				);
				line.on('error', done);
			});
			expect(fault.message).toMatch(/permitted subtree/);
		} finally {
			stolen.close();
		}
	});

	it('is valid on a laptop and a phone whose clocks are months apart', () => {
		const now = new Date('2030-06-01T00:00:00Z');
		const leaf = new X509Certificate(own.issue({ addresses: [HALL], hosts: [] }, now).cert);
		const days = (text: string) => Math.abs(Date.parse(text) - now.getTime()) / 86_400_000;
		expect(days(leaf.validFrom)).toBeGreaterThan(365);
		expect(days(leaf.validTo)).toBeGreaterThan(365);
		// Phones refuse what lives longer than 825 days.
		expect(days(leaf.validFrom) + days(leaf.validTo)).toBeLessThan(825);
	});
});
