import { NextResponse } from 'next/server';
import { guarded, refused } from '@/app/server/guard';
import { sequence, timelineFilter } from '@/app/server/timeline-filter';
import { house } from '@/db/house';
import { timelineGroup } from '@/db/timeline';

export const dynamic = 'force-dynamic';

/** The single events of an import that the minutes show as one line. */
export const GET = guarded('/api/timeline/group', ({ request, actor }) => {
	const from = sequence(request, 'dari');
	const last = sequence(request, 'sampai');
	if (from === undefined || last === undefined) return refused('invalid', 400, { field: 'dari' });
	return NextResponse.json(
		timelineGroup(house(), from, last, sequence(request, 'sesudah') ?? 0, timelineFilter(request, actor)),
	);
});
