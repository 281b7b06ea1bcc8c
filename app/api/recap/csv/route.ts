import { guarded, refused } from '@/app/server/guard';
import { recapAsked } from '@/app/server/recap';
import { recapCsv } from '@/lib/recap';

export const dynamic = 'force-dynamic';

/** The same totals as a table for a spreadsheet. */
export const GET = guarded('/api/recap/csv', ({ request, actor }) => {
	const view = recapAsked(actor, request.nextUrl.searchParams);
	if (!view) return refused('contest.unknown', 404, {});
	const source = request.nextUrl.searchParams.get('sumber') === 'sirekap' ? 'system' : 'paper';
	const name = `rekap-${view.contest.code}-${view.place.code}-${source === 'system' ? 'sirekap' : 'c-hasil'}.csv`;
	// A spreadsheet takes UTF-8 for what it is only with a byte order mark.
	return new Response(`\uFEFF${recapCsv(view, source)}`, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'no-store',
		},
	});
});
