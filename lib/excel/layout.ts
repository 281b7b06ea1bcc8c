/** Where things stand on the sheets of a template; rows and columns counted from 0. */

export const ENTRY_SHEET = 'Isian';
export const STAMP_SHEET = 'Stempel';

/** Rows above the first line of the form. */
export const ROW = { title: 0, note: 1, code: 2, name: 3, status: 4, first: 5 } as const;
/** Columns before the first TPS. */
export const COLUMN = { field: 0, label: 1, first: 2 } as const;

/** Whether the C.Hasil of a TPS was read to its end; only then is an empty cell empty on the paper. */
export const READ_STATES = ['belum selesai', 'selesai'] as const;

/** Labels of the stamp, in order; what stands beside them is {@link Stamp}. */
export const STAMP_LABELS = {
	format: 'Format',
	template: 'Nomor templat',
	contest: 'Jenis pemilihan',
	kelurahan: 'Kode kelurahan/desa',
	kelurahanName: 'Kelurahan/desa',
	form: 'Versi formulir',
	ledger: 'Buku besar',
	made: 'Dibuat',
	checksum: 'Sidik stempel',
} as const;
