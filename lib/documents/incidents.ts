import type { Contest } from '../forms/types';
import type { Zone } from '../hall/clock';
import { type Case, travelsUp } from '../plenary/case';
import type { CaseStatus } from '../plenary/commands-case';
import { refusals } from './adoption';
import type { DocumentFacts, PauseFacts, TpsFacts } from './facts';
import { frame, momentText } from './frame';
import type { Incident } from './incident';
import { namedKey, namedLine } from './lines';
import type { Block, DocumentModel } from './model';

const SIDE = { saksi: 'Saksi', panwaslu: 'Panwaslu Kecamatan', ppk: 'PPK' } as const;
const KIND = { keberatan: 'Keberatan', 'kejadian-khusus': 'Kejadian khusus' } as const;
const SUBJECT = { prosedur: 'prosedur', selisih: 'selisih angka' } as const;
const STATUS: Readonly<Record<CaseStatus, string>> = {
	diajukan: 'diajukan',
	dijelaskan: 'dijelaskan PPK',
	diterima: 'diterima',
	dibetulkan: 'dibetulkan',
	dimintakan: 'dimintakan pendapat Panwaslu',
	direkomendasikan: 'rekomendasi Panwaslu',
	ditindaklanjuti: 'ditindaklanjuti',
	dicatat: 'dicatat',
	dicabut: 'dicabut',
};
const PAUSE = { skors: 'Skors', penundaan: 'Penundaan' } as const;

/**
 * D.KEJADIAN KHUSUS DAN/ATAU KEBERATAN SAKSI (domain 3, 7): every objection and special event with its way to the end,
 * refusals to sign, postponements and what goes up as it stands; NIHIL when there was nothing.
 */
export function incidentsDocument(facts: DocumentFacts): DocumentModel {
	const { zone } = facts.place;
	const incidents = [
		...facts.kelurahan.flatMap(({ name, tps, contest }) => tps.flatMap((one) => ofTps(contest, one, name, zone))),
		...facts.cases.map((one) => ofCase(facts.contest, one, 'Rapat pleno', zone)),
		...refusals(facts),
		...facts.pauses.filter(({ kind }) => kind === 'penundaan').map((pause) => ofPause(pause, zone)),
	];
	incidents.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
	return frame(
		facts,
		'kejadian-khusus',
		'Model D.KEJADIAN KHUSUS DAN/ATAU KEBERATAN SAKSI',
		[...(incidents.length === 0 ? [] : [incidentTable(incidents, zone)]), ...corrected(facts, incidents.length)],
		{ landscape: incidents.length > 0 },
	);
}

/** Where the corrections stand, where there are any; NIHIL where nothing else was told either. */
function corrected({ kelurahan }: DocumentFacts, told: number): Block[] {
	const all = kelurahan.flatMap(({ tps }) => tps).filter(({ corrections }) => corrections.length > 0);
	if (all.length === 0) return told === 0 ? [{ kind: 'nihil' }] : [];
	const changes = all.flatMap(({ corrections }) => corrections.flatMap((one) => one.changes)).length;
	const text = `Pembetulan: ${changes} isian di ${all.length} TPS dibetulkan dalam rapat. Rinciannya tercantum dalam Daftar pembetulan.`;
	return [{ kind: 'paragraph', text }];
}

