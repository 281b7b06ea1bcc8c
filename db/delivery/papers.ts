import { hash, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import {
	type BatchHeader,
	type DeliveryState,
	type HallReport,
	type ParcelKey,
	type ReceiptSheet,
	readHead,
	readPaper,
	type StatusQuestion,
	WAITING_FOR_NEWS,
	writePaper,
} from '../../lib/delivery';
import { canonicalJson } from '../../lib/forms';
import type { House } from '../house';
import { holds, installationKey } from '../keys/installation';
import { statement } from '../ledger';
import { outlookOf } from './outlook';
import { parcelText } from './parcel';

/** A hub this installation sends to. */
export interface TargetRow {
	readonly id: string;
	readonly name: string;
	readonly url: string;
	readonly paused: number;
	readonly paused_reason: string;
}

/** One version in the outbox. */
export interface QueuedKey extends ParcelKey {
	readonly seq: number;
}

export function targetsOf(house: House): TargetRow[] {
	return statement<TargetRow>(house.sqlite, 'SELECT * FROM target ORDER BY id').all();
}

/** How the queue for a hub stands, for the hub's monitor. */
export function reportOf(house: House, target: string): HallReport {
	const row = statement<{ locked: number; waiting: number; attempts: number; fault: string | null }>(
		house.sqlite,
		`SELECT COUNT(*) AS locked, COALESCE(SUM(d.state = 'queued'), 0) AS waiting, COALESCE(SUM(t.attempts), 0) AS attempts,
			(SELECT fault FROM delivery_try WHERE target = @target AND fault IS NOT NULL ORDER BY last_at DESC LIMIT 1) AS fault
		 FROM delivery AS d LEFT JOIN delivery_try AS t USING (target, contest, tps, version) WHERE d.target = @target`,
	).get({ target });
	const last = statement<{ seq: number | null }>(house.sqlite, 'SELECT MAX(seq) AS seq FROM ledger').get();
	return {
		...(row ?? { locked: 0, waiting: 0, attempts: 0, fault: null }),
		outlook: outlookOf(house, target),
		row: last?.seq ?? 0,
	};
}

/** A signed batch, packed: the same paper goes by network or on a stick. */
export const packBatch = (house: House, target: string, items: readonly QueuedKey[]): Buffer =>
	gzipSync(batchPaper(house, target, items));

/** A signed batch. */
export function batchPaper(house: House, target: string, items: readonly QueuedKey[]): string {
	const key = installationKey(house);
	const lines = items.map((item) => parcelText(house, item));
	const header: BatchHeader = {
		v: 1,
		kind: 'kiriman',
		hall: key.publicKey,
		batch: randomUUID(),
		at: house.now().toISOString(),
		items: lines.map((line) => hash('sha256', line, 'hex')),
		report: reportOf(house, target),
	};
	const head = canonicalJson(header);
	return writePaper({ head, signature: key.sign(head), lines });
}

/** A signed question about versions that were received and not yet published or sent back. */
export function packQuestion(house: House, target: string, asked: readonly ParcelKey[]): Buffer {
	const key = installationKey(house);
	const question: StatusQuestion = {
		v: 1,
		kind: 'tanya',
		hall: key.publicKey,
		at: house.now().toISOString(),
		keys: asked.map(({ contest, tps, version }) => ({ contest, tps, version })),
		report: reportOf(house, target),
	};
	const head = canonicalJson(question);
	return gzipSync(writePaper({ head, signature: key.sign(head), lines: [] }));
}

/** A sheet of receipts that this hub signed for this hall; `null` for anything else. */
export function readSheet(house: House, target: Pick<TargetRow, 'id'>, text: string): ReceiptSheet | null {
	const paper = readPaper(text);
	const sheet = paper && readHead(paper, 'resi');
	if (!paper || !sheet || !holds(target.id, paper.head, paper.signature)) return null;
	if (!Array.isArray(sheet.receipts) || !Array.isArray(sheet.rejections)) return null;
	return sheet.hub === target.id && sheet.hall === installationKey(house).publicKey ? sheet : null;
}

/**
 * Versions whose next word will come from the hub, by their place in the queue, beginning after one of them and going
 * round: whoever asks for a few at a time gets to all of them.
 */
export function awaitingNews(house: House, target: string, limit: number, after = 0): QueuedKey[] {
	const states = WAITING_FOR_NEWS.map((state: DeliveryState) => `'${state}'`).join(', ');
	return statement<QueuedKey>(
		house.sqlite,
		`SELECT contest, tps, version, seq FROM delivery WHERE target = @target AND state IN (${states})
		 ORDER BY seq <= @after, seq LIMIT @limit`,
	).all({ target, after, limit });
}
