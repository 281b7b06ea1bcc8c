import type { AdoptionEvents } from '../plenary';

const totals = {
	parts: [{ code: '3101011001012', version: 1, hash: 'h' }],
	paper: { sums: { 'V.A': 265, 'V.B': 8 }, unknown: {} },
	system: { sums: { 'V.A': 265, 'V.B': 8 }, unknown: {} },
};
const signature = {
	side: 'saksi',
	id: 's',
	name: 'Ratri',
	contestant: 2,
	answer: 'refuse',
	text: 'Jumlah tidak sama',
	hash: 'h',
	channel: 'paper',
	recordedBy: 'Budi',
} as const;

/** One of every event of adoption and closing, for the tests of its sentences. */
export const ADOPTION_SAMPLES: AdoptionEvents = {
	'adoption.scrutinyBegan': { ...totals, version: 1, hash: 'h', until: null },
	'adoption.scrutinyEnded': { reason: 'Saksi meminta TPS 003 dibaca ulang' },
	'adoption.answered': signature,
	'adoption.struck': {
		...totals,
		version: 1,
		hash: 'h',
		answers: [signature],
		absent: [{ witness: 's3', name: 'Bagas', contestant: 3 }],
	},
	'adoption.voided': { version: 1, why: 'reopened', cause: '3101011001012' },
	'plenary.closed': {
		note: '',
		list: {
			stations: [{ contest: 'ppwp', tps: '3101011001013', status: 'floor', why: 'Kotak tertukar' }],
			regions: [{ contest: 'ppwp', region: '3101011001' }],
			cases: [
				{ id: 'k', contest: 'ppwp', tps: '3101011001012', name: 'Ratri', status: 'dicatat', to: 'KPU Kabupaten/Kota' },
			],
			boxes: [],
			owed: ['Panwaslu Kecamatan'],
		},
	},
	'plenary.reopened': { basis: 'perintah-kpu', document: '348/PL.01', reason: 'Kekeliruan ditemukan' },
};
