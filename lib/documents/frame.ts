import { electionWords } from '../election/words';
import { clockText, type Zone } from '../hall/clock';
import { type DocumentFacts, draftReason } from './facts';
import type { Block, DocumentKind, DocumentModel } from './model';

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
		lines: [electionWords(contest), `Kecamatan ${place.kecamatan}, ${place.kabko}, ${place.provinsi}`],
		draft: draftReason(facts),
		paper: 'a4',
		landscape: false,
		blocks,
		asOf: facts.asOf,
		...given,
	};
}
