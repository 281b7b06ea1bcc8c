import { hash, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { joinPapers, splitPapers } from '../../lib/delivery';
import type { Actor, Refusal } from '../../lib/plenary';
import { execute } from '../door';
import type { House } from '../house';
import { unpackPaper } from '../hub/unpack';
import { acknowledge } from './courier';
import { enclosurePaper, noteSheet, openEnclosures, openPack, readEnclosureSheet } from './enclosures';
import { batchPaper, readSheet, targetsOf } from './papers';
import { waitingFor } from './queue';

/** Most versions in one file carried by hand. */
const MOST = 5_000;

export type CarryFile =
	| { readonly ok: true; readonly bytes: Buffer; readonly items: number }
	| { readonly ok: false; readonly refusal: Refusal };

/**
 * What the hub needs to read a carried file, and adoptions. Photos are left out: they are large, and follow by
 * themselves as soon as there is a line.
 */
const besideIn = (house: House, target: string) => [
	...openPack(house, target),
	...openEnclosures(house, target, MOST).filter(({ name }) => !/^(foto|sudut)\//.test(name)),
];

/**
 * Everything that waits for a hub as one signed file, for a phone or a USB stick; that it was made, and
 * who carries it, goes into the ledger. The queue goes on trying by itself: what arrives twice counts once.
 */
export function exportFile(house: House, actor: Actor, target: string, carrier: string): CarryFile {
	const items = waitingFor(house, target, MOST);
	if (items.length === 0) return { ok: false, refusal: { code: 'delivery.nothing-waiting', context: {} } };
	const beside = besideIn(house, target);
	const papers = [...(beside.length > 0 ? [enclosurePaper(house, beside)] : []), batchPaper(house, target, items)];
	const bytes = gzipSync(joinPapers(papers));
	const outcome = execute(house, actor, {
		id: randomUUID(),
		command: { type: 'delivery.carry', target, carrier, items: items.length, sha256: hash('sha256', bytes, 'hex') },
	});
	return outcome.ok ? { ok: true, bytes, items: items.length } : outcome;
}

/** Takes in a sheet of receipts that came back by hand; `null` when no hub of ours signed it for this hall. */
export function importReceipts(
	house: House,
	bytes: Uint8Array,
): { readonly receipts: number; readonly rejected: number } | null {
	const text = unpackPaper(bytes);
	if (text === null) return null;
	let taken: { receipts: number; rejected: number } | null = null;
	for (const paper of splitPapers(text)) {
		for (const target of targetsOf(house)) {
			const beside = readEnclosureSheet(house, target, paper);
			if (beside) noteSheet(house, target.id, besideIn(house, target.id), beside);
			const sheet = readSheet(house, target, paper);
			if (!sheet) continue;
			acknowledge(house, target.id, sheet);
			taken = { receipts: sheet.receipts.length, rejected: sheet.rejections.length };
		}
	}
	return taken;
}
