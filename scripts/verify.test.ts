import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getPublicKey, sign, utils } from '@noble/ed25519';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { afterAll, expect, it } from 'vitest';
import { base64url } from '../lib/evidence/base64url';
import { receiptCode } from '../lib/evidence/code';
import { answerText } from '../lib/evidence/signing';
import { packFiles } from '../lib/evidence/zip';
import { hashFigures } from '../lib/plenary';
import { spawned } from './lib/spawned';

const folder = mkdtempSync(join(tmpdir(), 'ketok-palu-periksa-'));
afterAll(() => rmSync(folder, { recursive: true }));

const secret = utils.randomSecretKey();
const tps = '3101011001001';
const figures = { 'IV.1': 72 };
const hash = hashFigures('ppwp', tps, 1, figures, {});
const statement = { witness: 'saksi-1', contest: 'ppwp', tps, hash, answer: 'agree', text: '' } as const;
const code = receiptCode({
	statement,
	name: 'Saksi Satu',
	figures,
	system: {},
	version: 1,
	seq: 7,
	time: '2024-02-18T02:00:00.000Z',
	key: base64url(getPublicKey(secret)),
	signature: base64url(sign(utf8ToBytes(answerText(statement)), secret)),
});

function put(name: string, content: string | Uint8Array): string {
	writeFileSync(join(folder, name), content);
	return join(folder, name);
}

async function verify(...args: string[]): Promise<{ readonly text: string; readonly status: number | null }> {
	const { stdout, stderr, code } = await spawned('verify.ts', args, folder);
	return { text: stdout + stderr, status: code };
}

const saved = put('tanda-terima.txt', `Tanda terima\r\n\r\n${code}\r\n`);
const bundle = put('bundel.zip', packFiles(new Map([['a.txt', utf8ToBytes('a')]])));

it('a saved receipt is checked as it is, alone or against a bundle', async () => {
	const alone = await verify(saved);
	expect(alone.text).toContain('setuju untuk PPWP, TPS 3101011001001 (Minggu, 18 Februari 2024 · 09.00.00 WIB)');
	expect(alone.text).toContain('✓ Tanda tangan ponselnya cocok.');
	expect(alone.status).toBe(0);
	expect(await verify('--kode', code)).toEqual(alone);
	expect(await verify(bundle, saved)).toMatchObject({ text: expect.stringContaining('tidak dibandingkan'), status: 1 });
});

it.each<[string, () => string[], string]>([
	['a folder', () => [folder], 'adalah folder'],
	['no file', () => [join(folder, 'tiada.zip')], 'tiada.zip tidak ada'],
	['a text without a code', () => [put('catatan.txt', 'halo')], 'bukan bundel ZIP dan tidak memuat kode'],
	['a picture', () => [put('foto.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47))], 'adalah gambar'],
	['a folder as code', () => ['--kode', folder], 'adalah folder'],
	['no file as code', () => ['--kode', join(folder, 'tiada.txt')], 'tiada.txt tidak ada'],
	['a bundle as code', () => ['--kode', bundle], 'tanpa --kode'],
	['two codes', () => [saved, '--kode', code], 'Satu bundel dan satu kode'],
	['nothing', () => [], 'Cara pakai'],
])('says in plain words when it is given %s', async (_, args, sentence) => {
	const { text, status } = await verify(...args());
	expect(text).toContain(sentence);
	expect(text).not.toMatch(/\n\s+at /);
	expect(status).toBe(2);
});
