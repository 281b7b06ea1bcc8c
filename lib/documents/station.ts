import { terbilang } from '../forms/terbilang';
import { amount, type Contest, type Field, lineNumber } from '../forms/types';
import type { DocumentFacts, KelurahanFacts, TpsFacts } from './facts';
import { frame, momentText } from './frame';
import { labelOf, partyOf } from './lines';
import type { Card, CardRow, DocumentModel } from './model';
import { cellText } from './sum';

const ANSWER = { agree: 'setuju', object: 'keberatan', refuse: 'menolak menandatangani' } as const;

/** Line B below its own party's lines, in as few words as tell which it is. */
const TOTAL = 'Jumlah (A.1 + A.2)';

/** Lines of one card: a longer section (a DPD of fifty candidates) goes on in the next. */
const LINES = 16;

/**
 * The result of one TPS for each witness, on one page whatever the contest: A4 across, for the pages of parties A3.
 * Every number of IV and V also in letters, as on C.HASIL SALINAN (domain P15).
 */
export function tpsDocument(
	facts: DocumentFacts,
	tps: TpsFacts,
	{ name: kelurahan, contest }: Pick<KelurahanFacts, 'name' | 'contest'>,
): DocumentModel {
	const { place } = facts;
	const { locked } = tps;
	const struck = locked
		? `Diketok ${momentText(locked.time, place.zone)} oleh ${locked.by}, versi ${locked.version}.`
		: 'Belum diketok.';
	const { lines, ...rest } = frame(facts, 'hasil-tps', `Hasil ${tps.name}, ${kelurahan}`, [
		{
			kind: 'cards',
			note: `${struck}${locked ? ` Sidik angka: ${locked.hash}.` : ''} C = C.Hasil, S = Sirekap.`,
			heads: ['C', 'S'],
			cards: [...sections(contest, tps), ...answers(tps)],
		},
	]);
	return {
		...rest,
		lines: [`${lines.join('. ')}. ${contest.formName}, kode TPS ${tps.kode}`],
		subject: `${contest.code}/${tps.kode}`,
		draft: locked === null ? 'belum diketok' : tps.reopened ? 'dibuka kembali, versi berikutnya belum diketok' : null,
		paper: contest.fields.some(({ line }) => line !== undefined) ? 'a3' : 'a4',
		landscape: true,
	};
}

/** The form in its order: a card for each section, in section IV for each party. */
function sections(contest: Contest, tps: TpsFacts): Card[] {
	return contest.sections.flatMap((section) => {
		const own = contest.fields.filter((field) => field.section === section.id);
		const parties = [...new Set(own.map((field) => partyOf(contest, field)))];
		return parties.flatMap((party) =>
			card(
				party ?? `${section.id}. ${section.title.id}`.toUpperCase(),
				own.filter((field) => partyOf(contest, field) === party).map((field) => line(field, tps)),
				true,
			),
		);
	});
}

function line(field: Field, { locked }: TpsFacts): CardRow {
	const cell = locked?.figures[field.id] ?? null;
	const value = amount(cell);
	const inWords = field.section === 'IV' || field.section === 'V';
	return {
		no: field.line ? lineNumber(field).trim().replace(/\.$/, '') : field.id.replace(/^[IV]+\./, ''),
		text: field.line === 'total' ? TOTAL : labelOf(field),
		numbers: [cellText(cell), field.inSystem ? cellText(locked?.system[field.id]) : ''],
		...(inWords && value !== null ? { words: terbilang(value) } : {}),
		...(field.line === 'candidate' ? { name: true } : {}),
		...(field.countsAsValid || field.section === 'V' ? { strong: true } : {}),
	};
}

/** What every witness answered, and on which way. */
function answers({ locked }: TpsFacts): Card[] {
	const rows = [
		...(locked?.answers ?? []).map(({ contestant, name, answer, text, channel, recordedBy, proof }): CardRow => {
			const way =
				channel === 'paper'
					? `di kertas, dicatat oleh ${recordedBy ?? '–'}`
					: proof
						? 'ponsel, ditandatangani'
						: 'ponsel, tanpa tanda tangan';
			const said = text ? `${ANSWER[answer]}: ${text}` : ANSWER[answer];
			return { no: String(contestant), text: `${name} – ${said} (${way})` };
		}),
		...(locked?.absent ?? []).map(
			({ contestant, name }): CardRow => ({ no: String(contestant), text: `${name} – tidak hadir` }),
		),
	];
	return card('JAWABAN SAKSI', rows.length > 0 ? rows : [{ no: '', text: 'Belum ada jawaban.' }], false);
}

function card(title: string, rows: readonly CardRow[], numbers: boolean): Card[] {
	const parts = Math.max(1, Math.ceil(rows.length / LINES));
	const share = Math.ceil(rows.length / parts);
	return Array.from({ length: parts }, (_, at) => ({
		title: at === 0 ? title : `${title} (lanjutan)`,
		rows: rows.slice(at * share, (at + 1) * share),
		numbers,
	}));
}
