import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import pixelmatch from 'pixelmatch';
import { getDocumentProxy, renderPageAsImage } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { attendanceDocument } from '../../lib/documents/attendance';
import { boxesDocument } from '../../lib/documents/boxes';
import type { DocumentFacts } from '../../lib/documents/facts';
import { incidentsDocument } from '../../lib/documents/incidents';
import type { DocumentModel } from '../../lib/documents/model';
import {
	correctionsDocument,
	minutesDocument,
	openingDocument,
	receiptsDocument,
	tpsDocument,
} from '../../lib/documents/others';
import { recapDocument } from '../../lib/documents/recap';
import { renderDocument } from './render';
import { factsFor, sameKey } from './testing/facts';

/** Stored beside this test; KETOK_PALU_PICTURES=write makes them anew, to be looked at before they are kept. */
const FOLDER = join(import.meta.dirname, 'pictures');
const WRITE = process.env.KETOK_PALU_PICTURES === 'write';
/** Pictures are small: letters blur, what moves or disappears does not. */
const SCALE = 0.55;
/** Share of pixels that other machines' drawing of the same letters may differ in. */
const TOLERANCE = 0.004;

const TIME = '2024-02-18T05:00:00.000Z';
const LONG = 'Raden Mas Hasanuddin Kartawidjaja Sastranegara Wirabumi bin Haji Abdurrahman Wahid';
const step = { text: 'Kotak dibuka sebelum saksi lengkap', document: '', time: TIME, by: LONG };

/** 24 parties over two kelurahan, a long name, a pause, an objection carried upward, a correction. */
const facts = withStories(
	factsFor(
		{ kelurahan: 2, tps: 16, parties: 24, candidates: 2 },
		{
			witnesses: [1, 2, 24].map((contestant) => ({
				contestant,
				contestantName: `Partai ${contestant}`,
				name: contestant === 2 ? LONG : `Saksi ${contestant}`,
				mandate: { number: `0${contestant}/DPC/2024`, signedBy: 'Ketua DPC' },
				present: contestant !== 24,
				revoked: false,
				phone: null,
			})),
			visits: [
				{ kind: 'saksi', name: 'Saksi 1', from: 'Partai 1', letter: '01/DPC/2024', in: TIME, out: TIME, late: false },
				{ kind: 'pers', name: LONG, from: 'Harian Contoh', letter: '07/RED/2024', in: TIME, out: null, late: true },
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
				changes: [{ field: 'IV.1.A1', old: 12, value: 21 }],
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
				field: 'IV.1.A1',
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
		const { pdf } = await renderDocument(model, sameKey());
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
