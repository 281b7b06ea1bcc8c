import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { verifyEntry } from '../db/hub/desk';
import { publishRound } from '../db/hub/publish';
import { resultPath } from '../lib/hub';
import { resultText } from './hub-halls';
import { type PublishedTree, publishedTree } from './hub-tree';
import { type Bench, type Measure, measured, median, quantile, round } from './measure';

/** TPS in the trees; the largest is the issue's. Fewer while developing: `KETOK_PALU_BENCH_TPS=4000,40000`. */
const SIZES = (process.env.KETOK_PALU_BENCH_TPS || '4000,40000,400000').split(',').map(Number);
const PUBLISHED = 40;
/** Published before the clock runs: what a process does for the first time is another matter. */
const WARM = 10;

/** What the nation's file says: how many TPS are in, and the first contestant's votes. */
function nation({ hub, contest }: PublishedTree): { progres: number; votes: number } {
	const file = JSON.parse(readFileSync(join(hub.tree, resultPath(contest, '')), 'utf8')) as {
		chart: Record<string, number>;
		progres: { progres: number };
	};
	return { progres: file.progres.progres, votes: file.chart[contest.contestants[0]?.sirekapId ?? ''] ?? 0 };
}

/** Milliseconds for one approved result to become visible, its sums at every level with it. */
async function publishOne(tree: PublishedTree, at: number): Promise<number> {
	const { hub } = tree;
	const tps = tree.open[at] ?? '';
	const before = nation(tree);
	const batch = { id: `bench-${at}-00000`, hall: 'h', kecamatan: tps.slice(0, 6), at: '2024', head: '', signature: '' };
	await hub.store.take(batch, [resultText(tps)]);
	const key = { contest: 'ppwp', tps, version: 1 };
	await verifyEntry(hub, { id: 'a', name: 'A' }, key, { type: 'entry.claim' });
	await verifyEntry(hub, { id: 'a', name: 'A' }, key, { type: 'entry.approve' });
	const begin = performance.now();
	const published = await publishRound(hub, 'bench');
	const ms = performance.now() - begin;
	if (published !== 1) throw new Error(`publish: ${published}`);
	const now = nation(tree);
	if (now.progres !== before.progres + 1 || now.votes <= before.votes) throw new Error('the sums did not follow');
	return ms;
}

/** Requests per second for files of a folder, in turns, over sixteen kept lines. */
async function requestsPerSecond(url: string, paths: readonly string[], ms: number): Promise<number> {
	const agent = new Agent({ keepAlive: true, maxSockets: 16 });
	const until = performance.now() + ms;
	let done = 0;
	let at = 0;
	const line = async () => {
		while (performance.now() < until) {
			const path = paths[at++ % paths.length] ?? '';
			await new Promise<void>((next, fail) => {
				get(`${url}/${path}`, { agent }, (response) => {
					if (response.statusCode !== 200) fail(new Error(`${response.statusCode} ${path}`));
					response.resume().on('end', next);
				}).on('error', fail);
			});
			done += 1;
		}
	};
	const begin = performance.now();
	await Promise.all(Array.from({ length: 16 }, line));
	agent.destroy();
	return done / ((performance.now() - begin) / 1000);
}

/** The tree behind a plain static server, beside that server's smallest file. */
async function served({ hub, contest, tps, regions }: PublishedTree): Promise<Measure[]> {
	writeFileSync(join(hub.tree, 'kecil.json'), '1');
	const server: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'bench/plain-server.ts', hub.tree], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	try {
		const lines = createInterface({ input: server.stdout as NonNullable<ChildProcess['stdout']> });
		const [url] = (await once(lines, 'line')) as [string];
		const any = (codes: readonly string[]) =>
			Array.from({ length: 5_000 }, () => resultPath(contest, codes[Math.floor(Math.random() * codes.length)] ?? ''));
		const kinds = [
			['files of TPS, at random', any(tps)],
			['files of regions, from kelurahan to the nation', any(regions)],
		] as const;
		await requestsPerSecond(url, ['kecil.json'], 1_000);
		const found: Measure[] = [];
		for (const [name, paths] of kinds) {
			const rates = { tree: 0, small: 0 };
			for (let turn = 0; turn < 3; turn++) {
				rates.small += await requestsPerSecond(url, ['kecil.json'], 1_500);
				rates.tree += await requestsPerSecond(url, paths, 1_500);
			}
			found.push({
				bench: `tree served: ${name}`,
				value: round(rates.tree / 3),
				unit: 'requests/s',
				yardstick: round(rates.small / 3),
				ratio: round(rates.tree / rates.small),
				target: 'beside the smallest file of the same server',
				ok: true,
				note: `plain static server, tree of ${tps.length} TPS files, 16 lines; every answer 200`,
			});
		}
		return found;
	} finally {
		server.kill();
	}
}

/** Publishing one result costs the same in a small tree and in a nation's; any static server carries the readers. */
export const hubPublish: Bench = async () => {
	const trees: { readonly tree: PublishedTree; readonly times: number[] }[] = [];
	for (const size of SIZES) trees.push({ tree: await publishedTree(size, PUBLISHED), times: [] });
	try {
		// In turns, so that none has the quieter minute.
		for (let at = 0; at < PUBLISHED; at++) {
			for (const { tree, times } of trees) {
				const ms = await publishOne(tree, at);
				if (at >= WARM) times.push(ms);
			}
		}
		const least = median(trees[0]?.times ?? []);
		const lines = trees.map(({ times }, at) => {
			const head = {
				bench: `publish one result into ${SIZES[at]} TPS`,
				unit: 'ms',
				target: 'ratio ≤ 1.5: independent of the tree',
				note: `median of ${times.length} (90 % under ${round(quantile(times, 0.9))}), beside the tree of ${SIZES[0]} TPS; the TPS and the sums of five levels written, synced and renamed, the nation's sums looked at each time`,
			};
			return measured(head, median(times), least, (ratio) => ratio <= 1.5);
		});
		const largest = trees.at(-1);
		return largest ? [...lines, ...(await served(largest.tree))] : lines;
	} finally {
		for (const { tree } of trees) {
			await tree.hub.store.close();
			rmSync(tree.folder, { recursive: true, force: true });
		}
	}
};
