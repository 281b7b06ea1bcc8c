import { getDocumentProxy } from 'unpdf';
import { expect, it } from 'vitest';
import { recapDocument } from '../../lib/documents/recap';
import { joinPdf } from './join';
import { type RenderStage, renderDocument } from './render';
import { factsFor, sameKey } from './testing/facts';

const model = recapDocument(factsFor({ kelurahan: 1, tps: 3, parties: 2, candidates: 2 }));

/** What a reader sees and hears: text, tags and outline of every page. */
async function told(pdf: Uint8Array) {
	const document = await getDocumentProxy(new Uint8Array(pdf));
	const pages = await Promise.all(
		Array.from({ length: document.numPages }, async (_, at) => {
			const page = await document.getPage(at + 1);
			const { items } = await page.getTextContent();
			return {
				text: items.map((item) => ('str' in item ? item.str : '')).join('|'),
				tags: JSON.stringify(await page.getStructTree()).replace(/"id":"[^"]*"/g, ''),
			};
		}),
	);
	const outline = ((await document.getOutline()) ?? []).map(({ title }) => title);
	return { pages, outline };
}

const idsOf = (pdf: Uint8Array) =>
	[
		...Buffer.from(pdf)
			.toString('latin1')
			.matchAll(/\/ID \((\w+)\)/g),
	].map(([, id]) => id);

it('a long document, set in parts, reads page by page as if it were set at once', async () => {
	const stages: RenderStage[] = [];
	const whole = await renderDocument(model, sameKey());
	const parts = await renderDocument(model, sameKey(), (stage) => stages.push(stage), 1);
	expect(stages.filter(({ stage }) => stage === 'write')).toEqual(
		[1, 2].map((step) => ({ stage: 'write', step, of: 2 })),
	);
	expect(parts.content).toBe(whole.content);
	const [one, other] = [await told(whole.pdf), await told(parts.pdf)];
	expect(other).toEqual(one);
	expect(one.outline).toHaveLength(2);
	expect(one.pages.at(-1)?.text).toContain(`halaman ${one.pages.length} dari ${one.pages.length}`);
	expect(new Set(idsOf(parts.pdf)).size).toBe(idsOf(whole.pdf).length);
	expect(Buffer.from((await renderDocument(model, sameKey(), undefined, 1)).pdf).equals(Buffer.from(parts.pdf))).toBe(
		true,
	);
});

it('what another program wrote is not joined', () => {
	const strange = Buffer.from('%PDF-1.4\nnothing of ours\n%%EOF');
	expect(() => joinPdf([strange, strange])).toThrow('a PDF of another kind');
});
