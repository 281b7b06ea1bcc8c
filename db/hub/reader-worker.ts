import { parentPort } from 'node:worker_threads';
import type { Election } from '../../lib/election/election';
import { electionIn } from './pack-text';
import { type FromReader, packContent, type ToReader } from './reader-wire';
import { type OpenedBatch, openBatch, readBatch } from './reading';

/* A thread that unpacks, verifies and checks batches (db/hub/reader.ts). It has no store and keeps nothing. */

/** Opened and not yet asked for. */
const opened = new Map<number, OpenedBatch>();
/** Elections of the packs that were told, by hash. */
const elections = new Map<string, Election>();

function answerTo(question: Extract<ToReader, { kind: 'open' | 'read' }>): FromReader {
	const { id } = question;
	if (question.kind === 'open') {
		const batch = openBatch(question.body);
		if (typeof batch === 'string') return { kind: 'problem', id, problem: batch };
		opened.set(id, batch);
		return { kind: 'claim', id, hall: batch.head.hall };
	}
	const batch = opened.get(id);
	opened.delete(id);
	if (!batch) return { kind: 'problem', id, problem: 'shape' };
	const read = readBatch(batch, question.hall, question.pack === null ? undefined : elections.get(question.pack));
	if (typeof read === 'string') return { kind: 'problem', id, problem: read };
	return { kind: 'content', id, content: packContent(read) };
}

parentPort?.on('message', (question: ToReader) => {
	if (question.kind === 'drop') opened.delete(question.id);
	else if (question.kind === 'pack') elections.set(question.pack.hash, electionIn(question.pack));
	else parentPort?.postMessage(answerTo(question));
});
parentPort?.postMessage({ kind: 'ready' } satisfies FromReader);
