import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	firstAddress,
	hostLabel,
	isLocalAddress,
	isLoopback,
	joinLink,
	moveBetween,
	type NetworkView,
	plainAddress,
	plainAnswer,
	proxiedAddress,
	rankAddresses,
	typedAddress,
} from './index';

describe('the hall address', () => {
	const entry = (address: string, more = {}) => ({ address, family: 'IPv4', internal: false, ...more });

	it('puts the Wi-Fi before virtual machines and leaves out what no phone reaches', () => {
		const found = rankAddresses({
			lo: [entry('127.0.0.1', { internal: true })],
			docker0: [entry('172.17.0.1')],
			eth1: [entry('169.254.10.1')],
			wlan0: [entry('192.168.43.10'), entry('fe80::1', { family: 'IPv6' })],
		});
		expect(found).toEqual(['192.168.43.10', '172.17.0.1']);
	});

	it.each(['localhost', '127.0.0.1', '127.1.2.3', '::1', '[::1]', '::ffff:127.0.0.1'])('%s is this laptop', (host) => {
		expect(isLoopback(host)).toBe(true);
	});
	it.each(['192.168.1.1', '127.evil.example', '1270.0.0.1', '::ffff:10.0.0.1', '', 'localhost.example'])(
		'%s is not',
		(host) => expect(isLoopback(host)).toBe(false),
	);

	it('knows which addresses no public server can have', () => {
		for (const address of ['10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.137.1', '100.127.0.1']) {
			expect(isLocalAddress(address), address).toBe(true);
		}
		for (const address of [
			'11.0.0.0',
			'172.15.255.255',
			'172.32.0.0',
			'100.128.0.0',
			'8.8.8.8',
			'fe80::1',
			'1.2.3',
			'10.0.0.256',
		]) {
			expect(isLocalAddress(address), address).toBe(false);
		}
		expect(plainAddress('::ffff:192.168.1.9')).toBe('192.168.1.9');
	});

	it('believes of a forwarded address what our own proxy wrote, and takes nobody behind it for the laptop', () => {
		expect(proxiedAddress('127.0.0.9, 203.0.113.9', '127.0.0.1')).toBe('203.0.113.9');
		expect(proxiedAddress('203.0.113.9', '10.0.0.2')).toBe('203.0.113.9');
		expect(proxiedAddress('8.8.8.8, ::ffff:127.0.0.1', '127.0.0.1')).toBe('proxy');
		expect(proxiedAddress(undefined, '127.0.0.1')).toBe('proxy');
		expect(proxiedAddress('', '::ffff:10.0.0.2')).toBe('10.0.0.2');
	});

	it('takes only what can be a name', () => {
		expect(hostLabel(' PPK-Kelapa.local. ')).toBe('ppk-kelapa');
		for (const name of ['', '-a', 'a-', 'a b', 'a.b', 'a'.repeat(64)]) expect(hostLabel(name), name).toBeNull();
	});
});

describe('the way in', () => {
	const guided = { origin: 'https://192.168.43.10:3000', guided: true };
	const direct = { origin: 'http://192.168.43.10:3000', guided: false };

	it('leads through the guide where the authority is ours, and never sends a code in clear', () => {
		expect(joinLink(guided)).toBe('http://192.168.43.10:3000/gabung');
		expect(joinLink(guided, 'AB C/1')).toBe('http://192.168.43.10:3000/gabung#AB%20C%2F1');
		expect(joinLink(direct, 'ABC')).toBe('http://192.168.43.10:3000/saksi/masuk?kode=ABC');
		expect(typedAddress(guided)).toBe('192.168.43.10:3000/gabung');
		expect(typedAddress(direct)).toBe('192.168.43.10:3000/saksi/masuk');
	});

	it('is none before there is an address', () => {
		const view: NetworkView = {
			mode: 'https',
			port: 3000,
			addresses: [],
			name: null,
			words: 'a',
			sha256: 'b',
			move: null,
		};
		expect(firstAddress(view)).toBeNull();
		expect(firstAddress({ ...view, addresses: ['192.168.43.10'] })).toEqual(guided);
		expect(firstAddress({ ...view, mode: 'plain', addresses: ['192.168.43.10'] })).toEqual(direct);
		expect(firstAddress({ ...view, mode: 'none', addresses: ['192.168.43.10'] })).toBeNull();
	});
});

describe('plain HTTP', () => {
	it('serves a hub what is signed or published, and a hall nothing of the kind', () => {
		const ask = (method: string, url: string, hub: boolean) =>
			plainAnswer({ method, url, host: 'a:1' }, { fallback: 'b:2', hub }).kind;
		expect(ask('POST', '/api/hub/parcels', true)).toBe('serve');
		expect(ask('POST', '/api/hub/parcels', false)).toBe('refuse');
		expect(ask('GET', '/pemilu/ppwp/1.json', true)).toBe('serve');
		expect(ask('GET', '/pemilu/ppwp/1.json', false)).toBe('redirect');
		expect(ask('GET', '/pantau', true)).toBe('redirect');
		expect(ask('POST', '/api/auth/callback/akun', true)).toBe('refuse');
	});

	it('never serves an API but the health check, and redirects only to where it was asked', () => {
		fc.assert(
			fc.property(fc.webPath(), (path) => {
				const answer = plainAnswer(
					{ method: 'GET', url: `/api${path}`, host: '10.0.0.1:3000' },
					{ fallback: 'x', hub: false },
				);
				if (`/api${path}`.split(/[?#]/)[0] === '/api/health') expect(answer.kind).toBe('serve');
				else if (answer.kind === 'redirect') expect(new URL(answer.to).host).toBe('10.0.0.1:3000');
				else expect(answer.kind).toBe('refuse');
			}),
		);
	});
});

describe('another hotspot', () => {
	const at = new Date('2024-02-17T03:00:00Z');

	it('is told with what is gone and what is new, each time as another move', () => {
		const first = moveBetween(['192.168.43.10'], ['10.0.0.5'], 0, at);
		expect(first).toEqual({ id: 1, at: at.toISOString(), lost: ['192.168.43.10'], found: ['10.0.0.5'] });
		expect(moveBetween(['10.0.0.5'], ['10.0.0.5', '10.0.0.6'], 1, at)).toMatchObject({
			id: 2,
			lost: [],
			found: ['10.0.0.6'],
		});
	});

	it('is nothing while there is no address, and nothing when the old one is back', () => {
		expect(moveBetween(['192.168.43.10'], [], 0, at)).toBeNull();
		expect(moveBetween(['192.168.43.10'], ['192.168.43.10'], 0, at)).toBeNull();
	});
});
