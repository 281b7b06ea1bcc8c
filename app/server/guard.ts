import { type NextRequest, NextResponse } from 'next/server';
import type { Visit } from '@/db/accounts/sessions';
import { type Actor, type RefusalCode, refuse } from '@/lib/plenary';
import { mayOpen, type Path, WITH_GIVEN_PASSWORD } from './access';
import { currentVisit, touch } from './session';

interface Call<P> {
	readonly request: NextRequest;
	readonly params: P;
	readonly actor: Actor;
	/** The session itself, where a route is about it. */
	readonly visit: Visit;
}

type RouteContext<P> = { params: Promise<P> };

/** A route handler behind the access table: session, role, and for writes the Origin of the page. */
export function guarded<P = Record<string, never>>(
	path: Path,
	handler: (call: Call<P>) => Promise<Response> | Response,
): (request: NextRequest, context: RouteContext<P>) => Promise<Response> {
	return async (request, context) => {
		if (isWrite(request) && !sameOrigin(request)) return refused('forbidden', 403, { reason: 'origin' });
		const visit = await currentVisit();
		if (!visit) return refused('forbidden', 401, { reason: 'session' });
		const { actor } = visit;
		if (visit.mustChange && !WITH_GIVEN_PASSWORD.includes(path)) return refused('password.must-change', 403);
		if (!mayOpen(path, actor.role)) return refused('forbidden', 403, { reason: 'role' });
		if (isWrite(request)) touch(visit);
		return handler({ request, params: await context.params, actor, visit });
	};
}

/** A route handler nobody need be signed in for; its writes still need a page of ours to come from. */
export function publicly<P = Record<string, never>>(
	_path: Path,
	handler: (request: NextRequest, context: RouteContext<P>) => Promise<Response> | Response,
): (request: NextRequest, context: RouteContext<P>) => Promise<Response> {
	return async (request, context) => {
		if (isWrite(request) && !sameOrigin(request)) return refused('forbidden', 403, { reason: 'origin' });
		return handler(request, context);
	};
}

/** A route for other installations: no cookie, no page; what they send is signed, and the handler checks that. */
export function machine(
	_path: Path,
	handler: (body: Uint8Array) => Promise<Response>,
): (request: NextRequest) => Promise<Response> {
	return async (request) => {
		if (Number(request.headers.get('content-length') ?? 0) > LARGEST_PAPER) return new Response(null, { status: 413 });
		return handler(new Uint8Array(await request.arrayBuffer()));
	};
}

/** Largest body of another installation, packed. */
export const LARGEST_PAPER = 16 * 1_048_576;

/** A "no" in the same form the door gives it, so that a screen has one way to read it. */
export function refused(code: RefusalCode, status: number, context: Record<string, unknown> = {}): Response {
	return NextResponse.json({ ok: false, refusal: refuse(code, context) }, { status });
}

function isWrite(request: NextRequest): boolean {
	return request.method !== 'GET' && request.method !== 'HEAD';
}

/**
 * A browser names the page a write comes from; another site's page, or none, is turned away. So is a page that came
 * in clear where the write comes by HTTPS: anyone on the Wi-Fi can put words into that one.
 */
export function sameOrigin(request: NextRequest): boolean {
	const origin = request.headers.get('origin');
	const host = request.headers.get('host');
	if (!origin || !host) return false;
	try {
		const page = new URL(origin);
		const secure = request.headers.get('x-forwarded-proto') === 'https';
		return page.host === host && (!secure || page.protocol === 'https:');
	} catch {
		return false;
	}
}
