import { expect, it } from 'vitest';
import { examplePack } from '../../lib/demo/packs';
import { attendanceDocument } from '../../lib/documents/attendance';
import type { DocumentFacts, TpsFacts } from '../../lib/documents/facts';
import { incidentsDocument } from '../../lib/documents/incidents';
import { headingOf } from '../../lib/documents/lines';
import type { CellText, DocumentModel } from '../../lib/documents/model';
import { correctionsDocument, minutesDocument, openingDocument } from '../../lib/documents/others';
import { recapDocument } from '../../lib/documents/recap';
import { recapSheets } from '../../lib/documents/sheets';
import { tpsDocument } from '../../lib/documents/station';
import { cellText } from '../../lib/documents/sum';
import { electionOf } from '../../lib/election';
import { factsFor } from './testing/facts';

/** The parliament of Aceh: 24 parties, each with a line of its own votes and one of its sum. */
const contest = electionOf(examplePack('pemilu-2024-aceh'), 'a'.repeat(64)).contest('dprd-prov', '990101');
if (!contest) throw new Error('no DPRA');
const plain = factsFor({ kelurahan: 1, tps: 2, parties: 1, candidates: 1 });
const facts: DocumentFacts = { ...plain, contest, kelurahan: plain.kelurahan.map((one) => ({ ...one, contest })) };
const kelurahan = facts.kelurahan[0];
const tps = kelurahan?.tps[0];
if (!kelurahan || !tps) throw new Error('no TPS');
const parties = contest.contestants.map(({ no, name }) => `${no}. ${name}`);

const textOf = (cell: CellText | undefined) =>
	typeof cell === 'object' && cell !== null ? cell.text : String(cell ?? '');

/** Under which party each line stands, in every table that has lines of parties. */
function underParty(model: DocumentModel): Map<string, string[]> {
	const found = new Map<string, string[]>();
	for (const block of model.blocks) {
		if (block.kind !== 'table') continue;
		let party = '';
		for (const row of block.rows) {
			const [first, second] = row;
			if (typeof first === 'object' && first !== null && first.span) party = first.text;
			else if (textOf(first).startsWith('IV.'))
				found.set(block.title, [
					...(found.get(block.title) ?? []),
					[textOf(first), party, textOf(second)].filter(Boolean).join(' '),
				]);
		}
	}
	return found;
}

it('names the party of every line, in D.HASIL, its annexes and the numbers in words', () => {
	expect(parties).toHaveLength(24);
	const tables = [...underParty(recapDocument(facts))];
	expect(tables.map(([title]) => title)).toEqual([
		'Rekapitulasi kecamatan',
		'Jumlah akhir dengan huruf',
		'Kelurahan/desa KELURAHAN 1',
	]);
	for (const [, lines] of tables) {
		const votes = contest.fields.filter(({ section }) => section === 'IV');
		expect(lines).toHaveLength(votes.length);
		for (const [at, { contestant, id }] of votes.entries()) {
			expect(lines[at]).toContain(`${id} ${parties[contest.contestants.findIndex(({ no }) => no === contestant)]}`);
		}
	}
});

it('gives every party of the result of a TPS a card of its own, with all its lines in their order', () => {
	const cards = tpsDocument(facts, tps, kelurahan).blocks.flatMap((block) =>
		block.kind === 'cards' ? block.cards : [],
	);
	expect(cards.map(({ title }) => title)).toEqual([
		'I. DATA PEMILIH DAN PENGGUNA HAK PILIH',
		'II. DATA PENGGUNAAN SURAT SUARA',
		'III. DATA PEMILIH DISABILITAS',
		...parties,
		'V. DATA SUARA SAH DAN TIDAK SAH',
		'JAWABAN SAKSI',
	]);
	for (const [at, { no }] of contest.contestants.entries()) {
		const own = contest.fields.filter(({ contestant }) => contestant === no);
		const card = cards.find(({ title }) => title === parties[at]);
		expect(card?.rows.map((row) => row.no)).toEqual([
			'A.1',
			...own.slice(1, -1).map(({ candidate }) => String(candidate)),
			'B',
		]);
		expect(card?.rows.map((row) => row.numbers?.[0])).toEqual(own.map(({ id }) => cellText(tps.locked?.figures[id])));
	}
});

