import { askedContest } from '@/app/server/contest';
import { download } from '@/app/server/files';
import { guarded, refused } from '@/app/server/guard';
import { hub, notHere } from '@/app/server/hub';
import { words } from '@/app/server/locale';
import { monitorView } from '@/db/hub/monitor';
import { FAULTS } from '@/lib/delivery';
import { spreadsheetCsv } from '@/lib/forms/csv-text';

export const dynamic = 'force-dynamic';

/** The monitor's table for a spreadsheet. */
export const GET = guarded('/api/hub/monitor/csv', async ({ request }) => {
	const opening = hub();
	if (!opening) return notHere();
	const own = await opening;
	const contest = await askedContest(own, request);
	const code = request.nextUrl.searchParams.get('region') ?? '';
	if (!contest) return refused('contest.unknown', 404);
	if (!/^(\d{2}|\d{4}|\d{6}|\d{10})?$/.test(code)) return refused('invalid', 400, { field: 'region' });
	const t = await words('hub');
	const delivery = await words('delivery');
	const { lines } = await monitorView(own, contest, code);
	const columns = [
		'code',
		'name',
		'known',
		'received',
		'verified',
		'published',
		'returned',
		'missing',
		'waiting',
		'fault',
		'adopted',
		'seenAt',
		'oldest',
		'finish',
		'deadline',
		'network',
	] as const;
	const rows = lines.map((line) =>
		columns.map((column) => {
			if (column === 'missing') return line.known - line.received;
			if (column === 'fault') {
				const fault = FAULTS.find((code) => code === line.fault);
				return fault ? delivery(`fault.${fault}`) : null;
			}
			if (column === 'oldest') return line.oldest?.since ?? null;
			if (column === 'network') return line.network?.signal ? delivery(`village.signal.${line.network.signal}`) : null;
			if (column !== 'adopted' || line.code.length < 6) return line[column];
			return line.adoptedAt ?? '';
		}),
	);
	return download(
		spreadsheetCsv([columns.map((column) => t(`monitor.${column}`)), ...rows]),
		`pantau-${contest.code}.csv`,
		'text/csv; charset=utf-8',
	);
});
