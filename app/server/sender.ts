import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { plainAddress, proxiedAddress } from '@/lib/network';

/** The header Next itself writes the sender's address to, unless it is there already. */
const ADDRESS = 'x-forwarded-for';
/** What a sender might claim about itself and Next or NextAuth would believe. */
const CLAIMS = [ADDRESS, 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'x-real-ip', 'forwarded'];

/**
 * Writes the address a request really came from, and whether its line is encrypted, over whatever the request
 * claims: Next keeps a `X-Forwarded-For` that a client sends, and failed sign-ins are counted by it. There is no other way to
 * the socket from a route handler; the channel is Node's own, before any listener of the server runs.
 *
 * `KETOK_PALU_BEHIND_PROXY=1`: a proxy in front sets the headers, and of the addresses it hands on the last is its own.
 */
export function nameSenders(): void {
	const proxied = process.env.KETOK_PALU_BEHIND_PROXY === '1';
	subscribe('http.server.request.start', (message) => {
		const { request } = message as { request: IncomingMessage };
		if (proxied) {
			request.headers[ADDRESS] = proxiedAddress(String(request.headers[ADDRESS] ?? ''), request.socket.remoteAddress);
			return;
		}
		for (const claim of CLAIMS) delete request.headers[claim];
		const address = request.socket.remoteAddress;
		if (address) request.headers[ADDRESS] = plainAddress(address);
		request.headers['x-forwarded-proto'] = 'encrypted' in request.socket ? 'https' : 'http';
	});
}

/** Where a request came from, for counting failures and the list of sessions. */
export function senderOf(headers: { get(name: string): string | null }): string {
	return plainAddress(headers.get(ADDRESS)?.trim() ?? '') || '?';
}
