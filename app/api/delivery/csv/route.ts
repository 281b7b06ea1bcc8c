import { askedHere } from '@/app/server/contest';
import { download } from '@/app/server/files';
import { guarded, refused } from '@/app/server/guard';
import { currentLocale, words } from '@/app/server/locale';
import { deliveryView } from '@/db/delivery';
import { deadlineOf } from '@/db/delivery/deadline';
import { house } from '@/db/house';
import { spreadsheetCsv } from '@/lib/forms/csv-text';

export const dynamic = 'force-dynamic';

/** The table of TPS with their states and reasons, for a spreadsheet. */
export const GET = guarded('/api/delivery/csv', async ({ request }) => {
	const contest = askedHere(request);
	if (!contest) return refused('contest.unknown', 404);
	const t = await words('delivery');
	const view = deliveryView(house(), contest, request.nextUrl.searchParams.get('target'), deadlineOf(house()));
	const names = new Map(view.villages.map(({ kode, name }) => [kode, name]));
	const head = ['kelurahan', 'tps', 'name', 'version', 'state', 'at', 'attempts', 'fault', 'next', 'reason'] as const;
	const rows = view.lines.map((line) => [
		names.get(line.kelurahan) ?? line.kelurahan,
		line.tps,
		line.name,
		line.version,
		t(`state.${line.state}`),
		line.at,
		line.attempts,
		line.problem ? t(`problem.${line.problem}`) : line.fault ? t(`fault.${line.fault}`) : '',
		line.nextAt,
		line.reason,
	]);
	const file = `pengiriman-${contest.code}-${await currentLocale()}.csv`;
	return download(spreadsheetCsv([head.map((column) => t(`csv.${column}`)), ...rows]), file, 'text/csv; charset=utf-8');
});
