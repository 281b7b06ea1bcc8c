/** What plain HTTP on the hall's network may still fetch: the way to HTTPS, and nothing that needs a session. */
const GUIDE = ['/gabung', '/ca.crt', '/api/health', '/icon.svg', '/favicon.ico'];
const GUIDE_FOLDERS = ['/_next/static/', '/gabung/'];

/** A hub also takes what other installations signed, and gives what is published: neither needs a session. */
const HUB_MACHINES = ['/api/hub/enrol', '/api/hub/parcels', '/api/hub/status', '/api/hub/enclosures', '/api/hub/parts'];
const HUB_PUBLIC = ['/info', '/info.css'];
const HUB_PUBLIC_FOLDERS = ['/info/', '/pemilu/', '/pilkada/', '/wilayah/'];

/** What to do with a request that came over plain HTTP from the network. */
export type PlainAnswer =
	| { readonly kind: 'serve' }
	| { readonly kind: 'redirect'; readonly to: string }
	/** Something was sent in clear: it is not sent on, and not taken. */
	| { readonly kind: 'refuse' };

/**
 * Plain HTTP on the network gets the join guide, the authority's certificate and the health check; every other
 * page is redirected to HTTPS at the same address, and what would write is refused.
 * @param host the request's `Host` header; `fallback` is used where it is missing or nonsense
 */
export function plainAnswer(
	request: { readonly method: string; readonly url: string; readonly host: string | undefined },
	{ fallback, hub }: { readonly fallback: string; readonly hub: boolean },
): PlainAnswer {
	const path = request.url.split(/[?#]/, 1)[0] ?? '/';
	if (hub && HUB_MACHINES.includes(path)) return { kind: 'serve' };
	if (request.method !== 'GET' && request.method !== 'HEAD') return { kind: 'refuse' };
	if (GUIDE.includes(path) || GUIDE_FOLDERS.some((folder) => path.startsWith(folder))) return { kind: 'serve' };
	const published = HUB_PUBLIC.includes(path) || HUB_PUBLIC_FOLDERS.some((folder) => path.startsWith(folder));
	if (hub && published) return { kind: 'serve' };
	const host = request.host && /^[a-z0-9.-]+(:\d{1,5})?$/i.test(request.host) ? request.host : fallback;
	return { kind: 'redirect', to: `https://${host}${request.url.startsWith('/') ? request.url : '/'}` };
}
