import { receiptCode } from '@/lib/evidence/code';
import type { Receipt } from './useAnswers';

/** The receipt as text anybody can read, with the code the check page reads. */
export function receiptText(
	receipt: Receipt,
	who: { readonly id: string; readonly name: string },
	lines: readonly string[],
): string {
	const { contest, tps, hash, answer, text, shown, proof, seq, at } = receipt;
	// An adoption's receipt stays on the phone: the code of the check page is about the figures of a TPS.
	if (answer === 'sign' || !shown) return [...lines, ''].join('\r\n');
	const code = receiptCode({
		statement: { witness: who.id, contest, tps, hash, answer, text },
		name: who.name,
		figures: shown.paper,
		system: shown.system,
		version: shown.version,
		seq,
		time: at,
		key: proof?.key ?? null,
		signature: proof?.signature ?? null,
	});
	return [...lines, '', code, ''].join('\r\n');
}

/** Hands a text to the phone as a file. */
export function saveText(name: string, text: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