it('names the party above every line of the check page, and the section above the others', () => {
	const headings = [...new Set(contest.fields.map((field) => headingOf(contest, field, 'id')))];
	expect(headings).toEqual([
		'I. Data pemilih dan pengguna hak pilih',
		'II. Data penggunaan surat suara',
		'III. Data pemilih disabilitas',
		...parties,
		'V. Data suara sah dan tidak sah',
	]);
});

it('names the party of every line on every sheet of the workbook', () => {
	expect(recapSheets(facts)[0]?.name).toBe('DPRA');
	for (const { rows } of recapSheets(facts)) {
		const labels = rows.map(([, label]) => (label && 'text' in label ? label.text : ''));
		for (const party of parties) {
			expect(labels).toContain(`${party}: A.1 Suara partai politik`);
			expect(labels).toContain(`${party}: B Jumlah suara sah partai politik dan calon (A.1 + A.2)`);
		}
		expect(new Set(labels.slice(3)).size).toBe(contest.fields.length);
	}
});

it('has no heading of a party where each contestant has one line', () => {
	const single = electionOf(examplePack('pilkada-2024'), 'a'.repeat(64)).contests[0];
	const form = single && electionOf(examplePack('pilkada-2024'), 'a'.repeat(64)).contest(single.code, '990101');
	if (!form) throw new Error('no Pilkada');
	const of = { ...facts, contest: form, kelurahan: [{ ...kelurahan, contest: form }] };
	expect(JSON.stringify(recapDocument(of))).not.toContain('"level":3');
	expect([recapDocument(of).lines, correctionsDocument(of).lines].flat()).not.toContainEqual(
		expect.stringContaining('umum'),
	);
	expect(correctionsDocument(of).lines[0]).toBe('Pemilihan Gubernur dan Wakil Gubernur');
	for (const paper of [openingDocument, minutesDocument, attendanceDocument]) {
		expect(JSON.stringify(paper(of).blocks)).toContain('"Pasangan calon"');
		expect(JSON.stringify(paper(of).blocks)).not.toContain('Peserta pemilu');
		expect(JSON.stringify(paper(facts).blocks)).toContain('"Peserta pemilu"');
	}
});

const TIME = '2024-02-18T05:00:00.000Z';
const correction: TpsFacts['corrections'][number] = {
	time: TIME,
	by: 'Operator',
	changes: [{ field: 'IV.18.A2.3', old: 12, value: 21 }],
	reason: 'angka tertukar',
	basis: 'salah-tulis',
	requestedBy: 'Ketua PPS',
	initialled: [],
};
const withTps = (given: Partial<TpsFacts>): DocumentFacts => ({
	...facts,
	kelurahan: [{ ...kelurahan, tps: [{ ...tps, ...given }] }],
});
const line = contest.fields.find(({ id }) => id === 'IV.18.A2.3');
const words = `IV.18.A2.3 18. Partai Lokal Nomor Urut 18: 3. ${line?.label.id}`;

it('tells which line was corrected, with its party and candidate', () => {
	expect(JSON.stringify(correctionsDocument(withTps({ corrections: [correction] })))).toContain(words);
});

it('tells which line or party was recorded as it stands', () => {
	const keys = ['selisih:IV.18.A2.3', 'K106:V.C', 'K108:18', 'K102:L'];
	const recorded = keys.map((key) => ({ key, note: 'tidak dapat dijelaskan', time: TIME, by: 'Sari Dewi' }));
	expect(JSON.stringify(incidentsDocument(withTps({ recorded })))).toContain(
		`Dicatat apa adanya: selisih ${words}; K106 V.C Jumlah suara sah dan tidak sah (A+B); K108 18. Partai Lokal Nomor Urut 18; K102 L`,
	);
});

it('refers to the list of corrections where there are any, instead of NIHIL', () => {
	expect(incidentsDocument(withTps({})).blocks).toEqual([{ kind: 'nihil' }]);
	expect(incidentsDocument(withTps({ corrections: [correction] })).blocks).toEqual([
		{ kind: 'paragraph', text: expect.stringContaining('Pembetulan: 1 isian di 1 TPS') },
	]);
});
