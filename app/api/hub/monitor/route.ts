import { NextResponse } from 'next/server';
import { askedContest } from '@/app/server/contest';
import { guarded, refused } from '@/app/server/guard';
import { hub, notHere, publishTrouble } from '@/app/server/hub';
import { monitorView } from '@/db/hub/monitor';

export const dynamic = 'force-dynamic';

/** How far the regions below one are. */
export const GET = guarded('/api/hub/monitor', async ({ request }) => {
	const opening = hub();
	if (!opening) return notHere();
	const own = await opening;
	const contest = await askedContest(own, request);
	const code = request.nextUrl.searchParams.get('region') ?? '';
	if (!contest) return refused('contest.unknown', 404);
	if (!/^(\d{2}|\d{4}|\d{6}|\d{10})?$/.test(code)) return refused('invalid', 400, { field: 'region' });
	return NextResponse.json({ ...(await monitorView(own, contest, code)), publishTrouble: publishTrouble() });
});
