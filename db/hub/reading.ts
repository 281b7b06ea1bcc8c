import { hash } from 'node:crypto';
import {
	type BatchHeader,
	type HallReport,
	type Paper,
	type ParcelKey,
	type Rejection,
	readHead,
	readOutlook,
	readPaper,
} from '../../lib/delivery';
import type { Election } from '../../lib/election/election';
import { checkParcel } from '../../lib/hub/check';
import { holds } from '../keys/installation';
import type { HallRow, NewEntry } from './store';
import { unpackPaper } from './unpack';

/** Why nothing of a batch was taken. */
export type BatchProblem = 'too-large' | 'shape' | 'signature';

/** A paper that may be a batch. Nothing of it is believed yet. */
export interface OpenedBatch {
	readonly paper: Paper;
	readonly head: BatchHeader;
}

/** What a hall has signed, read and checked; not yet kept. */
export interface BatchContent {
	/** The hall's own name for the batch. */
	readonly batch: string;
	readonly head: string;
	readonly signature: string;
	readonly report: HallReport | null;
	readonly entries: readonly NewEntry[];
	readonly rejections: readonly Rejection[];
}

const sha256 = (text: string) => hash('sha256', text, 'hex');

/** Unpacks a batch as far as it must be to see who claims to have sent it. */
export function openBatch(body: Uint8Array): OpenedBatch | BatchProblem {
	const text = unpackPaper(body);
	if (text === null) return 'too-large';
	const paper = readPaper(text);
	const head = paper && readHead(paper, 'kiriman');
	return paper && head ? { paper, head } : 'shape';
}

/**
 * The signature of the hall that is known under the claimed name, the hash of every line, then each line as the rules
 * have it. Pure arithmetic: may run in any thread, and needs nothing of the store.
 * @param election by whose forms they are read; absent: what the program brings along
 */
export function readBatch(
	{ paper, head }: OpenedBatch,
	hall: HallRow,
	election?: Election,
): BatchContent | BatchProblem {
	if (!holds(hall.id, paper.head, paper.signature)) return 'signature';
	if (!isBatch(head, paper)) return 'shape';
	const rejections: Rejection[] = [];
	const entries: NewEntry[] = [];
	for (const [index, line] of paper.lines.entries()) {
		const checked = checkParcel(line, { kecamatan: hall.kecamatan, election, sha256 });
		if (typeof checked === 'string') rejections.push({ ...keyIn(line), problem: checked });
		else {
			const { contest, tps, version, hash: figures, lockedAt } = checked.parcel;
			entries.push({
				contest,
				tps,
				version,
				hash: figures,
				body: line,
				bodyHash: head.items[index] ?? '',
				lockedAt,
				codes: checked.codes.join(' '),
			});
		}
	}
	const { head: text, signature } = paper;
	return {
		batch: head.batch,
		head: text,
		signature,
		report: reportOf(head, hall.kecamatan),
		entries,
		rejections,
	};
}

function isBatch(head: BatchHeader, paper: Paper): boolean {
	return (
		typeof head.batch === 'string' &&
		/^[0-9a-zA-Z-]{8,64}$/.test(head.batch) &&
		Array.isArray(head.items) &&
		head.items.length === paper.lines.length &&
		paper.lines.every((line, index) => sha256(line) === head.items[index])
	);
}

/** Which version a line is about, as far as it can be read, for the sheet. */
function keyIn(line: string): ParcelKey {
	try {
		const { contest, tps, version } = JSON.parse(line) as Record<string, unknown>;
		if (typeof contest === 'string' && typeof tps === 'string' && typeof version === 'number') {
			return { contest: contest.slice(0, 12), tps: tps.slice(0, 13), version };
		}
	} catch {
		// Named by nothing: the sheet still says that one line was not taken.
	}
	return { contest: '', tps: '', version: 0 };
}

/** What a hall said of its queue and its evening, and when, if it can be read. */
export function reportOf({ report, at }: Pick<BatchHeader, 'report' | 'at'>, kecamatan: string): HallReport | null {
	if (typeof report !== 'object' || report === null) return null;
	const { locked, waiting, attempts, fault, outlook, row } = report as unknown as Record<string, unknown>;
	if (typeof locked !== 'number' || typeof waiting !== 'number' || typeof attempts !== 'number') return null;
	return {
		locked,
		waiting,
		attempts,
		fault: typeof fault === 'string' ? fault.slice(0, 40) : null,
		outlook: readOutlook(outlook, kecamatan),
		...(Number.isSafeInteger(row) ? { row: row as number } : {}),
		...(typeof at === 'string' && at.length <= 30 ? { at } : {}),
	};
}
