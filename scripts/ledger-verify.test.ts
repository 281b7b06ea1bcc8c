import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { DATABASE_FILE } from '../db/folder';
import { verifyFolder } from '../db/verify';
import { spawned } from './lib/spawned';

const work = mkdtempSync(join(tmpdir(), 'ketok-palu-verify-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const verify = (folder: string) => spawned('ledger-verify.ts', [], folder);

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
