import { numberText } from '../hall/text';
import type { GivenSignature } from '../plenary/events-adoption';
import type { AdoptionFacts, DocumentFacts } from './facts';
import { momentText } from './frame';
import type { Incident } from './incident';
import type { Block } from './model';

const ANSWER = { sign: 'menandatangani', refuse: 'tidak bersedia', absent: 'tidak hadir' } as const;

const nameOf = ({ region, name }: AdoptionFacts) => (region.length === 6 ? `Kecamatan ${name}` : name);

/** What was adopted, in its versions, and who signs under it; nothing while nothing is adopted. */
export function adoptionBlocks({ adoptions, place }: DocumentFacts): Block[] {
	if (adoptions.length === 0) return [];
	return [
		{ kind: 'heading', level: 2, text: 'Penetapan' },
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
