'use client';

import { OfflineError } from './api';

export type Provider = 'akun' | 'saksi' | 'layar';

export type SignInAnswer =
	| { readonly ok: true }
	| {
			readonly ok: false;
			readonly problem: 'wrong' | 'locked' | 'disabled' | 'used' | 'expired';
			/** How long a lockout still lasts. */
			readonly seconds?: number;
	  };

const PROBLEMS = ['wrong', 'locked', 'disabled', 'used', 'expired'] as const;

/**
 * Signs in without leaving the page: `akun` with username and password, `saksi` and `layar` with a code.
 * @throws OfflineError when the server could not be reached
 */
export async function signIn(provider: Provider, fields: Readonly<Record<string, string>>): Promise<SignInAnswer> {
	const { pathname, searchParams } = await exchange(`/api/auth/callback/${provider}`, fields);
	const error = searchParams.get('error');
	if (!error) {
		// Back at NextAuth without a reason: the CSRF cookie did not come along. Never a success.
		if (pathname.startsWith('/api/') || searchParams.has('csrf')) throw new OfflineError('csrf');
		return { ok: true };
	}
	const [word = '', seconds] = error.split(':');
	const problem = PROBLEMS.find((known) => known === word) ?? 'wrong';
	return { ok: false, problem, seconds: seconds ? Number(seconds) : undefined };
}

/** Ends this session on the server and forgets its cookie. */
export async function signOut(): Promise<void> {
	try {
		// The answer leads to the sign-in page; whether to go there is the caller's.
		await fetch('/api/sign-out', { method: 'POST', redirect: 'manual' });
	} catch (fault) {
		throw new OfflineError(String(fault));
	}
}

/** NextAuth's way: fetch the CSRF token (and its cookie), post with it; the answer is where it would lead. */
async function exchange(path: string, fields: Readonly<Record<string, string>>): Promise<URL> {
	try {
		const { csrfToken } = (await (await fetch('/api/auth/csrf', { cache: 'no-store' })).json()) as {
			csrfToken: string;
		};
		const response = await fetch(path, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ ...fields, csrfToken, callbackUrl: '/', json: 'true' }),
		});
		const { url } = (await response.json()) as { url?: string };
		if (!url) throw new Error(`HTTP ${response.status}`);
		return new URL(url, location.href);
	} catch (fault) {
		throw new OfflineError(String(fault));
	}
}
