import { randomUUID } from 'node:crypto';
import { NextResponse } from 'next/server';
import { z } from 'zod';
import { guarded, refused } from '@/app/server/guard';
import { senderOf } from '@/app/server/sender';
import { credentialOf, putCredential } from '@/db/accounts/credentials';
import { fits, hashPassword } from '@/db/accounts/passwords';
import { endSessions } from '@/db/accounts/sessions';
import { confirmPassword } from '@/db/accounts/sign-in';
import { execute } from '@/db/door';
import { house } from '@/db/house';
import { passwordProblem } from '@/lib/accounts';

export const dynamic = 'force-dynamic';

const body = z.object({ current: z.string().max(400).optional(), next: z.string().max(400) });

/**
 * Changes one's own password and ends the account's other sessions. The old password is asked for, but not
 * of who has just signed in with the one they were given.
 */
export const POST = guarded('/api/password', async ({ request, actor, visit }) => {
	const given = body.safeParse(await request.json().catch(() => null));
	if (!given.success) return refused('invalid', 400, { field: 'password' });
	const home = house();
	const credential = credentialOf(home, actor.id);
	if (!credential) return refused('forbidden', 403, { reason: 'role' });
	const { current = '', next } = given.data;
	if (!visit.mustChange) {
		const right = await confirmPassword(home, credential, current, senderOf(request.headers));
		if (!right.ok) {
			return right.seconds > 0
				? refused('password.locked', 429, { seconds: right.seconds })
				: refused('password.wrong', 409);
		}
	}
	const problem = passwordProblem(credential.username, next);
	if (problem) return refused(problem, 409);
	if (await fits(credential.hash, next)) return refused('password.same', 409);
	const hash = await hashPassword(next);
	const command = { type: 'account.changePassword', account: actor.id } as const;
	const outcome = execute(home, actor, { id: randomUUID(), command }, () => {
		putCredential(home, actor.id, hash, false);
		endSessions(home, 'account', actor.id, visit.session);
	});
	return outcome.ok ? NextResponse.json({ ok: true }) : refused(outcome.refusal.code, 409, outcome.refusal.context);
});
