import { NextResponse } from 'next/server';
import { askedContest } from '@/app/server/contest';
import { guarded, refused } from '@/app/server/guard';
import { hub, notHere } from '@/app/server/hub';
import { layStraight } from '@/app/server/hub-photos';
import { entryView } from '@/db/hub/queue';

export const dynamic = 'force-dynamic';

/** One version of one TPS, paper beside Sirekap. */
export const GET = guarded('/api/hub/entry', async ({ request }) => {
	const opening = hub();
	if (!opening) return notHere();
	const own = await opening;
	const contest = await askedContest(own, request);
	if (!contest) return refused('contest.unknown', 404);
	const { searchParams } = request.nextUrl;
	const tps = searchParams.get('tps') ?? '';
	const version = Number(searchParams.get('version'));
	if (!/^\d{13}$/.test(tps) || !Number.isInteger(version)) return refused('invalid', 400, { field: 'tps' });
	const view = await entryView(own, { contest: contest.code, tps, version });
	if (view?.photos.some(({ current, state }) => current?.whole && state === 'waiting')) layStraight(contest.code, tps);
	return view ? NextResponse.json(view) : refused('tps.unknown', 404, { tps });
});
