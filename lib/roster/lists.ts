/** What a list of people can be about. */
export const ROSTER_KINDS = ['saksi', 'akun'] as const;
export type RosterKind = (typeof ROSTER_KINDS)[number];

/** Columns of each list, as the example files have them. */
export const ROSTER_COLUMNS = {
	saksi: ['pemilihan', 'nomor_urut', 'nama', 'nomor_mandat', 'penandatangan'],
	akun: ['nama_pengguna', 'nama', 'peran', 'kelurahan'],
} as const;
