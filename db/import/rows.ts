import type { Contest } from '../../lib/forms';
import type { PreviewRow } from '../../lib/import';
import type { House } from '../house';
import { statement } from '../ledger';
import type { SystemPreview } from './system';

interface Known {
	readonly kode: string;
	readonly nama: string;
	readonly kelurahan: string;
	readonly status: string | null;
}

/** Every line of a preview with the names and states a person needs beside it: files first, then what is missing. */
export function previewRows(house: House, contest: Pick<Contest, 'code'>, preview: SystemPreview): PreviewRow[] {
	const known = new Map(
		statement<Known>(
			house.sqlite,
			`SELECT tps.kode, tps.nama, kelurahan.nama AS kelurahan, result.status FROM tps
			 JOIN kelurahan ON kelurahan.kode = tps.kelurahan
			 LEFT JOIN result ON result.tps = tps.kode AND result.contest = @contest AND result.result_version =
				(SELECT MAX(newest.result_version) FROM result AS newest WHERE newest.tps = tps.kode AND newest.contest = @contest)`,
		)
			.all({ contest: contest.code })
			.map((row) => [row.kode, row]),
	);
	const about = (tps: string | null) => {
		const row = tps === null ? undefined : known.get(tps);
		return {
			place: row ? `${row.nama}, ${row.kelurahan}` : null,
			locked: row?.status === 'locked',
			open: row !== undefined && row.status !== null && !['waiting', 'locked'].includes(row.status),
		};
	};
	return [
		...preview.files.map(
			({ file, tps, status, moved, findings, problems }): PreviewRow => ({
				file,
				tps,
				status,
				moved,
				findings,
				problems,
				...about(tps),
			}),
		),
		...preview.missing.map(
			(tps): PreviewRow => ({
				file: null,
				tps,
				status: 'missing',
				moved: [],
				findings: [],
				problems: [],
				...about(tps),
			}),
		),
	];
}
