import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Authority, authority } from '@/db/keys/authority';
import type { Network } from './network';
import { makeNetwork } from './take-up-network';

const HALL = '127.0.0.1';

let folder: string;
let own: Authority;
let server: Server;
let port: number;
let cards: string[];
let network: Network;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'ketok-palu-pindah-'));
	own = authority(folder);
	server = createServer((_request, response) => response.end('halo'));
	await new Promise<void>((listening) => server.listen(0, HALL, listening));
	port = (server.address() as AddressInfo).port;
	cards = ['192.168.43.10'];
	({ network } = makeNetwork({
		serving: { server, host: '0.0.0.0', port, addresses: () => cards, isLoopback: () => false },
		authority: own,
		plain: false,
		hub: false,
		label: null,
	}));
});

afterEach(async () => {
	server.closeAllConnections();
	await new Promise((closed) => server.close(closed));
	rmSync(folder, { recursive: true, force: true });
});

/** Asks over HTTPS, trusting the authority alone, on a line of one's own or one that is kept. */
function ask(): Promise<number> {
	return new Promise((done, failed) => {
		request({ host: HALL, port, agent: false, ca: own.certificate }, (answer) => {
			answer.resume();
			done(answer.statusCode ?? 0);
		})
			.on('error', failed)
			.end();
	});
}

it('serves an address the laptop got a moment ago, before anyone has noticed it', async () => {
	// The cards do not even name it yet: the line itself came in by it.
	expect(await ask()).toBe(200);
	expect(network.view()).toMatchObject({ mode: 'https', addresses: ['192.168.43.10'], move: null, port });
});

it('another hotspot: told once, lines that are open stay, dismissed by its number', async () => {
	const line = connect({ host: HALL, port, ca: own.certificate, servername: '' });
	await new Promise((open) => line.once('secureConnect', open));
	cards = ['10.0.0.5'];
	network.look();
	const { move, addresses } = network.view();
	expect(addresses).toEqual(['10.0.0.5']);
	expect(move).toMatchObject({ id: 1, lost: ['192.168.43.10'], found: ['10.0.0.5'] });
	const answered = new Promise<string>((heard) => line.once('data', (data) => heard(data.toString())));
	line.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
	expect(await answered).toContain('200 OK');
	line.destroy();
	expect(await ask()).toBe(200);
	network.look();
	expect(network.view().move?.id).toBe(1);
	network.dismiss(7);
	expect(network.view().move?.id).toBe(1);
	network.dismiss(1);
	expect(network.view().move).toBeNull();
});

it('Wi-Fi off and on again at the same address is no move; at another it is', () => {
	cards = [];
	network.look();
	expect(network.view()).toMatchObject({ addresses: [], move: null });
	cards = ['192.168.43.10'];
	network.look();
	expect(network.view().move).toBeNull();
	cards = [];
	network.look();
	cards = ['172.20.10.2'];
	network.look();
	expect(network.view().move).toMatchObject({ lost: ['192.168.43.10'], found: ['172.20.10.2'] });
});
