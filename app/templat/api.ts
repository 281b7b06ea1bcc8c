'use client';

import { OfflineError, RefusedError, SignedOutError } from '@/app/client/api';
import type { Decisions, ExcelPreview } from '@/db/excel/import';
import type { ExcelProblem } from '@/lib/excel/problems';
import type { CommandOf, Refusal } from '@/lib/plenary';

/** What the person at the page may do. */
export interface May {
	readonly request: boolean;
	readonly record: boolean;
	readonly chair: boolean;
	readonly use: boolean;
}

/** A contest in a kelurahan, and the file somebody brought for it. */
export interface Brought {
	readonly contest: string;
	readonly kelurahan: string;
	readonly file: File;
}

export type Correction = NonNullable<CommandOf<'excel.import'>['correction']>;

/** The file is no template of ours, or cannot be read. */
export class WorkbookError extends Error {
	constructor(readonly problem: ExcelProblem) {
		super(problem.code);
	}
}

/** Sends a file to be read; nothing is written. */
export async function readFile({ contest, kelurahan, file }: Brought): Promise<ExcelPreview> {
	const form = new FormData();
	form.append('contest', contest);
	form.append('kelurahan', kelurahan);
	form.append('file', file, file.name);
	return (await call('/api/templat/baca', { method: 'POST', body: form })) as ExcelPreview;
}

/** Takes a file in as its preview showed it. */
export async function acceptFile(
	preview: ExcelPreview,
	id: string,
	decisions: Decisions,
	correction: Correction | undefined,
): Promise<{ events: number; seq: number }> {
	const { sha256, name, contest, kelurahan } = preview;
	return (await call('/api/templat/terima', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ id, sha256, name, contest, kelurahan, decisions, correction }),
	})) as { events: number; seq: number };
}

async function call(url: string, init: RequestInit): Promise<unknown> {
	let response: Response;
	try {
		response = await fetch(url, init);
	} catch (fault) {
		throw new OfflineError(String(fault));
	}
	const body = (await response.json().catch(() => null)) as {
		refusal?: Refusal;
		problem?: ExcelProblem;
	} | null;
	if (response.ok) return body;
	if (response.status === 401) throw new SignedOutError();
	if (body?.problem) throw new WorkbookError(body.problem);
	if (body?.refusal) throw new RefusedError(body.refusal);
	throw new OfflineError(`HTTP ${response.status}`);
}
