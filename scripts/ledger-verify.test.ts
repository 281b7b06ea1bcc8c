import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { DATABASE_FILE } from '../db/folder';
import { verifyFolder } from '../db/verify';
import { root } from './lib/root.mjs';

const work = mkdtempSync(join(tmpdir(), 'ketok-palu-verify-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** The command on a data folder; every line it printed and how it ended. */
function verify(folder: string): Promise<{ code: number | null; stdout: string; stderr: string }> {
	const { INIT_CWD: _, NODE_OPTIONS: __, ...env } = process.env;
	const child = spawn(process.execPath, ['--import', 'tsx', join('scripts', 'ledger-verify.ts')], {
		cwd: root,
		env: { ...env, KETOK_PALU_DATA: folder },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const text = { stdout: '', stderr: '' };
	for (const stream of ['stdout', 'stderr'] as const) {
		child[stream].setEncoding('utf8').on('data', (chunk) => {
			text[stream] += chunk;
		});
	}
	return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...text })));
}

function folderWith(name: string, content: string): string {
	const folder = join(work, name);
	mkdirSync(folder);
	writeFileSync(join(folder, DATABASE_FILE), content);
	return folder;
}

it('says that there is no ledger where there is none, and makes none', async () => {
	const missing = join(work, 'salah-ketik');
	const { code, stdout, stderr } = await verify(missing);
	const problem = `tidak ada basis data di ${missing}`;
	expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
	expect(JSON.parse(stdout)).toEqual({ ok: false, rows: 0, head: '', seq: null, problem });
	expect(existsSync(missing)).toBe(false);
});

it('finds nothing in an empty file, and says of one that is no database what is wrong', () => {
	const empty = folderWith('kosong', '');
	expect(verifyFolder(empty)).toMatchObject({ ok: false, rows: 0, problem: `tidak ada basis data di ${empty}` });
	expect(readdirSync(empty)).toEqual([DATABASE_FILE]);
	expect(verifyFolder(folderWith('sampah', 'ini bukan basis data '.repeat(400)))).toMatchObject({
		ok: false,
		rows: 0,
		problem: expect.stringMatching(/^basis data tidak dapat dibuka: /),
	});
});
