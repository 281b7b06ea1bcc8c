import type { NextRequest } from 'next/server';
import type { NextAuthOptions } from 'next-auth';
import { decode } from 'next-auth/jwt';
import Credentials from 'next-auth/providers/credentials';
import { endSession } from '@/db/accounts/sessions';
import { sessionLimits, sessionSecret } from '@/db/accounts/settings';
import { type SignIn, signInAccount, signInDisplay, signInWitness } from '@/db/accounts/sign-in';
import { house } from '@/db/house';
import { senderOf } from './sender';

/** Cookie with the encrypted session id. */
export const SESSION_COOKIE = 'ketok-palu.sesi';

// The host differs (localhost, the laptop's address in the hall), so NextAuth takes it from the request.
process.env.AUTH_TRUST_HOST ??= '1';

/** NextAuth's options for one request: the cookies are `secure` exactly where the page came by HTTPS. */
export function authOptions(request: NextRequest): NextAuthOptions {
	const home = house();
	const secure = request.headers.get('x-forwarded-proto') === 'https';
	const limits = sessionLimits(home);
	const longest = Math.max(...Object.values(limits).map(({ absolute }) => absolute)) * 60;
	const from = { address: senderOf(request.headers), agent: request.headers.get('user-agent') ?? '' };
	const former = request.cookies.get(SESSION_COOKIE)?.value;
	const cookie = (name: string) => ({
		name,
		options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure },
	});

	/** A sign-in as NextAuth wants it; the reason of a refusal travels in the error's text. */
	const opened = async (signIn: SignIn) => {
		if (!signIn.ok) throw new Error(signIn.seconds ? `${signIn.problem}:${signIn.seconds}` : signIn.problem);
		// One browser, one session: who signs in again does not leave the former one open.
		const left = former && (await sessionIdOf(former));
		if (left) endSession(home, left);
		return { id: signIn.sessionId };
	};

	return {
		secret: sessionSecret(home),
		useSecureCookies: secure,
		session: { strategy: 'jwt', maxAge: longest },
		cookies: {
			sessionToken: cookie(SESSION_COOKIE),
			csrfToken: cookie('ketok-palu.csrf'),
			callbackUrl: cookie('ketok-palu.ke'),
		},
		pages: { signIn: '/masuk', error: '/masuk' },
		providers: [
			Credentials({
				id: 'akun',
				credentials: { username: {}, password: {} },
				authorize: async (given) =>
					opened(await signInAccount(home, { username: text(given?.username), password: text(given?.password) }, from)),
			}),
			Credentials({
				id: 'saksi',
				credentials: { code: {} },
				authorize: async (given) => opened(signInWitness(home, text(given?.code), from)),
			}),
			Credentials({
				id: 'layar',
				credentials: { code: {} },
				authorize: async (given) => opened(signInDisplay(home, text(given?.code), from)),
			}),
		],
		callbacks: {
			// Nothing but the random session id: who that is, the database says at every request.
			jwt: ({ token, user }) => ({ sid: user?.id ?? token.sid }),
		},
	};
}

/** The session id in a cookie, if this installation wrote it. */
export async function sessionIdOf(cookie: string): Promise<string | null> {
	try {
		const token = await decode({ token: cookie, secret: sessionSecret(house()) });
		return typeof token?.sid === 'string' ? token.sid : null;
	} catch {
		return null;
	}
}

/** Longer than anything a person types is not looked at. */
function text(value: string | undefined): string {
	return typeof value === 'string' ? value.slice(0, 400) : '';
}
