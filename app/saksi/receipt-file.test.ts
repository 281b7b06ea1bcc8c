import { getPublicKey, sign, utils } from '@noble/ed25519';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { expect, it } from 'vitest';
import { base64url } from '@/lib/evidence/base64url';
import { checkCode } from '@/lib/evidence/check-code';
import { adoptionText, answerText } from '@/lib/evidence/signing';
import { hashFigures } from '@/lib/plenary';
import { codeOf, contestOf, fileName, receiptText, timeOf } from './receipt-file';
import type { Receipt } from './useAnswers';

const secret = utils.randomSecretKey();
const who = { id: 'saksi-1', name: 'Saksi Satu' };
const paper = { 'IV.1': 72 };
const hash = hashFigures('ppwp', '3101011001001', 1, paper, {});
const signed = (text: string) => ({
	key: base64url(getPublicKey(secret)),
	signature: base64url(sign(utf8ToBytes(text), secret)),
});
const about = { contest: 'ppwp', hash, text: 'Selisih satu suara' };

function receiptOf(part: Pick<Receipt, 'tps' | 'answer' | 'adoption' | 'shown' | 'proof'>): Receipt {
	const names = { tpsName: 'TPS 1', kelurahanName: 'PULAU', hashWords: 'a-b-c-d', figures: [] };
	return { ...about, ...names, ...part, id: 'x', seq: 7, at: '2024-02-18T02:00:00.000Z' };
}

it('what the phone saves of an answer about a TPS is what the check page reads', () => {
	const statement = { ...about, witness: who.id, tps: '3101011001001', answer: 'object' as const };
	const shown = { version: 1, paper, system: {} };
	const proof = signed(answerText(statement));
	const receipt = receiptOf({ tps: statement.tps, answer: 'object', shown, proof });
	const code = codeOf(receipt, who);
	expect(checkCode(code, null)).toMatchObject({ kind: 'receipt', signed: true, whole: true, receipt: { statement } });
	expect(receiptText(receipt, who, ['Tanda terima'])).toContain(code);
	// A phone that does not know the form any more says so by giving no code.
	expect(codeOf(receiptOf({ tps: statement.tps, answer: 'object', shown: null, proof }), who)).toBe('');
});

it.each(['sign', 'refuse'] as const)('and of a word about an adoption: %s', (answer) => {
	const statement = { ...about, witness: who.id, region: '3101011001', answer };
	const proof = signed(adoptionText(statement));
	const code = codeOf(receiptOf({ tps: statement.region, answer, adoption: true, shown: null, proof }), who);
	expect(checkCode(code, null)).toMatchObject({
		kind: 'signing',
		signed: true,
		receipt: { statement, name: who.name },
	});
});

it('a receipt says which contest it is and when: by name, day, clock and zone; no two contests share a file', () => {
	const part = { tps: '6401011001001', answer: 'agree', shown: null, proof: null } as const;
	const receipt = { ...receiptOf(part), contestName: { id: 'Presiden dan Wakil Presiden', en: 'President' } };
	expect(contestOf(receipt, 'id')).toBe('Presiden dan Wakil Presiden');
	expect(contestOf(receiptOf(part), 'id')).toBe('PPWP');
	expect(timeOf(receipt, 'id')).toBe('Minggu, 18 Februari 2024 · 10.00.00 WITA');
	expect(timeOf(receipt, 'en')).toMatch(/^Sunday.* 18 February 2024 · 10\.00\.00 WITA$/);
	expect(timeOf({ ...receipt, at: 'kemarin' }, 'id')).toBe('kemarin');
	expect(fileName(receipt, 'txt')).toBe('tanda-terima-ppwp-6401011001001.txt');
	expect(fileName({ ...receipt, contest: 'dpr' }, 'txt')).not.toBe(fileName(receipt, 'txt'));
});
