import type { Rules } from '../lib/election';
import { shortName } from '../lib/election';
import type { Invitation, ScheduleEntry, Seal, Task } from '../lib/plenary';
import type { House } from './house';
import { statement } from './ledger';

/** How far the boxes of a kelurahan/desa have arrived. */
export interface ArrivalSum {
	readonly kode: string;
	readonly name: string;
	readonly tps: number;
	/** Boxes there must be: one for each contest of each TPS. */
	readonly boxes: number;
	readonly received: number;
	readonly damaged: number;
	readonly missing: number;
}

/** Everything arranged before the meeting, for its page. */
export interface PreparationView {
	/** Code of the kecamatan, for the time zone; the one of the region list before the opening. */
	readonly kecamatan: string | null;
	readonly kecamatanName: string;
	readonly opened: boolean;
	readonly rules: Pick<Rules, 'maxPanels' | 'window' | 'invitationDays'>;
	readonly contests: readonly {
		readonly code: string;
		readonly short: string;
		readonly name: { readonly id: string; readonly en: string };
		readonly contestants: readonly { readonly no: number; readonly name: string }[];
	}[];
	readonly kelurahan: readonly ArrivalSum[];
	/** By day, hour and panel. */
	readonly schedule: readonly ScheduleEntry[];
	readonly tasks: readonly Task[];
	readonly invitations: readonly Invitation[];
}

export function preparationView(house: House): PreparationView {
	const { opened, rules } = house.states.plenary();
	const { schedule, tasks, invitations } = house.states.preparation();
	const first = statement<{ kecamatan: string; name: string }>(
		house.sqlite,
		`SELECT kecamatan, kecamatan_nama AS name FROM kelurahan WHERE (@here IS NULL OR kecamatan = @here) ORDER BY kode LIMIT 1`,
	).get({ here: opened?.kecamatan ?? null });
	const election = house.states.election();
	const kecamatan = opened?.kecamatan ?? first?.kecamatan ?? null;
	return {
		kecamatan,
		kecamatanName: first?.name ?? '',
		opened: opened !== null,
		rules: { maxPanels: rules.maxPanels, window: rules.window, invitationDays: rules.invitationDays },
		contests: (kecamatan ? election.heldIn(kecamatan) : election.contests).map((head) => ({
			code: head.code,
			short: shortName(head),
			name: head.name,
			contestants: ((kecamatan && election.contest(head.code, kecamatan)) || head).contestants.map(({ no, name }) => ({
				no,
				name,
			})),
		})),
		kelurahan: sums(house, opened?.kecamatan ?? null),
		schedule: Object.values(schedule).sort((a, b) => orderOf(a).localeCompare(orderOf(b))),
		tasks: Object.values(tasks).sort((a, b) => taskOrder(a).localeCompare(taskOrder(b))),
		invitations: Object.values(invitations),
	};
}

const orderOf = ({ day, start, panel, name, entry }: ScheduleEntry) =>
	`${day} ${start} ${panel.padStart(2, '0')} ${name} ${entry}`;
const taskOrder = ({ day, panel, duty, name, task }: Task) =>
	`${day ?? ''} ${panel.padStart(2, '0')} ${duty} ${name} ${task}`;

function sums(house: House, kecamatan: string | null): ArrivalSum[] {
	const election = house.states.election();
	const rows = statement<Omit<ArrivalSum, 'boxes'>>(
		house.sqlite,
		`SELECT kelurahan.kode, kelurahan.nama AS name,
			(SELECT COUNT(*) FROM tps WHERE tps.kelurahan = kelurahan.kode) AS tps,
			COUNT(arrival.tps) AS received, COALESCE(SUM(arrival.seal = 'rusak'), 0) AS damaged,
			COALESCE(SUM(arrival.seal = 'tidak-ada'), 0) AS missing
		 FROM kelurahan LEFT JOIN arrival ON substr(arrival.tps, 1, 10) = kelurahan.kode
		 WHERE (@here IS NULL OR kelurahan.kecamatan = @here) GROUP BY kelurahan.kode ORDER BY kelurahan.kode`,
	).all({ here: kecamatan });
	return rows.map((row) => {
		const held = election.contests.filter(({ code }) => election.contest(code, row.kode)).length;
		return { ...row, boxes: row.tps * held };
	});
}

/** A box that has come. */
export interface ArrivedBox {
	readonly contest: string;
	readonly seal: Seal;
	readonly from: string;
	readonly note: string;
	readonly at: string;
	readonly by: string;
	readonly corrected: boolean;
}

export interface ArrivalRow {
	readonly tps: string;
	readonly name: string;
	/** Only boxes that have come. */
	readonly boxes: readonly ArrivedBox[];
}

export interface ArrivalsView {
	readonly kelurahan: string;
	/** Contests held there, in the order they are read. */
	readonly contests: readonly string[];
	readonly rows: readonly ArrivalRow[];
}

/** The boxes of one kelurahan/desa, TPS by TPS. */
export function arrivalsView(house: House, kelurahan: string): ArrivalsView {
	const election = house.states.election();
	const boxes = new Map<string, ArrivedBox[]>();
	const found = statement<Omit<ArrivedBox, 'corrected'> & { tps: string; corrected: number }>(
		house.sqlite,
		`SELECT tps, contest, seal, origin AS "from", note, received_at AS at, by, corrected FROM arrival
		 WHERE tps >= ? AND tps < ? ORDER BY tps`,
	).all(kelurahan, `${kelurahan}~`);
	for (const { tps, corrected, ...box } of found) {
		boxes.set(tps, [...(boxes.get(tps) ?? []), { ...box, corrected: corrected === 1 }]);
	}
	const contests = election.contests.map(({ code }) => code).filter((code) => election.contest(code, kelurahan));
	const order = (box: ArrivedBox) => contests.indexOf(box.contest);
	return {
		kelurahan,
		contests,
		rows: statement<{ tps: string; name: string }>(
			house.sqlite,
			'SELECT kode AS tps, nama AS name FROM tps WHERE kelurahan = ? ORDER BY kode',
		)
			.all(kelurahan)
			.map((row) => ({ ...row, boxes: (boxes.get(row.tps) ?? []).sort((a, b) => order(a) - order(b)) })),
	};
}
