import { NextResponse } from 'next/server';
import { guarded } from '@/app/server/guard';
import { sequence, timelineFilter } from '@/app/server/timeline-filter';
import { house } from '@/db/house';
import { timeline } from '@/db/timeline';

export const dynamic = 'force-dynamic';

/** A page of the minutes. */
export const GET = guarded('/api/timeline', ({ request, actor }) =>
	NextResponse.json(
		timeline(house(), timelineFilter(request, actor), {
			before: sequence(request, 'sebelum'),
			after: sequence(request, 'sesudah'),
		}),
	),
);
