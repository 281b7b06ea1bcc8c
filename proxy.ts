import { type NextRequest, NextResponse } from 'next/server';
import { network } from './app/server/network';

const DEV = process.env.NODE_ENV === 'development';

/**
 * What a page may load: its own files, and inline scripts and styles only with the nonce of this very
 * answer. Development needs `eval`, inline styles and a socket for its error overlay and reloads.
 */
function policy(nonce: string, reach: string): string {
	return [
		"default-src 'self'",
		`script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${DEV ? " 'unsafe-eval'" : ''}`,
		`style-src 'self' ${DEV ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
		"img-src 'self' blob: data:",
		`connect-src 'self'${reach}${DEV ? ' ws: wss:' : ''}`,
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
	const value = policy(nonce, request.nextUrl.pathname === '/gabung' ? joining(request) : '');
	const headers = new Headers(request.headers);
	headers.set('content-security-policy', value);
	const response = NextResponse.next({ request: { headers } });
	response.headers.set('content-security-policy', value);
	// Browsers heed it only where the origin can be trusted, and complain about it elsewhere.
	if (trustworthy(request)) response.headers.set('cross-origin-opener-policy', 'same-origin');
	return response;
}

/** The guide for phones asks whether this server's other addresses answer: the same one over HTTPS, and its name. */
function joining(request: NextRequest): string {
	const host = request.headers.get('host') ?? '';
	const view = network()?.view();
	if (!view || !/^[a-z0-9.-]+(:\d{1,5})?$/i.test(host)) return '';
	const name = view.name ? `${view.name}:${view.port}` : null;
	return [` https://${host}`, ...(name ? [`http://${name}`, `https://${name}`] : [])].join(' ');
}

function trustworthy(request: NextRequest): boolean {
	const host = (request.headers.get('host') ?? '').replace(/:\d+$/, '');
	return request.headers.get('x-forwarded-proto') === 'https' || host === 'localhost' || host.startsWith('127.');
}

/**
 * Everything that may be answered with a page, also by the page for an address that leads nowhere: a dot in the path
 * says nothing. Left out: routes and the published tree, which answer with data; built files; and the check page,
 * which carries a policy of its own that also holds on a USB stick.
 */
export const config = {
	matcher: ['/((?!api/|_next/static/|_next/image|verifikasi\\.html$|(?:pemilu|pilkada|wilayah)/[a-z0-9/]+\\.json$).*)'],
};
