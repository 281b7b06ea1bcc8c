import { terbilang } from '../forms/terbilang';
import { amount } from '../forms/types';
import { clockText, type Zone } from '../hall/clock';
import { type DocumentFacts, type Incident, isComplete, type TpsFacts } from './facts';
import type { Block, DocumentKind, DocumentModel } from './model';
import { labelOf, recapForm, sectioned } from './recap';
import { cellText } from './sum';

const BASIS = {
	'salah-baca': 'salah baca',
	'salah-tulis': 'salah tulis',
	'hitung-ulang': 'hitung ulang surat suara',
	'rekomendasi-panwaslu': 'rekomendasi Panwaslu',
	'kesepakatan-saksi': 'kesepakatan saksi',
} as const;
const ANSWER = { agree: 'setuju', object: 'keberatan', refuse: 'menolak menandatangani' } as const;

const dates = new Map<string, Intl.DateTimeFormat>();
const IANA = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' } as const;

/** Day and time of the place: 18 Februari 2024 14.32 WIB. */
export function momentText(time: string, zone: Zone): string {
	let format = dates.get(zone);
	if (!format) {
		format = new Intl.DateTimeFormat('id-ID', { day: 'numeric', month: 'long', year: 'numeric', timeZone: IANA[zone] });
		dates.set(zone, format);
	}
	return `${format.format(new Date(time))} ${clockText(time, zone)}`;
}

/** What every document of a contest has around its blocks. */
export function frame(
	facts: DocumentFacts,
	kind: DocumentKind,
	title: string,
	blocks: readonly Block[],
	given: Partial<DocumentModel> = {},
): DocumentModel {
	const { place, contest } = facts;
	return {
		format: 'ketok-palu/dokumen/1',
		kind,
		subject: contest.code,
		title,
		lines: [`Pemilihan umum ${contest.name.id}`, `Kecamatan ${place.kecamatan}, ${place.kabko}, ${place.provinsi}`],
		draft: !isComplete(facts),
		paper: 'a4',
		landscape: false,
		blocks,
		asOf: facts.asOf,
		...given,
	};
}

/** What witnesses photograph at the opening: whose key signs everything that follows. */
export function openingDocument(facts: DocumentFacts): DocumentModel {
	const { openedAt, place, installation, chair } = facts;
	return frame(
		facts,
		'pembukaan',
		'Dokumen pembukaan rapat pleno',
		[
			{
				kind: 'facts',
				rows: [
					['Dibuka', openedAt ? momentText(openedAt, place.zone) : 'belum dibuka'],
					['Oleh', chair],
				],
			},
			{ kind: 'heading', level: 2, text: 'Sidik kunci laptop ini' },
			{
				kind: 'paragraph',
				text: 'Setiap hasil yang diketok di rapat ini ditandatangani dengan kunci di bawah. Saksi dan pengawas dimohon memotret halaman ini. Dengan foto ini siapa pun dapat memeriksa kemudian bahwa berkas dan dokumen berasal dari laptop yang dipakai di rapat ini.',
			},
			{ kind: 'key', ...installation },
			witnessTable(facts),
		],
		{ draft: openedAt === null, subject: 'pleno', lines: frame(facts, 'pembukaan', '', []).lines.slice(1) },
	);
}

function witnessTable({ witnesses }: DocumentFacts): Block {
	return {
		kind: 'table',
		title: 'Saksi yang menyerahkan mandat',
		columns: [
			{ mm: 14, align: 'right' },
			{ fr: 2, align: 'left' },
			{ fr: 2, align: 'left' },
			{ fr: 2, align: 'left' },
			{ mm: 24, align: 'left' },
		],
		head: ['No. urut', 'Peserta pemilu', 'Nama saksi', 'Nomor mandat', 'Hadir'],
		rows: witnesses.map(({ contestant, contestantName, name, mandate, present, revoked }) => [
			contestant,
			contestantName,
			name,
			mandate.number,
			revoked ? 'dicabut' : present ? 'hadir' : 'tidak hadir',
		]),
	};
}

