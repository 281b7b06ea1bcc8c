'use client';

import type { Command, Refusal } from '@/lib/plenary';

/** A command that was not carried out, with the reason as the door gave it. */
export class RefusedError extends Error {
	constructor(readonly refusal: Refusal) {
		super(refusal.code);
	}
}

/** The session is over or was revoked; typed figures stay where they are. */
export class SignedOutError extends Error {}

/** The server could not be reached (or answered with a fault); trying again is safe. */
export class OfflineError extends Error {}

export interface Accepted {
	readonly ok: true;
	readonly seq: number;
	readonly repeated: boolean;
	/** What only this answer carries: a temporary password, a one-time code. */
	readonly secret?: string;
}

/** Reads JSON; a signed-out session and a lost line are told apart. */
export async function read<T>(url: string, signal?: AbortSignal): Promise<T> {
	const response = await send(url, { signal, cache: 'no-store' });
	return (await response.json()) as T;
}

/**
 * Posts a command. The id makes it safe to post again after a lost answer: the door answers a known id
 * with the earlier outcome.
 */
export async function post(
	command: Command,
	options: { id?: string; expect?: number | undefined; signal?: AbortSignal } = {},
): Promise<Accepted> {
	const response = await send('/api/commands', {
		method: 'POST',
		signal: options.signal,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({
			id: options.id ?? newId(),
			expect: options.expect,
			command,
		}),
	});
	return (await response.json()) as Accepted;
}

/** Sends, and turns every way of failing into one of the errors above. */
export async function send(url: string, init: RequestInit): Promise<Response> {
	let response: Response;
	try {
		response = await fetch(url, init);
	} catch (fault) {
		if (init.signal?.aborted) throw fault;
		throw new OfflineError(String(fault));
	}
	if (response.ok) return response;
	if (response.status === 401) throw new SignedOutError();
	const body = (await response.json().catch(() => null)) as {
		refusal?: Refusal;
	} | null;
	if (body?.refusal) throw new RefusedError(body.refusal);
	throw new OfflineError(`HTTP ${response.status}`);
}

/** A random UUID; `crypto.randomUUID` is missing where the hall's network has no HTTPS. */
export function newId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
