import type { PreparationEvents } from '../plenary/events-preparation';

const entry = {
	entry: 'j1',
	day: '2024-02-18',
	start: '08:30',
	until: '16:00',
	kelurahan: '3101011001',
	name: 'PULAU PANGGANG',
	contest: 'ppwp',
	panel: '1',
	note: 'Setelah apel',
} as const;
const task = { task: 't1', day: null, panel: '1', duty: 'pembaca', name: 'Tono' } as const;
const addressed = { invitation: 'u1', to: 'Partai Contoh', number: '005/PL/II/2024' } as const;

/** One of every event of the preparation, for the tests of its sentences. */
export const PREPARATION_SAMPLES: PreparationEvents = {
	'schedule.set': entry,
	'schedule.dropped': { ...entry, until: '', contest: null, note: '' },
	'task.assigned': task,
	'task.dropped': { ...task, day: '2024-02-18' },
	'invitation.listed': { rows: [{ id: 'u1', group: 'saksi', to: 'Partai Contoh', number: '005/PL/II/2024' }] },
	'invitation.delivered': { ...addressed, day: '2024-02-16', means: 'kurir', receivedBy: 'Sekretaris DPC' },
	'invitation.confirmed': { ...addressed, answer: 'tidak-hadir', text: 'Tidak ada saksi' },
	'invitation.dropped': { ...addressed, reason: 'Alamat salah' },
	'boxes.received': {
		kelurahan: '3101011001',
		name: 'PULAU PANGGANG',
		from: 'Ketua PPS',
		whole: true,
		groups: [
			{ contest: 'ppwp', seal: 'utuh', note: '', tps: ['3101011001001', '3101011001002'] },
			{ contest: 'ppwp', seal: 'rusak', note: 'Gembok patah', tps: ['3101011001003'] },
			{ contest: 'ppwp', seal: 'tidak-ada', note: 'Segel terlepas', tps: ['3101011001004'] },
		],
	},
	'box.arrivalCorrected': {
		tps: '3101011001003',
		contest: 'ppwp',
		old: { seal: 'utuh', from: 'Ketua PPS', note: '' },
		seal: 'rusak',
		from: 'Ketua PPS',
		note: 'Gembok patah',
		reason: 'Dilihat lagi bersama saksi',
	},
};