/** The minutes of the recapitulation, to be signed on paper. */
export function minutesDocument(facts: DocumentFacts): DocumentModel {
	const { place, openedAt, chair, contest, kelurahan, witnesses } = facts;
	const all = kelurahan.flatMap(({ tps }) => tps);
	const locked = all.filter((tps) => tps.locked);
	const last = locked
		.map((tps) => tps.locked?.time ?? '')
		.sort()
		.at(-1);
	return frame(facts, 'berita-acara', 'Berita acara rekapitulasi', [
		{
			kind: 'paragraph',
			text: `Pada rapat pleno terbuka yang dibuka ${openedAt ? momentText(openedAt, place.zone) : '(belum dibuka)'} oleh ${chair}, PPK Kecamatan ${place.kecamatan} melakukan rekapitulasi hasil penghitungan perolehan suara ${contest.name.id} dari ${kelurahan.length} (${terbilang(kelurahan.length)}) kelurahan/desa dan ${all.length} (${terbilang(all.length)}) TPS.`,
		},
		{
			kind: 'paragraph',
			text: `Telah diketok ${locked.length} dari ${all.length} TPS${last ? `, terakhir ${momentText(last, place.zone)}` : ''}. Hasilnya tercantum pada Model ${recapForm(contest)} beserta lampirannya, kejadian khusus dan keberatan pada formulirnya sendiri.`,
		},
		{ kind: 'heading', level: 2, text: 'Tanda tangan PPK' },
		signatureTable(
			'PPK',
			['Ketua', 'Anggota', 'Anggota', 'Anggota', 'Anggota'].map((role, at) => [
				at + 1,
				role,
				at === 0 ? chair : '',
				'',
			]),
			'Jabatan',
		),
		{ kind: 'heading', level: 2, text: 'Tanda tangan saksi' },
		signatureTable(
			'Saksi',
			witnesses
				.filter(({ revoked }) => !revoked)
				.map(({ contestant, contestantName, name, present }) => [
					contestant,
					contestantName,
					present ? name : `${name} (tidak hadir)`,
					'',
				]),
			'Peserta pemilu',
		),
	]);
}

function signatureTable(title: string, rows: (string | number)[][], second: string): Block {
	return {
		kind: 'table',
		title: `Tanda tangan ${title}`,
		columns: [
			{ mm: 14, align: 'right' },
			{ fr: 2, align: 'left' },
			{ fr: 2, align: 'left' },
			{ fr: 2, align: 'left' },
		],
		head: ['No.', second, 'Nama', 'Tanda tangan'],
		rows,
		rowHeight: 13,
	};
}

/** D.KEJADIAN KHUSUS DAN/ATAU KEBERATAN SAKSI: objections, refusals, what goes up as it stands; NIHIL when empty. */
export function incidentsDocument(facts: DocumentFacts): DocumentModel {
	const incidents = [
		...facts.kelurahan.flatMap(({ name, tps }) => tps.flatMap((one) => incidentsOf(one, name))),
		...facts.incidents,
	];
	incidents.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
	const { zone } = facts.place;
	return frame(
		facts,
		'kejadian-khusus',
		'Model D.KEJADIAN KHUSUS DAN/ATAU KEBERATAN SAKSI',
		incidents.length === 0
			? [{ kind: 'nihil' }]
			: [
					{
						kind: 'table',
						title: 'Kejadian khusus dan/atau keberatan',
						columns: [
							{ mm: 9, align: 'right' },
							{ mm: 30, align: 'left' },
							{ mm: 34, align: 'left' },
							{ mm: 36, align: 'left' },
							{ fr: 3, align: 'left' },
							{ fr: 2, align: 'left' },
						],
						head: ['No.', 'Waktu', 'Tempat', 'Oleh', 'Uraian', 'Tindak lanjut'],
						rows: incidents.map(({ time, where, who, what, outcome }, at) => [
							at + 1,
							momentText(time, zone),
							where,
							who,
							what,
							outcome,
						]),
					},
				],
		{ landscape: incidents.length > 0 },
	);
}

function incidentsOf({ name, locked, recorded }: TpsFacts, kelurahan: string): Incident[] {
	const where = `${name}, ${kelurahan}`;
	return [
		...(locked?.answers ?? [])
			.filter(({ answer }) => answer !== 'agree')
			.map(({ answer, name: witness, contestant, text, channel, recordedBy }) => ({
				time: locked?.time ?? '',
				where,
				who: `Saksi nomor urut ${contestant}, ${witness}`,
				what: `${ANSWER[answer]}: ${text}`,
				outcome:
					channel === 'paper'
						? `Dicatat dari kertas oleh ${recordedBy ?? '–'}`
						: 'Dicatat dari ponsel saksi, dibawa ke formulir ini',
			})),
		...groups(recorded).map(({ keys, note, time, by }) => ({
			time,
			where,
			who: by,
			what: `Dicatat apa adanya: ${keys.map((key) => key.replace(':', ' ')).join(', ')}`,
			outcome: note,
		})),
	];
}

/** What was explained in one go stands in one line. */
function groups(recorded: TpsFacts['recorded']) {
	const found = new Map<string, { keys: string[]; note: string; time: string; by: string }>();
	for (const { key, note, time, by } of recorded) {
		const group = found.get(time + note);
		if (group) group.keys.push(key);
		else found.set(time + note, { keys: [key], note, time, by });
	}
	return [...found.values()];
}

