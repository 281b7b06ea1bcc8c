import { receiptCode, signingCode } from '@/lib/evidence/code';
import type { Receipt } from './useAnswers';

interface Who {
	readonly id: string;
	readonly name: string;
}

/** The receipt as text anybody can read, with the code the check page reads. */
export function receiptText(receipt: Receipt, who: Who, lines: readonly string[]): string {
	return [...lines, '', codeOf(receipt, who), ''].join('\r\n');
}

/** The text of the receipt's code; empty where this phone does not know any more what the hash is about. */
export function codeOf(receipt: Receipt, who: Who): string {
	const { contest, tps, hash, answer, text, shown, proof, seq, at, adoption } = receipt;
	const signed = { name: who.name, seq, time: at, key: proof?.key ?? null, signature: proof?.signature ?? null };
	if (adoption && (answer === 'sign' || answer === 'refuse')) {
		return signingCode({ statement: { witness: who.id, contest, region: tps, hash, answer, text }, ...signed });
	}
	if (answer === 'sign' || !shown) return '';
	return receiptCode({
		statement: { witness: who.id, contest, tps, hash, answer, text },
		...signed,
		figures: shown.paper,
		system: shown.system,
		version: shown.version,
	});
}

/** Hands a text to the phone as a file. */
export function saveText(name: string, text: string): void {
	save(name, new Blob([text], { type: 'text/plain;charset=utf-8' }));
}

/** Hands a file to the phone. */
export function save(name: string, file: Blob): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(file);
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
