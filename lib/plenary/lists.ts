/** Lists of choices, apart from the schemas: a page that shows them is not sent the parser. */

export const CASE_KINDS = ['keberatan', 'kejadian-khusus'] as const;

/** Objections are about procedure or about figures (domain 3). */
export const CASE_SUBJECTS = ['prosedur', 'selisih'] as const;

/** Who may object: a witness or Panwaslu; a special event may be noted by the committee itself. */
export const CASE_SIDES = ['saksi', 'panwaslu', 'ppk'] as const;

/** C.Kejadian Khusus of a TPS as it was read out: nothing happened, settled there, or still open. */
export const INCIDENT_STATUSES = ['nihil', 'selesai', 'belum-selesai'] as const;

/** How a plenary goes through its boxes: all contests of a TPS, or one contest through the kelurahan. */
export const FLOWS = ['contest-first', 'tps-first'] as const;

/** Grounds of UU 7/2017 art. 374(2) (V); the last three are Panwaslu's and the committee's own (domain 2.4). */
export const RECOUNT_GROUNDS = [
	'kerusuhan',
	'tertutup',
	'kurang-cahaya',
	'suara-tidak-jelas',
	'tulisan-tidak-jelas',
	'tidak-terlihat',
	'tempat-waktu-lain',
	'suara-tidak-sama-pengguna',
	'rekomendasi-panwaslu',
	'salinan-berbeda',
	'tidak-dapat-dijelaskan',
] as const;

/** On what a locked result may be opened again. */
export const REOPEN_BASES = ['kekeliruan-ditemukan', 'rekomendasi-panwaslu', 'perintah-kpu'] as const;

/** Skors: the chair's own pause. Penundaan: ordered from above (domain 6). */
export const PAUSE_KINDS = ['skors', 'penundaan'] as const;

/** At once, or when the boxes that are already open are done ("telanjur dibuka: selesaikan kotak ini"). */
export const PAUSE_MODES = ['now', 'finish-box'] as const;

/** How an open box is left during a pause. */
export const PAUSED_SEALS = ['disegel', 'digembok', 'terbuka-dijaga'] as const;

/** What becomes of a signature under an adoption (domain 4): signs, refuses with the reason, or is not there. */
export const SIGNATURES = ['sign', 'refuse', 'absent'] as const;

/** Who signs D.Hasil Kecamatan: witnesses and the members of PPK. */
export const SIGNING_SIDES = ['saksi', 'ppk'] as const;
/** Who passes the permission for the Excel template down, the highest first (domain 5: KPU RI, province, kabupaten/kota). */
export const PERMIT_LEVELS = ['kpu-ri', 'provinsi', 'kabko'] as const;
/** Who is in the room beside the witnesses: peserta of PKPU 5/2024 art. 14(3), and those who may attend (14(6), (7)). */
export const ATTENDEE_KINDS = ['panwaslu', 'pps', 'pemantau', 'pers', 'instansi'] as const;

/** Pemantau and press show a surat tugas to the PPK (V: PKPU 5/2024 art. 14(6)–(7)). */
export const NEEDS_LETTER: readonly (typeof ATTENDEE_KINDS)[number][] = ['pemantau', 'pers'];

/** How the seal of a box was found. */
export const SEALS = ['utuh', 'rusak', 'tidak-ada'] as const;

/** Who does what at a panel (domain 1: chair, reading aloud, operating, recording, bringing the boxes). */
export const DUTIES = ['pemimpin', 'pembaca', 'operator', 'pencatat', 'kotak'] as const;

/** Who is invited to the meeting. */
export const INVITED_GROUPS = ['saksi', ...ATTENDEE_KINDS] as const;

/** How an invitation reached its addressee. */
export const INVITATION_MEANS = ['langsung', 'kurir', 'surel', 'pesan'] as const;
/** Sirekap's operators (domain 1): one for the web at the kecamatan, mobile ones at the TPS. */
export const OPERATOR_DUTIES = ['web', 'mobile'] as const;

/** Where a photo of a page came from: the camera of a device, a file, or what was handed over with Sirekap's data. */
export const PHOTO_SOURCES = ['kamera', 'berkas', 'sirekap'] as const;
export type PhotoSource = (typeof PHOTO_SOURCES)[number];