/** Every correction, old beside new, with cause and who initialled it. */
export function correctionsDocument(facts: DocumentFacts): DocumentModel {
	const { zone } = facts.place;
	const rows = facts.kelurahan.flatMap(({ name: kelurahan, tps }) =>
		tps.flatMap(({ name, corrections }) =>
			corrections.flatMap(({ time, by, changes, reason, basis, requestedBy, initialled }) =>
				changes.map(({ field, old, value }) => [
					momentText(time, zone),
					`${name}, ${kelurahan}`,
					field,
					cellText(old),
					cellText(value),
					`${BASIS[basis]}: ${reason}`,
					`${requestedBy}; dicatat ${by}`,
					initialled.join(', '),
				]),
			),
		),
	);
	return frame(
		facts,
		'koreksi',
		'Daftar pembetulan',
		rows.length === 0
			? [{ kind: 'nihil' }]
			: [
					{
						kind: 'table',
						title: 'Pembetulan',
						columns: [
							{ mm: 32, align: 'left' },
							{ mm: 36, align: 'left' },
							{ mm: 18, align: 'left' },
							{ mm: 16, align: 'right' },
							{ mm: 16, align: 'right' },
							{ fr: 3, align: 'left' },
							{ fr: 2, align: 'left' },
							{ fr: 2, align: 'left' },
						],
						head: ['Waktu', 'TPS', 'Isian', 'Semula', 'Menjadi', 'Dasar dan sebab', 'Diminta oleh', 'Paraf'],
						rows,
					},
				],
		{ landscape: true },
	);
}

/** Who gets what, to be signed on receipt: one line for each recipient. */
export function receiptsDocument(facts: DocumentFacts): DocumentModel {
	const recipients: [string, string][] = [
		...facts.witnesses
			.filter(({ revoked }) => !revoked)
			.map(({ contestant, contestantName, name }): [string, string] => [
				`Saksi ${contestant}. ${contestantName}`,
				name,
			]),
		['Panwaslu Kecamatan', ''],
		['KPU Kabupaten/Kota', ''],
		['PPS', ''],
	];
	return frame(facts, 'tanda-terima', 'Tanda terima salinan', [
		{
			kind: 'paragraph',
			text: `Yang bertanda tangan di bawah ini menerima salinan Model ${recapForm(facts.contest)} beserta lampiran dan catatan kejadian khusus.`,
		},
		{
			kind: 'table',
			title: 'Tanda terima',
			columns: [
				{ mm: 10, align: 'right' },
				{ fr: 2, align: 'left' },
				{ fr: 2, align: 'left' },
				{ mm: 28, align: 'left' },
				{ fr: 2, align: 'left' },
			],
			head: ['No.', 'Penerima', 'Nama', 'Hari dan jam', 'Tanda tangan'],
			rowHeight: 12,
			rows: recipients.map(([recipient, name], at) => [at + 1, recipient, name, '', '']),
		},
	]);
}

/** The result of one TPS on one page, for each witness. */
export function tpsDocument(facts: DocumentFacts, tps: TpsFacts, kelurahan: string): DocumentModel {
	const { contest, place } = facts;
	const { locked } = tps;
	const blocks: Block[] = [
		{
			kind: 'facts',
			rows: [
				['TPS', `${tps.name} (${tps.kode})`],
				['Kelurahan/desa', kelurahan],
				[
					'Diketok',
					locked ? `${momentText(locked.time, place.zone)} oleh ${locked.by}, versi ${locked.version}` : 'belum',
				],
			],
		},
		{
			kind: 'table',
			title: `Hasil ${tps.name}`,
			small: true,
			columns: [
				{ mm: 16, align: 'left' },
				{ fr: 3, align: 'left' },
				{ mm: 18, align: 'right' },
				{ mm: 18, align: 'right' },
				{ fr: 3, align: 'left' },
			],
			head: ['No.', 'Uraian', 'C.Hasil', 'Sirekap', 'Dengan huruf'],
			rows: sectioned(contest, 5, (field) => {
				const cell = locked?.figures[field.id] ?? null;
				const value = amount(cell);
				const words = field.section === 'IV' || field.section === 'V';
				return [
					field.id,
					labelOf(field),
					{ text: cellText(cell), strong: words },
					field.inSystem ? cellText(locked?.system[field.id]) : '',
					words && value !== null ? terbilang(value) : '',
				];
			}),
		},
		{
			kind: 'table',
			title: 'Jawaban saksi',
			small: true,
			columns: [
				{ mm: 16, align: 'right' },
				{ fr: 2, align: 'left' },
				{ fr: 3, align: 'left' },
				{ fr: 3, align: 'left' },
			],
			head: ['No. urut', 'Saksi', 'Jawaban', 'Cara'],
			rows: [
				...(locked?.answers ?? []).map(({ contestant, name, answer, text, channel, recordedBy, proof }) => [
					contestant,
					name,
					text ? `${ANSWER[answer]}: ${text}` : ANSWER[answer],
					channel === 'paper'
						? `di kertas, dicatat oleh ${recordedBy ?? '–'}`
						: proof
							? 'ponsel saksi, ditandatangani'
							: 'ponsel saksi, tanpa tanda tangan',
				]),
				...(locked?.absent ?? []).map(({ contestant, name }) => [contestant, name, 'tidak hadir', '–']),
			],
		},
		{ kind: 'paragraph', text: locked ? `Sidik angka: ${locked.hash}` : '' },
	];
	return frame(facts, 'hasil-tps', `Hasil ${tps.name}`, blocks, {
		subject: `${contest.code}/${tps.kode}`,
		draft: locked === null,
	});
}
