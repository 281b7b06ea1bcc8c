import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import pixelmatch from 'pixelmatch';
import { extractText, getDocumentProxy, renderPageAsImage } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { attendanceDocument } from '../../lib/documents/attendance';
import { boxesDocument } from '../../lib/documents/boxes';
import type { DocumentFacts } from '../../lib/documents/facts';
import { incidentsDocument } from '../../lib/documents/incidents';
import { labelOf } from '../../lib/documents/lines';
import type { DocumentModel } from '../../lib/documents/model';
import { correctionsDocument, minutesDocument, openingDocument, receiptsDocument } from '../../lib/documents/others';
import { recapDocument } from '../../lib/documents/recap';
import { tpsDocument } from '../../lib/documents/station';
import { cellText, sumOf, sumText } from '../../lib/documents/sum';
import { type Rendered, renderDocument } from './render';
import { factsFor, sameKey } from './testing/facts';

/** Stored beside this test; KETOK_PALU_PICTURES=write makes them anew, to be looked at before they are kept. */
const FOLDER = join(import.meta.dirname, 'pictures');
const WRITE = process.env.KETOK_PALU_PICTURES === 'write';
/** Pictures are small: letters blur, what moves or disappears does not. */
const SCALE = 0.55;
/** TPS in one part of a table: 16 are two parts of as many. */
const PART = 8;
/** Share of pixels that other machines' drawing of the same letters may differ in. */
const TOLERANCE = 0.004;

const TIME = '2024-02-18T05:00:00.000Z';
const LONG = 'Raden Mas Hasanuddin Kartawidjaja Sastranegara Wirabumi bin Haji Abdurrahman Wahid';
const step = { text: 'Kotak dibuka sebelum saksi lengkap', document: '', time: TIME, by: LONG };

const signed = { side: 'saksi', hash: 'ab'.repeat(32), channel: 'paper', recordedBy: null } as const;

/** 24 parties over two kelurahan, a long name, a pause, an objection carried upward, a correction, adopted. */
const facts = withStories(
	factsFor(
		{ kelurahan: 2, tps: 16, parties: 24, candidates: 2 },
		{
			witnesses: [1, 2, 24].map((contestant) => ({
				contestant,
				contestantName: `Partai Peraga ${contestant}`,
				name: contestant === 2 ? LONG : `Saksi ${contestant}`,
				mandate: { number: `0${contestant}/DPC/2024`, signedBy: 'Ketua DPC' },
				present: contestant !== 24,
				revoked: false,
				phone: null,
			})),
			visits: [
				{
					kind: 'saksi',
					name: 'Saksi 1',
					from: 'Partai Peraga 1',
					letter: '01/DPC/2024',
					in: TIME,
					out: TIME,
					late: false,
				},
				{ kind: 'pers', name: LONG, from: 'Harian Contoh', letter: '07/RED/2024', in: TIME, out: null, late: true },
			],
			adoptions: [
				{
					region: '310101',
					name: 'CONTOH',
					version: 1,
					time: TIME,
					by: 'Sari Dewi',
					words: 'satu-dua-tiga-empat',
					valid: 123_456,
					invalid: 789,
					answers: [
						{ ...signed, id: 's1', name: 'Saksi 1', contestant: 1, answer: 'sign', text: '', channel: 'phone' },
						{
							...signed,
							id: 's2',
							name: LONG,
							contestant: 2,
							answer: 'refuse',
							text: 'Selisih tidak dibuka',
							recordedBy: 'Operator',
						},
					],
					absent: [{ name: 'Saksi 24', contestant: 24 }],
					voided: null,
				},
			],
			pauses: [
				{
					kind: 'penundaan',
					time: TIME,
					orderedBy: 'KPU Kabupaten',
					document: '12/PL.02/2024',
					reason: 'Sirekap tidak dapat dibuka',
					agreement: 'Saksi sepakat lanjut pukul 14.30',
					boxes: 1,
					guard: 'Aiptu Joko',
					resumed: { time: '2024-02-18T07:30:00.000Z', by: 'Sari Dewi', same: true },
				},
			],
		},
	),
);

