import { guarded } from '@/app/server/guard';
import { house } from '@/db/house';
import { operatorCsv, operatorView } from '@/db/operators/view';

export const dynamic = 'force-dynamic';

/** Sirekap's operators as a table. */
export const GET = guarded('/api/petugas/csv', ({ request }) => {
	const csv = operatorCsv(operatorView(house(), request.nextUrl.searchParams.get('contest') ?? ''));
	return new Response(csv, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="petugas-sirekap.csv"',
			'cache-control': 'no-store',
		},
	});
});
