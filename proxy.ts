import { type NextRequest, NextResponse } from 'next/server';

const DEV = process.env.NODE_ENV === 'development';

/**
 * What a page may load: its own files, and inline scripts and styles only with the nonce of this very
 * answer. Development needs `eval`, inline styles and a socket for its error overlay and reloads.
 */
function policy(nonce: string): string {
	return [
		"default-src 'self'",
		`script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${DEV ? " 'unsafe-eval'" : ''}`,
		`style-src 'self' ${DEV ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
		"img-src 'self' blob: data:",
		`connect-src 'self'${DEV ? ' ws: wss:' : ''}`,
		"font-src 'self'",
		"object-src 'none'",
		"base-uri 'none'",
		"form-action 'self'",
		"frame-ancestors 'none'",
	].join('; ');
}

/** Every page gets a nonce of its own; Next reads it from the request's header and puts it on its scripts. */
export function proxy(request: NextRequest): NextResponse {
	const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
	const value = policy(nonce);
	const headers = new Headers(request.headers);
	headers.set('content-security-policy', value);
	const response = NextResponse.next({ request: { headers } });
	response.headers.set('content-security-policy', value);
	// Browsers heed it only where the origin can be trusted, and complain about it elsewhere.
	if (trustworthy(request)) response.headers.set('cross-origin-opener-policy', 'same-origin');
	return response;
}

function trustworthy(request: NextRequest): boolean {
	const host = (request.headers.get('host') ?? '').replace(/:\d+$/, '');
	return request.headers.get('x-forwarded-proto') === 'https' || host === 'localhost' || host.startsWith('127.');
}

/** Pages only: routes answer with data (their headers stand in next.config.mjs), files need no nonce. */
export const config = { matcher: ['/((?!api/|_next/static/|_next/image|.*\\.[a-z0-9]+$).*)'] };
