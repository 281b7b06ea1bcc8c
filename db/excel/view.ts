import { shortName } from '../../lib/election';
import { inForce, type PermitState } from '../../lib/plenary';
import type { House } from '../house';
import { statement } from '../ledger';
import { permitsOf } from './facts';

/** A contest in a kelurahan that a permission unlocks now, with what was taken out and brought back. */
export interface UnlockedPlace {
	readonly contest: string;
	readonly kelurahan: string;
	readonly name: string;
	readonly tps: number;
	readonly template: { readonly id: string; readonly time: string; readonly by: string } | null;
	readonly imported: {
		readonly file: string;
		readonly time: string;
		readonly by: string;
		readonly tps: number;
	} | null;
}

export interface ExcelView {
	/** Code of the kecamatan, for the time zone; `null` before the opening. */
	readonly kecamatan: string | null;
	/** What a request may be about. */
	readonly kelurahan: readonly { readonly kode: string; readonly name: string }[];
	readonly contests: readonly {
		readonly code: string;
		readonly short: string;
		readonly name: { readonly id: string; readonly en: string };
	}[];
	/** Newest first. */
	readonly permits: readonly (PermitState & { readonly inForce: boolean })[];
	readonly unlocked: readonly UnlockedPlace[];
}

/** Permissions and what they unlock. */
export function excelView(house: House): ExcelView {
	const { sqlite } = house;
	const now = house.now().toISOString();
	const opened = house.states.plenary().opened?.kecamatan ?? null;
	const kelurahan = statement<{ kode: string; name: string; tps: number }>(
		sqlite,
		`SELECT kelurahan.kode, kelurahan.nama AS name, COUNT(tps.kode) AS tps FROM kelurahan
		 LEFT JOIN tps ON tps.kelurahan = kelurahan.kode
		 WHERE @kecamatan IS NULL OR kecamatan = @kecamatan GROUP BY kelurahan.kode ORDER BY kelurahan.kode`,
	).all({ kecamatan: opened });
	const election = house.states.election();
	const contests = (opened ? election.heldIn(opened) : election.contests).map((head) => ({
		code: head.code,
		short: shortName(head),
		name: head.name,
	}));
	const permits = permitsOf(sqlite).map((permit) => ({ ...permit, inForce: inForce(permit, now) }));
	const open = permits.filter((permit) => permit.inForce);
	return {
		kecamatan: opened ?? kelurahan[0]?.kode.slice(0, 6) ?? null,
		kelurahan: kelurahan.map(({ kode, name }) => ({ kode, name })),
		contests,
		permits: permits.reverse(),
		unlocked: contests.flatMap(({ code }) =>
			kelurahan
				.filter(({ kode }) => open.some(({ scope }) => scope.contests.includes(code) && scope.kelurahan.includes(kode)))
				.map(({ kode, name, tps }) => ({ contest: code, kelurahan: kode, name, tps, ...lastOf(house, code, kode) })),
		),
	};
}

function lastOf(house: House, contest: string, kelurahan: string): Pick<UnlockedPlace, 'template' | 'imported'> {
	const template = statement<NonNullable<UnlockedPlace['template']>>(
		house.sqlite,
		'SELECT id, time, by FROM excel_template WHERE contest = ? AND kelurahan = ? ORDER BY seq DESC LIMIT 1',
	).get(contest, kelurahan);
	const imported = statement<NonNullable<UnlockedPlace['imported']>>(
		house.sqlite,
		'SELECT file, time, by, tps FROM excel_import WHERE contest = ? AND kelurahan = ? ORDER BY seq DESC LIMIT 1',
	).get(contest, kelurahan);
	return { template: template ?? null, imported: imported ?? null };
}
