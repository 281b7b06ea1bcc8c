import { spawn } from 'node:child_process';
import { createHash, generateKeyPairSync, sign as signBytes, verify as verifyBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { holds, installationKey } from '../db/keys';
import { ACTORS } from '../db/testing/fixtures';
import { Hall } from '../db/testing/hall';
import { temporaryFolder } from '../db/testing/house';
import { rowText } from '../lib/evidence/signing';
import { type Bench, measured, median, quantile, round } from './measure';

/** A kecamatan of 1,569 TPS in five contests. */
const SIGNATURES = 1_569 * 5;
const BACKUP_MB = Number(process.env.KETOK_PALU_BENCH_BACKUP_MB ?? 2_000);
const EVERY_MS = 50;
/** A command that takes longer is noticed by whoever types. */
const NOTICED_MS = 50;

/** Signing and verifying as the house does it, beside bare node:crypto of the same count. */
export const signing: Bench = async () => {
	const hall = Hall.opened();
	const key = installationKey(hall.house);
	const hashes = Array.from({ length: SIGNATURES }, (_, no) => createHash('sha256').update(String(no)).digest('hex'));
	const { privateKey, publicKey } = generateKeyPairSync('ed25519');
	const bareTexts = hashes.map((hash, no) => Buffer.from(rowText(no, hash)));
	const ours: number[] = [];
	const bare: number[] = [];
	for (let round = 0; round < 3; round++) {
		let start = performance.now();
		const signed = hashes.map((hash, no) => key.sign(rowText(no, hash)));
		const held = signed.every((signature, no) => holds(key.publicKey, rowText(no, hashes[no] ?? ''), signature));
		ours.push(performance.now() - start);
		if (!held) throw new Error('a signature does not hold');
		start = performance.now();
		const raw = bareTexts.map((text) => signBytes(null, text, privateKey));
		raw.every((signature, no) => verifyBytes(null, bareTexts[no] ?? Buffer.alloc(0), publicKey, signature));
		bare.push(performance.now() - start);
	}
	hall.leave();
	const head = { bench: 'evidence.sign-and-verify', unit: 'ms', target: `${SIGNATURES} of each, at most 1.5 × bare` };
	return [measured(head, median(ours), median(bare), (ratio) => ratio <= 1.5)];
};

/** Command latency of one desk at twenty commands a second. */
async function desk(hall: Hall, until: () => boolean): Promise<number[]> {
	const taken: number[] = [];
	while (!until()) {
		const start = performance.now();
		hall.does(ACTORS.ketua, 'plenary.setMode', { mode: taken.length % 2 === 0 ? 'match' : 'blind' });
		taken.push(performance.now() - start);
		await new Promise((next) => setTimeout(next, Math.max(0, EVERY_MS - (performance.now() - start))));
	}
	return taken;
}

/** Runs a program beside the desk and measures the desk meanwhile. */
async function beside(hall: Hall, args: string[]): Promise<{ taken: number[]; ms: number; said: string }> {
	const start = performance.now();
	let over = false;
	let said = '';
	const child = spawn('nice', ['-n', '10', process.execPath, '--import', 'tsx', ...args], {
		env: { ...process.env, KETOK_PALU_DATA: hall.house.folder },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	child.stdout.on('data', (text) => {
		said += text;
	});
	child.on('close', () => {
		over = true;
	});
	const taken = await desk(hall, () => over);
	if (child.exitCode !== 0) throw new Error(`${args[0]} ended with ${child.exitCode}`);
	return { taken, ms: performance.now() - start, said };
}

/** Backup of a big folder while twenty commands a second arrive. */
export const backup: Bench = async () => {
	const hall = Hall.opened();
	const target = temporaryFolder();
	try {
		const { sqlite } = hall.house;
		sqlite.exec('CREATE TABLE ballast (x BLOB)');
		const insert = sqlite.prepare('INSERT INTO ballast VALUES (randomblob(10000000))');
		for (let mb = 0; mb < BACKUP_MB; mb += 10) insert.run();
		sqlite.pragma('wal_checkpoint(TRUNCATE)');
		const stop = performance.now() + 10_000;
		const alone = await desk(hall, () => performance.now() > stop);
		const { taken, ms } = await beside(hall, [join('scripts', 'backup.ts'), '--ke', target]);
		const head = {
			bench: 'evidence.backup-latency-p95',
			unit: 'ms',
			target: `none refused; p95 at most ${NOTICED_MS} ms`,
			note: `${BACKUP_MB} MB in ${round(ms / 1000)} s, ${taken.length} commands, the slowest ${round(Math.max(...taken))} ms`,
		};
		const p95 = quantile(taken, 0.95);
		return [measured(head, p95, quantile(alone, 0.95), () => p95 <= NOTICED_MS)];
	} finally {
		hall.leave();
		rmSync(target, { recursive: true, force: true });
	}
};

/** D.HASIL with its annexes for 451 TPS × 18 parties × 10 candidates, while the desk goes on. */
export const document: Bench = async () => {
	const hall = Hall.opened();
	try {
		const stop = performance.now() + 5_000;
		const alone = await desk(hall, () => performance.now() > stop);
		const { taken, said } = await beside(hall, [join('bench', 'evidence-document.ts')]);
		const { seconds, peakMb, pages, megabytes } = JSON.parse(said) as Record<string, number>;
		const note = `${pages} pages A3, ${megabytes} MB, ${seconds} s, peak ${peakMb} MB; ${taken.length} commands, the slowest ${round(Math.max(...taken))} ms`;
		const head = {
			bench: 'evidence.document-latency-p95',
			unit: 'ms',
			target: `p95 while it renders at most ${NOTICED_MS} ms`,
			note,
		};
		const p95 = quantile(taken, 0.95);
		return [measured(head, p95, quantile(alone, 0.95), () => p95 <= NOTICED_MS)];
	} finally {
		hall.leave();
	}
};

const PARTS: Readonly<Record<string, Bench>> = { signing, document, backup };

/** All three, or those that KETOK_PALU_BENCH_EVIDENCE names. */
export const evidence: Bench = async () => {
	const lines = [];
	for (const [name, bench] of Object.entries(PARTS)) {
		if ((process.env.KETOK_PALU_BENCH_EVIDENCE ?? name).split(',').includes(name)) lines.push(...(await bench()));
	}
	return lines;
};
