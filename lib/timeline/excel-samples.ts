import type { ExcelEvents } from '../plenary/events-excel';

const scope = { contests: ['ppwp'], kelurahan: ['3101011001'] };

/** One of every event about the Excel template, for the tests of its sentences. */
export const EXCEL_SAMPLES: ExcelEvents = {
	'excel.requested': { ...scope, reason: 'Server tidak dapat dibuka', document: '' },
	'excel.granted': {
		...scope,
		level: 'kpu-ri',
		name: 'Sekretaris Jenderal',
		document: '12/KPU/2024',
		at: '2024-02-18T03:00:00.000Z',
		until: '2024-02-20T17:00:00.000Z',
	},
	'excel.denied': { level: 'provinsi', name: 'Ketua KPU Provinsi', document: '3/KPU-P', reason: 'Server sudah pulih' },
	'excel.adopted': {},
	'excel.ended': { reason: 'Server pulih' },
	'excel.exported': { permit: 'i', contest: 'ppwp', kelurahan: '3101011001', form: 'f', tps: [] },
	'excel.imported': {
		permit: 'i',
		contest: 'ppwp',
		kelurahan: '3101011001',
		file: 'isian.xlsx',
		sha256: 'x',
		tps: [
			{
				tps: '3101011001001',
				content: 'c',
				figures: { 'IV.1': 72 },
				taken: ['IV.1'],
				settled: [{ field: 'IV.2', ours: 74, theirs: 47, took: 'ours' }],
				draft: null,
			},
		],
	},
};
