import { hash, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { splitPapers } from '../../lib/delivery';
import type { Actor, Refusal } from '../../lib/plenary';
import { execute } from '../door';
import type { House } from '../house';
import { unpackPaper } from '../hub/unpack';
import { acknowledge } from './courier';
import { enclosurePaper, noteSheet, openEnclosures, openPack, readEnclosureSheet } from './enclosures';
import { batchPaper, readSheet, targetsOf } from './papers';
import { waitingFor } from './queue';

/** Most enclosures in one file carried by hand. */
const MOST = 5_000;
/** Results in one signed paper of a file; a file has as many papers as it takes. */
const IN_PAPER = 500;
/** Largest file, packed: what the other end takes in. What does not fit goes into the next one. */
const LARGEST = 15 * 1_048_576;

const pack = promisify(gzip);

export type CarryFile =
	| {
			readonly ok: true;
			readonly bytes: Buffer;
			readonly items: number;
			/** Results that found no room, and where the next file begins. */
			readonly left: number;
			readonly next: number;
	  }
	| { readonly ok: false; readonly refusal: Refusal };

/**
 * What the hub needs to read a carried file, and adoptions. Photos are left out: they are large, and follow by
 * themselves as soon as there is a line.
 */
const besideIn = (house: House, target: string) => [
	...openPack(house, target),
	...openEnclosures(house, target, MOST).filter(({ name }) => !/^(foto|sudut)\//.test(name)),
];

/** Limits of a file; other ones in tests. */
export interface CarryLimits {
	readonly inPaper?: number;
	readonly largest?: number;
}

/**
 * Everything that waits for a hub in one file of signed papers, for a phone or a USB stick; that it was made, and who
 * carries it, goes into the ledger. The queue goes on trying by itself: what arrives twice counts once. Works paper by
 * paper, so that the desk never waits for it.
 * @param after begins behind this place of the queue: where the file before it ended
 */
export async function exportFile(
	house: House,
	actor: Actor,
	target: string,
	carrier: string,
	after = 0,
	{ inPaper = IN_PAPER, largest = LARGEST }: CarryLimits = {},
): Promise<CarryFile> {
	const waiting = waitingFor(house, target, Number.MAX_SAFE_INTEGER).filter(({ seq }) => seq > after);
	if (waiting.length === 0) return { ok: false, refusal: { code: 'delivery.nothing-waiting', context: {} } };
	const parts: Buffer[] = [];
	let size = 0;
	const add = async (paper: string): Promise<boolean> => {
		const packed = await pack(parts.length === 0 ? paper : `\n${paper}`);
		if (size > 0 && size + packed.length > largest) return false;
		parts.push(packed);
		size += packed.length;
		return true;
	};
	const beside = besideIn(house, target);
	if (beside.length > 0) await add(enclosurePaper(house, beside));
	let items = 0;
	while (items < waiting.length) {
		const some = waiting.slice(items, items + inPaper);
		if (!(await add(batchPaper(house, target, some))) && items > 0) break;
		items += some.length;
	}
	const bytes = Buffer.concat(parts);
	const outcome = execute(house, actor, {
		id: randomUUID(),
		command: { type: 'delivery.carry', target, carrier, items, sha256: hash('sha256', bytes, 'hex') },
	});
	const next = waiting[items - 1]?.seq ?? after;
	return outcome.ok ? { ok: true, bytes, items, left: waiting.length - items, next } : outcome;
}

/** Takes in a sheet of receipts that came back by hand; `null` when no hub of ours signed it for this hall. */
export function importReceipts(
	house: House,
	bytes: Uint8Array,
): { readonly receipts: number; readonly rejected: number } | null {
	const text = unpackPaper(bytes);
	if (text === null) return null;
	const taken = { receipts: 0, rejected: 0 };
	let sheets = 0;
	for (const paper of splitPapers(text)) {
		for (const target of targetsOf(house)) {
			const beside = readEnclosureSheet(house, target, paper);
			if (beside) noteSheet(house, target.id, besideIn(house, target.id), beside);
			const sheet = readSheet(house, target, paper);
			if (!sheet) continue;
			acknowledge(house, target.id, sheet);
			taken.receipts += sheet.receipts.length;
			taken.rejected += sheet.rejections.length;
			sheets += 1;
		}
	}
	return sheets === 0 ? null : taken;
}
