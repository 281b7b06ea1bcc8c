import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { START_AGAIN as SAID_BY_THE_SERVER } from '../app/server/backups';
import { keepServing, START_AGAIN } from './lib/keep.mjs';

let folder: string;
let diary: string;
const read = () => (existsSync(diary) ? readFileSync(diary, 'utf8').trim().split('\n') : []);
const note = (line: string) => appendFileSync(diary, `${line}\n`);

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'ketok-palu-jaga-'));
	diary = join(folder, 'catatan');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A server of a few lines: it writes that it lives, then ends as its turn in `codes` says, or waits to be ended. */
function keep(codes: readonly (number | 'waits')[], prepare: () => Promise<void> = async () => note('prepared')) {
	const ready: (() => void)[] = [];
	const waits = new Promise<void>((done) => ready.push(done));
	let turn = 0;
	const kept = keepServing({
		serve: () => {
			const code = codes[turn++] ?? 0;
			note(`serves ${turn}`);
			const end = code === 'waits' ? "process.send('here'); setInterval(() => {}, 1000)" : `process.exit(${code})`;
			const child = spawn(process.execPath, ['-e', end], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
			child.on('message', () => ready[0]?.());
			return child;
		},
		prepare,
		grace: 5_000,
		failed: (error) => note(error.message),
	});
	return { kept, waits };
}

it('starts the server again, after the swap, when it ends for a restore; any other end is passed on', async () => {
	expect(START_AGAIN).toBe(SAID_BY_THE_SERVER);
	const { kept } = keep([START_AGAIN, START_AGAIN, 3]);
	expect(await kept.ended).toBe(3);
	expect(read()).toEqual(['serves 1', 'prepared', 'serves 2', 'prepared', 'serves 3']);
	expect(kept.over()).toBe(true);
});

it('a stop that was asked for ends it, also where the server is the second one, and is no failure', async () => {
	const { kept, waits } = keep([START_AGAIN, 'waits']);
	await waits;
	expect(kept.over()).toBe(false);
	kept.stop('SIGTERM');
	expect(await kept.ended).toBe(0);
	expect(read()).toEqual(['serves 1', 'prepared', 'serves 2']);
});

it('a stop while the restore is swapped in starts nothing any more', async () => {
	const { kept } = keep([START_AGAIN], async () => {
		kept.stop('SIGINT');
		note('prepared');
	});
	expect(await kept.ended).toBe(0);
	expect(read()).toEqual(['serves 1', 'prepared']);
});
