import type { DocumentFacts, Incident } from './facts';
import type { Block, DocumentModel } from './model';
import { frame, momentText } from './others';

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

/** A seal that was not intact when the box came: told as a special event, which stops nothing. */
export function arrivalIncidents({ kelurahan }: Pick<DocumentFacts, 'kelurahan'>): Incident[] {
	return kelurahan.flatMap(({ name, tps }) =>
		tps.flatMap(({ name: own, arrival }): Incident[] => {
			if (!arrival || arrival.seal === 'utuh') return [];
			const how = arrival.seal === 'rusak' ? 'dengan segel rusak' : 'tanpa segel';
			return [
				{
					time: arrival.time,
					where: `${own}, ${name}`,
					who: arrival.by,
					what: `Kotak suara diterima dari ${arrival.from} ${how}: ${arrival.note}`,
					outcome: 'Dicatat saat diterima; kotak tetap direkapitulasi',
				},
			];
		}),
	);
}
