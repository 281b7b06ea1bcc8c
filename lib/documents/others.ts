import { contestantWord } from '../election/words';
import { terbilang } from '../forms/terbilang';
import { adoptionBlocks, closingBlocks } from './adoption';
import type { DocumentFacts } from './facts';
import { frame, momentText } from './frame';
import { course } from './incidents';
import { namedLine } from './lines';
import type { Block, DocumentModel } from './model';
import { cellText } from './sum';

const BASIS = {
	'salah-baca': 'salah baca',
	'salah-tulis': 'salah tulis',
	'hitung-ulang': 'hitung ulang surat suara',
	'rekomendasi-panwaslu': 'rekomendasi Panwaslu',
	'kesepakatan-saksi': 'kesepakatan saksi',
} as const;

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
		{
			draft: openedAt === null ? 'belum dibuka' : null,
			subject: 'pleno',
			lines: frame(facts, 'pembukaan', '', []).lines.slice(1),
		},
	);
}

function witnessTable({ witnesses, contest }: DocumentFacts): Block {
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
		head: ['No. urut', contestantWord(contest), 'Nama saksi', 'Nomor mandat', 'Hadir'],
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
			text: `Telah diketok ${locked.length} dari ${all.length} TPS${last ? `, terakhir ${momentText(last, place.zone)}` : ''}. Hasilnya tercantum pada Model ${facts.recapForm} beserta lampirannya, kejadian khusus dan keberatan pada formulirnya sendiri.`,
		},
		...course(facts),
		...adoptionBlocks(facts),
		...closingBlocks(facts),
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
		signatureTable(
			'saksi',
			witnesses
				.filter(({ revoked }) => !revoked)
				.map(({ contestant, contestantName, name, present }) => [
					contestant,
					contestantName,
					present ? name : `${name} (tidak hadir)`,
					'',
				]),
			contestantWord(contest),
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

/** Every correction, old beside new, with cause and who initialled it. */
export function correctionsDocument(facts: DocumentFacts): DocumentModel {
	const { zone } = facts.place;
	const rows = facts.kelurahan.flatMap(({ name: kelurahan, tps, contest }) =>
		tps.flatMap(({ name, corrections }) =>
			corrections.flatMap(({ time, by, changes, reason, basis, requestedBy, initialled }) =>
				changes.map(({ field, old, value }) => [
					momentText(time, zone),
					`${name}, ${kelurahan}`,
					namedLine(contest, field),
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
							{ fr: 3, align: 'left' },
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
			text: `Yang bertanda tangan di bawah ini menerima salinan Model ${facts.recapForm} beserta lampiran dan catatan kejadian khusus.`,
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
