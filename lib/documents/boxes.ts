import type { DocumentFacts } from './facts';
import { frame, momentText } from './frame';
import type { Block, DocumentModel } from './model';

const SEAL = { utuh: 'utuh', rusak: 'rusak', 'tidak-ada': 'tidak ada' } as const;

/** Every box in the order of the codes: when it came, from whom, when it was opened; both times how its seal was. */
export function boxesDocument(facts: DocumentFacts): DocumentModel {
	const { zone } = facts.place;
	return frame(
		facts,
		'kotak-segel',
		'Daftar kotak suara dan segel',
		facts.kelurahan.map(
			({ name, tps }): Block => ({
				kind: 'table',
				title: `Kelurahan/desa ${name}`,
				small: true,
				columns: [
					{ mm: 20, align: 'left' },
					{ mm: 34, align: 'left' },
					{ fr: 2, align: 'left' },
					{ mm: 20, align: 'left' },
					{ mm: 34, align: 'left' },
					{ mm: 20, align: 'left' },
					{ fr: 1, align: 'left' },
					{ fr: 3, align: 'left' },
				],
				head: ['TPS', 'Diterima', 'Dari', 'Segel', 'Dibuka', 'Segel', 'Oleh', 'Catatan'],
				rows: tps.map(({ name: own, arrival, box }) => [
					own,
					arrival ? momentText(arrival.time, zone) : 'belum diterima',
					arrival?.from ?? '–',
					arrival ? SEAL[arrival.seal] : '–',
					box ? momentText(box.time, zone) : 'belum dibuka',
					box ? SEAL[box.seal] : '–',
					box?.by ?? '–',
					[arrival?.note, box?.note].filter((note) => note).join('; '),
				]),
			}),
		),
		{ landscape: true },
	);
}