function incidentTable(incidents: readonly Incident[], zone: Zone): Block {
	return {
		kind: 'table',
		title: 'Kejadian khusus dan/atau keberatan',
		columns: [
			{ mm: 9, align: 'right' },
			{ mm: 30, align: 'left' },
			{ mm: 34, align: 'left' },
			{ mm: 36, align: 'left' },
			{ fr: 3, align: 'left' },
			{ fr: 3, align: 'left' },
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
	};
}

function ofTps(
	contest: Contest,
	{ name, locked, recorded, cases, arrival }: TpsFacts,
	kelurahan: string,
	zone: Zone,
): Incident[] {
	const where = `${name}, ${kelurahan}`;
	return [
		...ofArrival(arrival, where),
		...cases.map((one) => ofCase(contest, one, where, zone)),
		// An objection is a case already; who only refuses to sign brings none.
		...(locked?.answers ?? [])
			.filter(({ answer }) => answer === 'refuse')
			.map(({ name: witness, contestant, text, channel, recordedBy }) => ({
				time: locked?.time ?? '',
				where,
				who: `Saksi nomor urut ${contestant}, ${witness}`,
				what: `Menolak menandatangani: ${text}`,
				outcome: channel === 'paper' ? `Dicatat dari kertas oleh ${recordedBy ?? '–'}` : 'Dicatat dari ponsel saksi',
			})),
		...groups(recorded).map(({ keys, note, time, by }) => ({
			time,
			where,
			who: by,
			what: `Dicatat apa adanya: ${keys.map((key) => namedKey(contest, key)).join('; ')}`,
			outcome: note,
		})),
	];
}

/** A seal that was not intact when the box came: an event, not a stop. */
function ofArrival(arrival: TpsFacts['arrival'], where: string): Incident[] {
	if (!arrival || arrival.seal === 'utuh') return [];
	const { time, by: who, from, note } = arrival;
	const how = arrival.seal === 'rusak' ? 'dengan segel rusak' : 'tanpa segel';
	const what = `Kotak suara diterima dari ${from} ${how}: ${note}`;
	return [{ time, where, who, what, outcome: 'Dicatat saat diterima; kotak tetap direkapitulasi' }];
}

function ofCase(contest: Contest, one: Case, where: string, zone: Zone): Incident {
	const { kind, subject, field, from, text, evidence, steps } = one;
	const about = kind === 'keberatan' ? ` (${SUBJECT[subject]}${field ? ` ${namedLine(contest, field)}` : ''})` : '';
	const way = steps
		.slice(1)
		.map(
			({ status, text: said, document, retracted, time, by }) =>
				`${momentText(time, zone)} ${retracted ? 'rekomendasi Panwaslu ditarik kembali' : STATUS[status]}${document ? ` (surat ${document})` : ''}${said ? `: ${said}` : ''} – ${by}`,
		);
	if (travelsUp(one)) way.push('Tidak selesai di tingkat ini; dibawa ke tingkat berikutnya.');
	return {
		time: one.time,
		where,
		who: from.name === SIDE[from.side] ? from.name : `${SIDE[from.side]}, ${from.name}`,
		what: `${KIND[kind]}${about}: ${text}${evidence ? `. Bukti: ${evidence}` : ''}`,
		outcome: way.join('; ') || STATUS[one.status],
	};
}

function ofPause(
	{ kind, time, orderedBy, document, reason, agreement, boxes, guard, resumed }: PauseFacts,
	zone: Zone,
) {
	const letter = document ? ` (surat ${document})` : '';
	return {
		time,
		where: 'Rapat pleno',
		who: orderedBy,
		what: `${PAUSE[kind]}${letter}: ${reason}${agreement ? `. Kesepakatan saksi: ${agreement}` : ''}${boxes > 0 ? `. ${boxes} kotak terbuka dijaga ${guard}` : ''}`,
		outcome: resumed
			? `Dilanjutkan ${momentText(resumed.time, zone)} oleh ${resumed.by}; ${resumed.same ? 'semua hasil dan kedudukan panel tetap sama' : 'ada yang berubah selama jeda'}`
			: 'Belum dilanjutkan',
	};
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

/** The pauses of the meeting, for the minutes; nothing where it ran through. */
export function course({ pauses, place: { zone } }: DocumentFacts): Block[] {
	if (pauses.length === 0) return [];
	return [
		{ kind: 'heading', level: 2, text: 'Jalannya rapat' },
		...pauses.map((pause): Block => {
			const { who, what, outcome } = ofPause(pause, zone);
			return { kind: 'paragraph', text: `${momentText(pause.time, zone)}, ${who}: ${what}. ${outcome}.` };
		}),
	];
}
