import { NextResponse } from 'next/server';
import { SESSION_COOKIE, sessionIdOf } from '@/app/server/auth';
import { publicly } from '@/app/server/guard';
import { endSession } from '@/db/accounts/sessions';
import { house } from '@/db/house';

export const dynamic = 'force-dynamic';

/**
 * Ends the session at hand. A route of our own rather than NextAuth's, which wants a token fetched first: this
 * one is a plain form's, so the button works before the page's script has come.
 */
export const POST = publicly('/api/sign-out', async (request) => {
	const cookie = request.cookies.get(SESSION_COOKIE)?.value;
	const id = cookie && (await sessionIdOf(cookie));
	if (id) endSession(house(), id);
	const response = new NextResponse(null, { status: 303, headers: { location: '/masuk' } });
	response.cookies.delete(SESSION_COOKIE);
	return response;
});
