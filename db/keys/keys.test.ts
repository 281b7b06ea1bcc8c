import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getPublicKey, sign, utils } from '@noble/ed25519';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { base64url } from '../../lib/evidence/base64url';
import { type AnswerStatement, answerText, fingerprintOf, rowText, verifySignature } from '../../lib/evidence/signing';
import type { Answer } from '../../lib/plenary';
import { KEY_FILE } from '../folder';
import { openHouse } from '../house';
import { ACTORS, CONTEST, PAPER, phone, tpsOf, witnessId } from '../testing/fixtures';
import { Hall } from '../testing/hall';
import { temporaryFolder } from '../testing/house';
import { FILE, tampered } from '../testing/tamper';
import { verifyLedger } from '../verify';
import { holds, installationKey, signatureOf } from '.';
import { introduceKey } from './introduce';

/** A phone that has made its own key. */
class Phone {
	readonly #secret = utils.randomSecretKey();
	readonly key = base64url(getPublicKey(this.#secret));
	constructor(readonly no: number) {}
	says(statement: Omit<AnswerStatement, 'witness'>, witness = witnessId(this.no)) {
		const text = answerText({ witness, ...statement });
		return { key: this.key, signature: base64url(sign(utf8ToBytes(text), this.#secret)) };
	}
}

let hall: Hall;
beforeEach(() => {
	hall = Hall.opened();
});
afterEach(() => hall.leave());

describe('the key of the installation', () => {
	it('is made once, readable by its owner only, and the same in every process', () => {
		const { publicKey } = installationKey(hall.house);
		const file = join(hall.house.folder, KEY_FILE);
		expect(statSync(file).mode & 0o077).toBe(0);
		const second = openHouse(hall.house.folder);
		expect(installationKey(second).publicKey).toBe(publicKey);
		second.sqlite.close();
	});

	it('stands in the ledger before anything it signed, and nowhere else does its private half stand', () => {
		hall.lock();
		const types = hall.ledger().map(({ type }) => type);
		expect(types.indexOf('key.introduced')).toBeLessThan(types.indexOf('gavel.struck'));
		expect(JSON.stringify(hall.ledger())).not.toContain('PRIVATE');
		introduceKey(hall.house);
		expect(types.filter((type) => type === 'key.introduced')).toHaveLength(1);
	});

	it('signs every locked result over its row, as node and the pure implementation both find', () => {
		hall.lock();
		const row = hall.ledger().find(({ type }) => type === 'gavel.struck');
		if (!row) throw new Error('nothing locked');
		const found = signatureOf(hall.house, row.seq);
		expect(found?.publicKey).toBe(installationKey(hall.house).publicKey);
		const [key = '', signature = ''] = [found?.publicKey, found?.signature];
		expect(holds(key, rowText(row.seq, row.hash), signature)).toBe(true);
		expect(verifySignature(key, rowText(row.seq, row.hash), signature)).toBe(true);
		expect(verifySignature(key, rowText(row.seq + 1, row.hash), signature)).toBe(false);
		expect(verifyLedger(hall.house)).toMatchObject({ ok: true });
	});

	it('that was replaced (a restored folder on another laptop) is introduced with the one before it', () => {
		hall.lock(tpsOf(1));
		const former = installationKey(hall.house).publicKey;
		const { folder } = hall.house;
		hall.house.sqlite.close();
		rmSync(join(folder, KEY_FILE));
		hall = new Hall(openHouse(folder));
		hall.lock(tpsOf(2));
		const introduced = hall
			.ledger()
			.filter(({ type }) => type === 'key.introduced')
			.map(({ payload }) => JSON.parse(payload));
		const { publicKey } = installationKey(hall.house);
		expect(introduced).toEqual([
			{ publicKey: former, former: null },
			{ publicKey, former },
		]);
		expect(publicKey).not.toBe(former);
		expect(verifyLedger(hall.house)).toMatchObject({ ok: true });
	});

	it('that cannot be read is not silently replaced', () => {
		const folder = temporaryFolder();
		writeFileSync(join(folder, KEY_FILE), 'rusak');
		const house = openHouse(folder);
		expect(() => installationKey(house)).toThrow();
		house.sqlite.close();
		rmSync(folder, { recursive: true });
	});
});

describe('verification of signatures', () => {
	it.each([
		['removed', 'DELETE FROM signature', 'tanda tangan instalasi hilang'],
		['changed', "UPDATE signature SET signature = 'A' || substr(signature, 2)", 'tidak cocok'],
		['of another key', "UPDATE signature SET public_key = 'A' || substr(public_key, 2)", 'kunci yang tidak tercatat'],
		['under no row', "INSERT INTO signature VALUES (1, 'x', 'y')", 'tanpa baris'],
	])('names a signature that was %s', (_, sql, said) => {
		hall.lock();
		hall.house.sqlite.pragma('wal_checkpoint(TRUNCATE)');
		const verdict = tampered(join(hall.house.folder, FILE), (sqlite) => sqlite.exec(sql));
		expect(verdict.ok).toBe(false);
		expect(verdict.problem).toContain(said);
	});

	it('leaves no way to change one by plain SQL', () => {
		hall.lock();
		for (const sql of [
			'DELETE FROM signature',
			"UPDATE signature SET signature = ''",
			'INSERT OR REPLACE INTO signature SELECT * FROM signature',
		])
			expect(() => hall.house.sqlite.exec(sql)).toThrow(/tanda tangan/);
	});
});

describe("a witness's phone", () => {
	const one = new Phone(1);
	const given = (answer: Answer, text = '') => ({ contest: CONTEST, tps: tpsOf(1), hash: hall.hash(), answer, text });

	beforeEach(() => {
		hall.does(phone(1), 'witness.key', { publicKey: one.key });
		hall.read(PAPER);
		hall.recordAll();
	});

	it('that has a key answers with its signature, which is locked with the result', () => {
		const proof = one.says(given('agree'));
		hall.does(phone(1), 'witness.agree', { tps: tpsOf(1), hash: hall.hash(), proof });
		hall.answers(2);
		hall.answers(3);
		hall.strike();
		expect(hall.state().lock?.answers.find(({ contestant }) => contestant === 1)?.proof).toEqual(proof);
	});

	it('cannot be spoken for: no signature, another key, another answer, another text, another witness', () => {
		const about = { tps: tpsOf(1), hash: hall.hash() };
		const refused = (said: { proof?: ReturnType<Phone['says']> }) =>
			hall.refusal(phone(1), 'witness.object', { ...about, text: 'Selisih', ...said });
		expect(refused({})).toBe('answer.unsigned');
		expect(refused({ proof: new Phone(1).says(given('object', 'Selisih')) })).toBe('answer.unsigned');
		expect(refused({ proof: one.says(given('agree', 'Selisih')) })).toBe('answer.unsigned');
		expect(refused({ proof: one.says(given('object', 'Lain')) })).toBe('answer.unsigned');
		expect(refused({ proof: one.says(given('object', 'Selisih'), witnessId(2)) })).toBe('answer.unsigned');
		hall.does(phone(1), 'witness.object', { ...about, text: 'Selisih', proof: one.says(given('object', 'Selisih')) });
	});

	it('that made no key answers unsigned, and a paper answer never carries a signature', () => {
		hall.answers(2);
		expect(hall.state().answers[witnessId(2)]?.proof).toBeUndefined();
		hall.does(ACTORS.operator, 'witness.answerOnPaper', {
			tps: tpsOf(1),
			hash: hall.hash(),
			witness: witnessId(1),
			answer: 'agree',
			text: '',
		});
		expect(hall.state().answers[witnessId(1)]).toMatchObject({ channel: 'paper', recordedBy: ACTORS.operator.name });
		expect(hall.state().answers[witnessId(1)]?.proof).toBeUndefined();
	});
});

it('a fingerprint is eight words, and every key has its own', () => {
	const keys = Array.from({ length: 50 }, () => new Phone(1).key);
	const words = keys.map((key) => fingerprintOf(key).words);
	for (const text of words)
		expect(text).toMatch(/^([bdfghjklmnprstvz][aiou][bdfghjklmnprstvz][aiou][bdfghjklmnprstvz](-|$)){8}$/);
	expect(new Set(words).size).toBe(keys.length);
	expect(existsSync(join(hall.house.folder, KEY_FILE))).toBe(false);
});
