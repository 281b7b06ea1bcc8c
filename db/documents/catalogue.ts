import { attendanceDocument } from '../../lib/documents/attendance';
import { boxesDocument } from '../../lib/documents/boxes';
import type { DocumentFacts } from '../../lib/documents/facts';
import { incidentsDocument } from '../../lib/documents/incidents';
import type { DocumentKind, DocumentModel } from '../../lib/documents/model';
import { correctionsDocument, minutesDocument, openingDocument, receiptsDocument } from '../../lib/documents/others';
import { recapDocument } from '../../lib/documents/recap';
import { tpsDocument } from '../../lib/documents/station';
import type { EventType } from '../../lib/plenary';
import type { House } from '../house';
import { asOf, documentFacts } from './collect';

const BUILDERS: Readonly<Record<Exclude<DocumentKind, 'hasil-tps'>, (facts: DocumentFacts) => DocumentModel>> = {
	pembukaan: openingDocument,
	'd-hasil': recapDocument,
	'berita-acara': minutesDocument,
	'kejadian-khusus': incidentsDocument,
	koreksi: correctionsDocument,
	'daftar-hadir': attendanceDocument,
	'kotak-segel': boxesDocument,
	'tanda-terima': receiptsDocument,
};

/** Kinds of documents of a contest, in the order a closing needs them. */
export const DOCUMENT_KINDS = Object.keys(BUILDERS) as readonly Exclude<DocumentKind, 'hasil-tps'>[];

/** The content of a document now; `null` where there is nothing to make it from. */
export function documentModel(house: House, kind: DocumentKind, contest: string, tps?: string): DocumentModel | null {
	const facts = documentFacts(house, contest);
	if (!facts) return null;
	if (kind !== 'hasil-tps') {
		const model = BUILDERS[kind](facts);
		// Who comes and goes changes nothing in what was counted.
		const meeting = COUNTED[kind];
		// Until the adoption stands, all of them are KONSEP.
		const streams = [`hasil/${contest}/%`, `penetapan/${contest}/%`];
		return meeting ? { ...model, asOf: asOf(house, streams, meeting) } : model;
	}
	const kelurahan = facts.kelurahan.find((one) => one.tps.some(({ kode }) => kode === tps));
	const own = kelurahan?.tps.find(({ kode }) => kode === tps);
	if (!kelurahan || !own) return null;
	return { ...tpsDocument(facts, own, kelurahan), asOf: asOf(house, [`hasil/${contest}/${own.kode}`], []) };
}

const ARRIVED = ['boxes.received', 'box.arrivalCorrected'] as const satisfies readonly EventType[];

/** What of the meeting's own events stands in a document beside the results of its contest. */
const COUNTED: Readonly<Partial<Record<DocumentKind, readonly EventType[]>>> = {
	'd-hasil': [],
	'kejadian-khusus': ['case.filed', 'case.moved', 'plenary.suspended', 'plenary.resumed', ...ARRIVED],
	koreksi: [],
	'kotak-segel': ARRIVED,
};
