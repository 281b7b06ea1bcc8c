import { gzipSync } from 'node:zlib';
import { ACTORS, witnessId } from '../db/testing/fixtures';
import { type Bench, type Measure, notYet, round } from './measure';
import { isBuilt, type Served, serve } from './served';

/** A phone on the hall's Wi-Fi; issue 2 gives no number, so these are ours (docs/adr). */
const PAGES = [
	{ page: '/meja', kind: 'account', subject: ACTORS.operator.id, limit: 250 },
	{ page: '/saksi', kind: 'witness', subject: witnessId(1), limit: 200 },
] as const;

/**
 * JavaScript a browser needs before a page works: the scripts its HTML names, each as gzip would send it. Scripts for
 * browsers without modules are left out; what a page loads later is not counted.
 */
export const firstLoad: Bench = async () => {
	if (!isBuilt())
		return PAGES.map(({ page, limit }) =>
			notYet(nameOf(page), 'kB gzip', targetOf(limit), 'npm run build comes before'),
		);
	const served = await serve();
	try {
		const lines: Measure[] = [];
		for (const { page, kind, subject, limit } of PAGES) {
			lines.push(await measurePage(served, page, await served.cookie(kind, subject), limit));
		}
		return lines;
	} finally {
		await served.stop();
	}
};

const nameOf = (page: string) => `first-load JavaScript of ${page}`;
const targetOf = (limit: number) => `≤ ${limit} kB`;

async function measurePage({ url }: Served, page: string, cookie: string, limit: number): Promise<Measure> {
	const response = await fetch(url + page, { headers: { cookie }, redirect: 'manual' });
	if (response.status !== 200) throw new Error(`${page}: ${response.status} ${response.headers.get('location')}`);
	const html = await response.text();
	const tags = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => !/\bnomodule\b/i.test(tag));
	const sources = new Set(tags.flatMap((tag) => /\bsrc="([^"]+)"/.exec(tag)?.[1] ?? []));
	let bytes = 0;
	for (const source of sources) {
		const script = await fetch(new URL(source.replaceAll('&amp;', '&'), url));
		bytes += gzipSync(Buffer.from(await script.arrayBuffer())).length;
	}
	const value = round(bytes / 1000);
	const note = `${sources.size} scripts`;
	return {
		bench: nameOf(page),
		value,
		unit: 'kB gzip',
		yardstick: null,
		ratio: null,
		target: targetOf(limit),
		ok: value <= limit,
		note,
	};
}
