import { guarded, refused } from '@/app/server/guard';
import { recapAsked } from '@/app/server/recap';
import { recapCsv } from '@/lib/recap';

export const dynamic = 'force-dynamic';

/** What `sumber` asks for, and what the file is called after. */
const SOURCES = {
	kertas: ['paper', 'c-hasil'],
	sirekap: ['system', 'sirekap'],
	keduanya: ['both', 'c-hasil-sirekap'],
} as const;

/** The same totals as a table for a spreadsheet. */
export const GET = guarded('/api/recap/csv', ({ request, actor }) => {
	const view = recapAsked(actor, request.nextUrl.searchParams);
	if (!view) return refused('contest.unknown', 404, {});
	const asked = request.nextUrl.searchParams.get('sumber');
	const [source, called] = SOURCES[asked === 'sirekap' || asked === 'keduanya' ? asked : 'kertas'];
	const name = `rekap-${view.contest.code}-${view.place.code}-${called}.csv`;
	// A spreadsheet takes UTF-8 for what it is only with a byte order mark.
	return new Response(`\uFEFF${recapCsv(view, source)}`, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'no-store',
		},
	});
});