function withStories(plain: DocumentFacts): DocumentFacts {
	const [kelurahan, ...others] = plain.kelurahan;
	const [tps, ...rest] = kelurahan?.tps ?? [];
	if (!kelurahan || !tps) throw new Error('no TPS');
	const said = {
		...tps,
		arrival: { seal: 'rusak' as const, from: LONG, note: 'Kabel segel putus', time: TIME, by: 'Operator' },
		box: { seal: 'rusak' as const, note: 'Segel sobek di satu sisi', time: TIME, by: 'Operator' },
		corrections: [
			{
				time: TIME,
				by: 'Operator',
				changes: [{ field: 'IV.2.A2.1', old: 12, value: 21 }],
				reason: 'angka tertukar',
				basis: 'salah-tulis' as const,
				requestedBy: 'Ketua PPS',
				initialled: ['Sari Dewi', LONG],
			},
		],
		cases: [
			{
				id: 'k1',
				kind: 'keberatan' as const,
				subject: 'selisih' as const,
				field: 'IV.2.B',
				from: { side: 'saksi' as const, witness: 's2', name: LONG },
				text: step.text,
				evidence: 'foto C.Hasil Salinan',
				status: 'dicatat' as const,
				origin: 'rapat' as const,
				time: TIME,
				steps: [
					{ ...step, status: 'diajukan' as const },
					{ ...step, status: 'dijelaskan' as const },
					{ ...step, status: 'dicatat' as const, text: 'Tidak dapat diterima' },
				],
			},
		],
	};
	return { ...plain, kelurahan: [{ ...kelurahan, tps: [said, ...rest] }, ...others] };
}

const first = facts.kelurahan[0]?.tps[0];
if (!first) throw new Error('no TPS');
const DOCUMENTS: readonly DocumentModel[] = [
	openingDocument(facts),
	recapDocument(facts),
	minutesDocument(facts),
	incidentsDocument(facts),
	correctionsDocument(facts),
	attendanceDocument(facts),
	boxesDocument(facts),
	receiptsDocument(facts),
	tpsDocument(facts, first, { name: 'KELURAHAN 1', contest: facts.contest }),
];

const known = new Map<DocumentModel, Promise<Rendered>>();

/** The document as PDF, made once. */
function rendered(model: DocumentModel): Promise<Rendered> {
	const pdf = known.get(model) ?? renderDocument(model, sameKey());
	known.set(model, pdf);
	return pdf;
}

async function pixelsOf(png: ArrayBuffer | Buffer) {
	const picture = await loadImage(Buffer.from(png as ArrayBuffer));
	const canvas = createCanvas(picture.width, picture.height);
	const context = canvas.getContext('2d');
	context.drawImage(picture, 0, 0);
	const { data } = context.getImageData(0, 0, picture.width, picture.height);
	return { width: picture.width, height: picture.height, data };
}

/** Pages of a PDF as PNG. */
async function pages(pdf: Uint8Array): Promise<Buffer[]> {
	const count = (await getDocumentProxy(new Uint8Array(pdf))).numPages;
	const pictures: Buffer[] = [];
	for (let no = 1; no <= count; no++) {
		const canvasImport = () => import('@napi-rs/canvas');
		pictures.push(Buffer.from(await renderPageAsImage(new Uint8Array(pdf), no, { canvasImport, scale: SCALE })));
	}
	return pictures;
}

describe('the pages look as they were approved', () => {
	it.each(DOCUMENTS.map((model) => [model.kind, model] as const))('%s', async (kind, model) => {
		const { pdf } = await rendered(model);
		const made = await pages(pdf);
		if (WRITE) {
			mkdirSync(FOLDER, { recursive: true });
			for (const [at, png] of made.entries()) writeFileSync(join(FOLDER, `${kind}-${at + 1}.png`), png);
		}
		expect(existsSync(join(FOLDER, `${kind}-${made.length + 1}.png`))).toBe(false);
		for (const [at, png] of made.entries()) {
			const now = await pixelsOf(png);
			const kept = await pixelsOf(readFileSync(join(FOLDER, `${kind}-${at + 1}.png`)));
			expect([now.width, now.height]).toEqual([kept.width, kept.height]);
			const differing = pixelmatch(now.data, kept.data, undefined, now.width, now.height, { threshold: 0.2 });
			expect(differing / (now.width * now.height), `${kind}, page ${at + 1}`).toBeLessThanOrEqual(TOLERANCE);
		}
	});
});

it('of 24 parties, whose tables go over many pages, hold every number of every TPS and every sum carried on', async () => {
	const recap = DOCUMENTS.find(({ kind }) => kind === 'd-hasil');
	if (!recap) throw new Error('no D.HASIL');
	const { text } = await extractText(await getDocumentProxy(new Uint8Array((await rendered(recap)).pdf)));
	const said = text.join(' ').replace(/\s+/g, ' ');
	let lines = 0;
	for (const { tps } of facts.kelurahan) {
		for (let from = 0; from < tps.length; from += PART) {
			const here = tps.slice(from, from + PART);
			for (const field of facts.contest.fields) {
				const cells = here.map(({ locked }) => cellText(locked?.figures[field.id]));
				const carried = sumText(sumOf(tps.slice(0, from + PART), field.id));
				expect(said).toContain(`${field.id} ${labelOf(field)} ${cells.join(' ')} ${carried} `);
				lines += 1;
			}
		}
	}
	expect(lines).toBe(2 * 2 * facts.contest.fields.length);
});
