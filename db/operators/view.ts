import { spreadsheetCsv } from '../../lib/forms/csv-text';
import type { OperatorDuty, OperatorStage } from '../../lib/plenary';
import type { House } from '../house';
import { statement } from '../ledger';

/** An operator with how far the account is. */
export interface OperatorLine {
	readonly username: string;
	readonly name: string;
	readonly duty: OperatorDuty;
	readonly tps: string | null;
	readonly stage: OperatorStage;
	readonly stageAt: string;
	readonly stageBy: string;
	readonly reason: string;
	readonly registeredAt: string;
	readonly activatedAt: string | null;
	readonly enabledAt: string | null;
}

/** A TPS as the Bandar Lampung report counts it. */
export interface OperatorTps {
	readonly tps: string;
	readonly name: string;
	readonly kelurahan: string;
	readonly kelurahanName: string;
	/** Its data has come into the system. */
	readonly arrived: boolean;
	readonly operators: readonly OperatorLine[];
	/** PPK sent for it: the newest note. */
	readonly standIn: { readonly reason: string; readonly by: string; readonly at: string } | null;
}

/** Counts of a kelurahan, by TPS: a TPS counts as far as its furthest operator is. */
export interface OperatorSums {
	readonly kode: string;
	readonly name: string;
	readonly tps: number;
	readonly registered: number;
	readonly activated: number;
	readonly able: number;
	readonly stuck: number;
	readonly arrived: number;
	readonly standIn: number;
}

export interface OperatorView {
	readonly kecamatan: { readonly kode: string; readonly name: string } | null;
	readonly kelurahan: readonly OperatorSums[];
	readonly total: OperatorSums;
	/** Web operators of the kecamatan. */
	readonly web: readonly OperatorLine[];
	readonly tps: readonly OperatorTps[];
}

/** How far the operators of the plenary's kecamatan are, TPS by TPS and in sums. */
export function operatorView(house: House, contest: string): OperatorView {
	const { sqlite } = house;
	const opened = house.states.plenary().opened?.kecamatan ?? null;
	const operators = statement<OperatorLine>(
		sqlite,
		`SELECT username, name, duty, tps, stage, stage_at AS stageAt, stage_by AS stageBy, reason,
			registered_at AS registeredAt, activated_at AS activatedAt, enabled_at AS enabledAt
		 FROM sirekap_operator ORDER BY tps, username`,
	).all();
	const byTps = grouped(operators, ({ tps }) => tps);
	const notes = new Map(
		statement<{ tps: string; reason: string; by: string; at: string }>(
			sqlite,
			'SELECT tps, reason, by, at FROM stand_in ORDER BY seq',
		)
			.all()
			.map(({ tps, ...note }) => [tps, note]),
	);
	const rows = statement<{
		tps: string;
		name: string;
		kelurahan: string;
		kelurahanName: string;
		kecamatan: string;
		kecamatanName: string;
		arrived: number | null;
	}>(
		sqlite,
		`SELECT tps.kode AS tps, tps.nama AS name, kelurahan.kode AS kelurahan, kelurahan.nama AS kelurahanName,
			kecamatan, kecamatan_nama AS kecamatanName,
			(SELECT uploaded FROM system_version AS newest WHERE newest.contest = @contest AND newest.tps = tps.kode
			 ORDER BY newest.seq DESC LIMIT 1) AS arrived
		 FROM tps JOIN kelurahan ON kelurahan.kode = tps.kelurahan
		 WHERE @kecamatan IS NULL OR kecamatan = @kecamatan ORDER BY tps.kode`,
	).all({ contest, kecamatan: opened });
	const tps = rows.map(
		(row): OperatorTps => ({
			tps: row.tps,
			name: row.name,
			kelurahan: row.kelurahan,
			kelurahanName: row.kelurahanName,
			arrived: row.arrived === 1,
			operators: byTps.get(row.tps) ?? [],
			standIn: notes.get(row.tps) ?? null,
		}),
	);
	const [first] = rows;
	const kelurahan = [...grouped(tps, (one) => one.kelurahan)].map(([kode, own]) =>
		sums(kode, own[0]?.kelurahanName ?? kode, own),
	);
	return {
		kecamatan: first ? { kode: first.kecamatan, name: first.kecamatanName } : null,
		kelurahan,
		total: sums('', first?.kecamatanName ?? '', tps),
		web: byTps.get(null) ?? [],
		tps,
	};
}

function sums(kode: string, name: string, own: readonly OperatorTps[]): OperatorSums {
	const has = (test: (line: OperatorLine) => boolean) =>
		own.filter(({ operators }) => operators.some((line) => line.stage !== 'berhenti' && test(line))).length;
	return {
		kode,
		name,
		tps: own.length,
		registered: has(() => true),
		activated: has(({ activatedAt }) => activatedAt !== null),
		able: has(({ stage }) => stage === 'dapat-kirim'),
		stuck: has(({ stage }) => stage === 'terhambat'),
		arrived: own.filter(({ arrived }) => arrived).length,
		standIn: own.filter(({ standIn }) => standIn !== null).length,
	};
}

function grouped<T, K>(list: readonly T[], by: (one: T) => K): Map<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const one of list) groups.set(by(one), [...(groups.get(by(one)) ?? []), one]);
	return groups;
}

/** The same as a table: one line for each operator, and for each TPS without one. */
export function operatorCsv(view: OperatorView): string {
	const head = [
		'kode_tps',
		'tps',
		'kelurahan',
		'akun',
		'nama',
		'peran',
		'tahap',
		'tahap_sejak',
		'dicatat_oleh',
		'alasan',
		'data_masuk',
		'dikirim_ppk',
	];
	const of = (one: OperatorLine | undefined) =>
		one
			? [one.username, one.name, one.duty, one.stage, one.stageAt, one.stageBy, one.reason]
			: ['', '', '', 'belum ada', '', '', ''];
	const rows = view.tps.flatMap((tps) =>
		(tps.operators.length > 0 ? tps.operators : [undefined]).map((one) => [
			tps.tps,
			tps.name,
			tps.kelurahanName,
			...of(one),
			tps.arrived ? 'ya' : 'belum',
			tps.standIn ? `${tps.standIn.by}: ${tps.standIn.reason}` : '',
		]),
	);
	const web = view.web.map((one) => ['', '', view.kecamatan?.name ?? '', ...of(one), '', '']);
	return spreadsheetCsv([head, ...web, ...rows], ';');
}
