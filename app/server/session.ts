import { cookies } from 'next/headers';
import { cache } from 'react';
import { touchSession, type Visit, visitOf } from '@/db/accounts/sessions';
import { house } from '@/db/house';
import type { Actor } from '@/lib/plenary';
import { SESSION_COOKIE, sessionIdOf } from './auth';

/**
 * The session behind this request, or `null` when it is revoked, idle too long, past its limit, or its
 * person is disabled or struck off. Looked up in the database at every request (within the rendering of
 * one page once), so that a revocation counts at once.
 */
export const currentVisit = cache(async (): Promise<Visit | null> => {
	const cookie = (await cookies()).get(SESSION_COOKIE)?.value;
	const id = cookie && (await sessionIdOf(cookie));
	return id ? visitOf(house(), id) : null;
});

/** The person or device behind this request, or `null`. Checked against the database every time. */
export async function currentActor(): Promise<Actor | null> {
	return (await currentVisit())?.actor ?? null;
}

/**
 * Says that a person is there. Commands and page loads do; reads, polling and the event stream do not, or
 * a desk left alone would never count as idle.
 */
export function touch(visit: Visit): void {
	touchSession(house(), visit.session);
}
