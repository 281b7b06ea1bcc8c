import { contestantWord } from '../election/words';
import { clockText } from '../hall/clock';
import { dayOf, dayText } from '../timeline/when';
import type { DocumentFacts, VisitFacts } from './facts';
import { frame } from './frame';
import type { Block, DocumentModel } from './model';

const KIND = {
	saksi: 'Saksi',
	panwaslu: 'Panwaslu Kecamatan',
	pps: 'PPS',
	pemantau: 'Pemantau',
	pers: 'Pers',
	instansi: 'Tamu instansi',
} as const;

/** Who was there: the mandates with room for a signature, then every day with who came, when, and left. */
export function attendanceDocument(facts: DocumentFacts): DocumentModel {
	const days = [...new Set(facts.visits.map(({ in: time }) => dayOf(time, facts.place.zone)))].sort();
	return frame(facts, 'daftar-hadir', 'Daftar hadir peserta rapat', [
		{
			kind: 'table',
			title: 'Daftar hadir',
			columns: [
				{ mm: 14, align: 'right' },
				{ fr: 2, align: 'left' },
				{ fr: 2, align: 'left' },
				{ fr: 2, align: 'left' },
				{ mm: 24, align: 'left' },
				{ fr: 2, align: 'left' },
			],
			head: ['No. urut', contestantWord(facts.contest), 'Nama saksi', 'Mandat', 'Hadir', 'Tanda tangan'],
			rowHeight: 11,
			rows: facts.witnesses.map(({ contestant, contestantName, name, mandate, present, revoked }) => [
				contestant,
				contestantName,
				name,
				`${mandate.number} (${mandate.signedBy})`,
				revoked ? 'dicabut' : present ? 'hadir' : 'tidak hadir',
				'',
			]),
		},
		...days.map((day) => dayTable(day, facts)),
	]);
}

function dayTable(day: string, { visits, place: { zone } }: DocumentFacts): Block {
	const own = visits.filter(({ in: time }) => dayOf(time, zone) === day);
	return {
		kind: 'table',
		title: dayText(day, 'id'),
		columns: [
			{ mm: 9, align: 'right' },
			{ fr: 3, align: 'left' },
			{ fr: 3, align: 'left' },
			{ mm: 34, align: 'left' },
			{ mm: 24, align: 'left' },
			{ fr: 2, align: 'left' },
		],
		head: ['No.', 'Nama', 'Dari', 'Datang', 'Pulang', 'Tanda tangan'],
		rowHeight: 11,
		rows: own.map((visit, at) => [
			at + 1,
			visit.name,
			fromOf(visit),
			`${clockText(visit.in, zone)}${visit.late ? ' (terlambat)' : ''}`,
			visit.out === null ? '–' : clockText(visit.out, zone),
			'',
		]),
	};
}

function fromOf({ kind, from, letter }: VisitFacts): string {
	return `${KIND[kind]}: ${from}${letter === '' ? '' : `, surat ${letter}`}`;
}
