import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { house } from '@/db/house';
import { runBeside } from './child';
import { keepFinished, readFinished } from './finished';

/** What can be made: a kind of document, a table, or everything in one bundle. */
export interface Wanted {
	readonly what: string;
	readonly contest: string;
	readonly tps?: string;
}

/** One thing to make, in the order asked for. */
export interface Job extends Wanted {
	readonly id: number;
	phase: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
	/** 0 to 1, where the program says. */
	done: number;
	/** What the program is at, where it says. */
	stage: JobStage | null;
	/** File in the documents' folder. */
	name: string | null;
	/** SHA-256 of the content, for a document. */
	content: string | null;
	detail: string | null;
}

/** What of which document is being made: its tables one after the other, then the file. */
export interface JobStage {
	readonly stage: 'set' | 'write';
	readonly kind: string;
	readonly contest: string;
	readonly step?: number;
	readonly of?: number;
}

/** Finished jobs that are still listed. */
const REMEMBERED = 30;

interface Queue {
	readonly jobs: Job[];
	add(wanted: Wanted): Job;
	cancel(id: number): void;
}

const shared = globalThis as typeof globalThis & { ketokPaluDocuments?: Queue };

/** One document at a time, in a process of its own: the desk never waits for paper. */
export function documents(): Queue {
	shared.ketokPaluDocuments ??= make();
	return shared.ketokPaluDocuments;
}

/** Folder of what was made, in the data folder, so that it is in every backup. */
export function documentsFolder(): string {
	return join(/* turbopackIgnore: true */ house().folder, 'dokumen');
}

function make(): Queue {
	const jobs: Job[] = readFinished(documentsFolder()).map((one, at) => ({
		...one,
		id: at + 1,
		...({ phase: 'done', done: 1, stage: null, detail: null } as const),
	}));
	let next = jobs.length + 1;
	let running: { job: Job; child: ChildProcess } | null = null;

	const remember = () => {
		try {
			keepFinished(
				documentsFolder(),
				jobs.filter(({ phase }) => phase === 'done'),
			);
		} catch {
			// A full disk: the file itself is there, and this server still lists it.
		}
	};
	const start = () => {
		const job = jobs.find(({ phase }) => phase === 'queued');
		if (running || !job) return;
		job.phase = 'running';
		let last: Record<string, unknown> = {};
		const args = ['--json', '--apa', job.what, '--kontes', job.contest, ...(job.tps ? ['--tps', job.tps] : [])];
		const child = runBeside(
			'render.ts',
			args,
			house().folder,
			(line) => {
				last = line;
				if (typeof line.done === 'number') job.done = line.done;
				job.stage = typeof line.stage === 'string' ? (line as unknown as JobStage) : null;
			},
			() => {
				running = null;
				if (job.phase === 'running') {
					job.phase = last.ok === true ? 'done' : 'failed';
					job.name = last.ok === true ? String(last.name) : null;
					job.content = typeof last.content === 'string' ? last.content : null;
					job.detail = last.ok === true ? null : String(last.detail ?? '');
					job.done = 1;
					if (last.ok === true) remember();
				}
				start();
			},
		);
		running = { job, child };
	};

	return {
		jobs,
		add: (wanted) => {
			// The same thing asked for twice while it waits is made once.
			const waiting = jobs.find(
				({ phase, what, contest, tps }) =>
					phase === 'queued' && what === wanted.what && contest === wanted.contest && tps === wanted.tps,
			);
			if (waiting) return waiting;
			const job: Job = {
				...wanted,
				id: next++,
				phase: 'queued',
				done: 0,
				stage: null,
				name: null,
				content: null,
				detail: null,
			};
			jobs.push(job);
			const old = jobs.filter(({ phase }) => phase !== 'queued' && phase !== 'running');
			for (const one of old.slice(0, Math.max(0, old.length - REMEMBERED))) jobs.splice(jobs.indexOf(one), 1);
			start();
			return job;
		},
		cancel: (id) => {
			const job = jobs.find((one) => one.id === id);
			if (!job || (job.phase !== 'queued' && job.phase !== 'running')) return;
			job.phase = 'cancelled';
			if (running?.job === job) running.child.kill('SIGKILL');
		},
	};
}
