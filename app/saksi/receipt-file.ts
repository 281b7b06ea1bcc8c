import { receiptCode, signingCode } from '@/lib/evidence/code';
import { momentText, zoneOf } from '@/lib/hall/clock';
import type { Receipt } from './useAnswers';

/** The contest's name; a receipt kept before the phone wrote it down has the code only. */
export function contestOf({ contest, contestName }: Receipt, language: 'id' | 'en'): string {
	return contestName?.[language] ?? contest.toUpperCase();
}

/** When the server took the answer: day, time and zone of the place. */
export function timeOf({ at, tps }: Receipt, language: 'id' | 'en'): string {
	return momentText(at, zoneOf(tps), language);
}

/** Name of a receipt's file: each contest of a TPS has its own. */
export function fileName({ contest, tps }: Receipt, ending: 'txt' | 'png'): string {
	return `tanda-terima-${contest}-${tps}.${ending}`;
}

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
