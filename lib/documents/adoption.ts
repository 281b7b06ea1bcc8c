import { isKelurahan } from '../election/region';
import { numberText } from '../hall/text';
import type { GivenSignature } from '../plenary/events-adoption';
import type { AdoptionFacts, DocumentFacts } from './facts';
import { momentText } from './frame';
import type { Incident } from './incident';
import type { Block } from './model';

const ANSWER = { sign: 'menandatangani', refuse: 'tidak bersedia', absent: 'tidak hadir' } as const;

const nameOf = ({ region, name }: AdoptionFacts) => (isKelurahan(region) ? name : `Kecamatan ${name}`);

/** What was adopted, in its versions, and who signs under it; nothing while nothing is adopted. */
export function adoptionBlocks({ adoptions, place }: DocumentFacts): Block[] {
	if (adoptions.length === 0) return [];
	return [
		{
			kind: 'table',
			title: 'Penetapan',
			small: true,
			columns: [
				{ fr: 2, align: 'left' },
				{ mm: 14, align: 'right' },
				{ fr: 2, align: 'left' },
				{ mm: 22, align: 'right' },
				{ mm: 22, align: 'right' },
				{ fr: 3, align: 'left' },
			],
			head: ['Wilayah', 'Versi', 'Ditetapkan', 'Suara sah', 'Tidak sah', 'Sidik jumlah dan keadaan'],
			rows: adoptions.map((adoption) => [
				nameOf(adoption),
				adoption.version,
				`${momentText(adoption.time, place.zone)} oleh ${adoption.by}`,
				numberText(adoption.valid),
				numberText(adoption.invalid),
				adoption.voided
					? `${adoption.words}; gugur ${momentText(adoption.voided, place.zone)}, ditetapkan kembali sebagai versi baru`
					: adoption.words,
			]),
		},
		...adoptions.filter(({ voided }) => voided === null).map((adoption) => signatures(adoption)),
	];
}

/** The line that says a region is adopted, in its version and under its hash; nothing while none stands. */
export function standing(
	{ adoptions, place }: DocumentFacts,
	of: (region: string) => boolean,
): (readonly [string, string])[] {
	const one = adoptions.find(({ region, voided }) => voided === null && of(region));
	if (!one) return [];
	const when = momentText(one.time, place.zone);
	return [['Ditetapkan', `${when} oleh ${one.by}, versi ${one.version}, sidik jumlah ${one.words}`]];
}

function signatures(adoption: AdoptionFacts): Block {
	return {
		kind: 'table',
		title: `Penandatangan penetapan ${nameOf(adoption)}`,
		small: true,
		columns: [
			{ fr: 2, align: 'left' },
			{ fr: 2, align: 'left' },
			{ fr: 3, align: 'left' },
		],
		head: ['Nama', 'Sebagai', 'Pernyataan'],
		rows: [
			...adoption.answers.map((given) => [
				given.name,
				given.contestant === null ? 'PPK' : `Saksi nomor urut ${given.contestant}`,
				given.text ? `${ANSWER[given.answer]}: ${given.text}` : ANSWER[given.answer],
			]),
			...adoption.absent.map(({ name, contestant }) => [name, `Saksi nomor urut ${contestant}`, ANSWER.absent]),
		],
	};
}

/** How the meeting ended, and what remained open; nothing while it runs. */
export function closingBlocks({ closing, place }: DocumentFacts): Block[] {
	if (!closing) return [];
	const { time, by, note, stations, regions, cases, boxes, owed } = closing;
	const list = (names: readonly string[]) => (names.length === 0 ? 'tidak ada' : names.join('; '));
	return [
		{ kind: 'heading', level: 2, text: 'Penutupan' },
		{
			kind: 'paragraph',
			text: `Rapat pleno ditutup ${momentText(time, place.zone)} oleh ${by}.${note ? ` ${note}` : ''}`,
		},
		{
			kind: 'facts',
			rows: [
				['TPS belum terkunci', list(stations.map(({ name, why }) => (why ? `${name} (${why})` : name)))],
				['Belum ditetapkan', list(regions)],
				[
					'Keberatan dibawa ke atas',
					list(cases.map(({ name, where, to }) => `${name}${where ? `, ${where}` : ''} – ke ${to}`)),
				],
				['Kotak belum disegel', list(boxes)],
				['Belum menerima D.Hasil', list(owed)],
			],
		},
	];
}

/** Who would not sign, with the reason: that belongs into D.Kejadian Khusus (domain 4). */
export function refusals({ adoptions }: Pick<DocumentFacts, 'adoptions'>): Incident[] {
	return adoptions.flatMap((adoption) =>
		adoption.answers
			.filter(({ answer }) => answer === 'refuse')
			.map((given) => ({
				time: adoption.time,
				where: `Penetapan ${nameOf(adoption)}, versi ${adoption.version}`,
				who: whoOf(given),
				what: `tidak bersedia menandatangani: ${given.text}`,
				outcome:
					given.channel === 'paper' ? `Dicatat dari kertas oleh ${given.recordedBy ?? '–'}` : 'Dicatat apa adanya',
			})),
	);
}

function whoOf({ contestant, name }: GivenSignature): string {
	return contestant === null ? `PPK, ${name}` : `Saksi nomor urut ${contestant}, ${name}`;
}
