import type { CaseEvents } from '../plenary/events-case';
import type { CopyEvents } from '../plenary/events-copy';
import type { MeetingEvents } from '../plenary/events-meeting';

const locked = { count: 3, hash: 'h' };
const positions = [{ panel: 'utama', contest: 'ppwp', tps: '3101011001012', status: 'compared' as const }];

/** One of every event of the meeting, for the tests of its sentences. */
export const MEETING_SAMPLES: CaseEvents & CopyEvents & MeetingEvents = {
	'case.filed': {
		case: 'k-1',
		kind: 'keberatan',
		subject: 'selisih',
		field: 'IV.2',
		text: 'Salinan kami berbeda',
		evidence: 'C.Hasil salinan',
		from: { side: 'saksi', witness: 's', name: 'Ratri' },
		origin: 'rapat',
		status: 'diajukan',
	},
	'copy.laid': {
		witness: 's',
		name: 'Ratri',
		contestant: 2,
		channel: 'desk',
		recordedBy: 'Operator',
		lines: [{ field: 'IV.2', value: 75, paper: 74 }],
	},
	'case.moved': { case: 'k-1', status: 'diterima', text: 'Dicocokkan di depan saksi', document: '' },
	'plenary.suspended': {
		kind: 'skors',
		mode: 'now',
		orderedBy: 'Ketua PPK',
		document: '12/PPK/II/2024',
		reason: 'Listrik padam',
		agreement: 'Disepakati saksi pukul 14.30',
		guard: 'Linmas',
		until: null,
		boxes: [{ contest: 'ppwp', tps: '3101011001012', seal: 'disegel' }],
		positions,
		locked,
	},
	'plenary.pauseBegan': { positions, locked },
	'plenary.resumed': { orderedBy: 'Ketua PPK', document: '', note: '', positions, locked, same: true },
	'plenary.rulesAgreed': { rules: {} },
	'box.takenOut': {},
	'box.putBack': {},
	'box.sealed': { note: 'Segel baru 4471.' },
	'incident.read': { status: 'selesai', text: 'Pemilih pindah dicatat' },
	'reopen.requested': {
		basis: 'perintah-kpu',
		document: '348/PL.01',
		reason: 'Kekeliruan ditemukan',
		version: 1,
		hash: 'h',
	},
	'reopen.dropped': { reason: 'Ditarik' },
	'result.reopened': {
		basis: 'perintah-kpu',
		document: '348/PL.01',
		reason: 'Kekeliruan ditemukan',
		requestedBy: 'Budi',
		approval: 'Disetujui ketua',
		version: 2,
	},
	'recount.opened': { ground: 'suara-tidak-sama-pengguna', proposer: 'Ratri', decision: 'Disetujui rapat' },
	'recount.closed': {
		how: 'selesai',
		counts: { 'IV.1': 12 },
		ballots: 12,
		used: 12,
		note: 'Sesuai',
		initialled: ['Ketua PPK'],
	},
	'ballot.counted': { ballots: ['IV.1'] },
	'ballot.undone': { ballot: 'IV.1' },
	'panel.set': {
		panel: 'dua',
		place: 'Balai desa',
		chair: { id: 'a', name: 'Anggota PPK' },
		reads: [{ kelurahan: '3101011001', contest: null }],
	},
	'panel.closed': { panel: 'dua', reason: 'Selesai' },
	'panel.held': { panel: 'dua' },
	'panel.released': { panel: 'dua' },
	'panel.takenOver': { panel: 'dua', from: 'Budi', reason: 'Laptop mati' },
};
