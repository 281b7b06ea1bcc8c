import { NextResponse } from 'next/server';
import { z } from 'zod';
import { askedContest } from '@/app/server/contest';
import { guarded, refused } from '@/app/server/guard';
import { hub, notHere } from '@/app/server/hub';
import { queueView } from '@/db/hub/queue';

export const dynamic = 'force-dynamic';

const asked = z.object({
	region: z
		.string()
		.regex(/^\d{0,13}$/)
		.default(''),
	state: z.enum(['received', 'returned', 'verified', 'published']).default('received'),
	codes: z.enum(['any', 'some', 'none']).default('any'),
});

/** Entries for the second look, as the filters ask. */
export const GET = guarded('/api/hub/queue', async ({ request, actor }) => {
	const opening = hub();
	if (!opening) return notHere();
	const own = await opening;
	const contest = await askedContest(own, request);
	if (!contest) return refused('contest.unknown', 404);
	const parsed = asked.safeParse(Object.fromEntries(request.nextUrl.searchParams));
	if (!parsed.success) return refused('invalid', 400, { field: parsed.error.issues[0]?.path.join('.') ?? '' });
	return NextResponse.json(await queueView(own, contest, parsed.data, actor.id));
});
