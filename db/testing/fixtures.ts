import type { Figures } from '../../lib/forms';
import { type Actor, CONSOLE, type KelurahanRows, type Role, type SystemItem } from '../../lib/plenary';

/** The contest the tests read. */
export const CONTEST = 'ppwp';
export const KECAMATAN = '310101';
export const KELURAHAN = '3101011001';
export const OTHER_KELURAHAN = '3101011002';
/** A kecamatan that holds another plenary. */
export const OTHER_KECAMATAN = '310102';
/** A TPS of the kecamatan that holds another plenary. */
export const FAR_TPS = `${OTHER_KECAMATAN}1001001`;
/** In nobody's list. */
export const UNKNOWN_TPS = `${KELURAHAN}999`;

/** TPS `no` of the plenary's first kelurahan. */
export function tpsOf(no: number, kelurahan = KELURAHAN): string {
	return `${kelurahan}${String(no).padStart(3, '0')}`;
}

/** How many TPS each kelurahan of the tests has. */
export const TPS_PER_KELURAHAN = 6;

/** Two kelurahan of the plenary's kecamatan and one of the next. */
export const REGIONS: KelurahanRows[] = [KELURAHAN, OTHER_KELURAHAN, `${OTHER_KECAMATAN}1001`].map((kode) => ({
	kode,
	nama: `KELURAHAN ${kode.slice(-4)}`,
	kecamatan: { kode: kode.slice(0, 6), nama: `KECAMATAN ${kode.slice(4, 6)}` },
	kabko: { kode: '3101', nama: 'KABUPATEN CONTOH' },
	provinsi: { kode: '31', nama: 'PROVINSI CONTOH' },
	tps: Array.from({ length: TPS_PER_KELURAHAN }, (_, at) => ({ kode: tpsOf(at + 1, kode), nama: `TPS ${at + 1}` })),
}));

/** A C.Hasil on which every rule of rules.md holds. */
export const PAPER: Figures = {
	'I.A.L': 120,
	'I.A.P': 130,
	'I.A.J': 250,
	'I.B.1.L': 100,
	'I.B.1.P': 110,
	'I.B.1.J': 210,
	'I.B.2.L': 1,
	'I.B.2.P': 2,
	'I.B.2.J': 3,
	'I.B.3.L': 2,
	'I.B.3.P': 1,
	'I.B.3.J': 3,
	'I.B.4.L': 103,
	'I.B.4.P': 113,
	'I.B.4.J': 216,
	'II.1': 255,
	'II.2': 216,
	'II.3': 1,
	'II.4': 38,
	'III.L': 1,
	'III.P': 0,
	'III.J': 1,
	'IV.1': 50,
	'IV.2': 120,
	'IV.3': 40,
	'V.A': 210,
	'V.B': 6,
	'V.C': 216,
};

type SystemFigures = SystemItem['figures'];

/** What the system shows of {@link PAPER} when it read everything right: sections II and III are not in it. */
export const SYSTEM: SystemFigures = Object.fromEntries(
	Object.entries(PAPER).flatMap(([field, cell]) =>
		/^III?\b/.test(field) || typeof cell !== 'number' ? [] : [[field, cell]],
	),
);

/** A number that looks like a SHA-256 and differs with its seed. */
export function digest(seed: string | number): string {
	return Buffer.from(String(seed).padEnd(32, '.').slice(-32)).toString('hex');
}

/** One TPS of an import. */
export function systemItem(tps: string, figures: SystemFigures = SYSTEM, seed: string | number = tps): SystemItem {
	return {
		tps,
		uploaded: Object.keys(figures).length > 0,
		figures,
		rest: { status_suara: true, images: [`https://example.invalid/${tps}.jpg`] },
		file: `${tps}.json`,
		sha256: digest(`f${seed}`),
		content: digest(`c${seed}`),
		ts: '2024-02-16 10:00:00',
	};
}

/** The witness of contestant `no`, as registered. */
export const witnessId = (no: number) => `saksi-${no}`;

/** Somebody in every role, and whoever else the tests need in the room. */
export const ACTORS = {
	ketua: { id: 'k1', name: 'Ketua Sari', role: 'ketua' },
	anggota: { id: 'm1', name: 'Anggota Tono', role: 'anggota' },
	operator: { id: 'o1', name: 'Operator Budi', role: 'operator' },
	pps: { id: 'p1', name: 'PPS Wati', role: 'pps', kelurahan: KELURAHAN },
	web: { id: 'e1', name: 'Petugas Web Dodi', role: 'web', operator: { stage: 'dapat-kirim', tps: null } },
	mobile: { id: 'h1', name: 'KPPS Eka', role: 'mobile', operator: { stage: 'dapat-kirim', tps: `${KELURAHAN}001` } },
	saksi: { id: witnessId(1), name: 'Saksi Satu', role: 'saksi', witness: witnessId(1) },
	panwaslu: { id: 'w1', name: 'Panwaslu Agus', role: 'panwaslu' },
	admin: { id: 'a1', name: 'Admin Dewi', role: 'admin' },
	layar: { id: 'l1', name: 'Layar', role: 'layar' },
} as const satisfies Record<Role, Actor>;

/** The phone of the witness of contestant `no`. */
export function phone(no: number): Actor {
	return { id: witnessId(no), name: `Saksi ${no}`, role: 'saksi', witness: witnessId(no) };
}

export { CONSOLE };
