'use client';

import { OfflineError, RefusedError, SignedOutError } from '@/app/client/api';
import type { StagedUpload } from '@/app/server/import';
import type { RegionAnswer, SystemAnswer } from '@/app/server/import-answer';
import type { Refusal } from '@/lib/plenary';
import type { ImportUrl } from './useImportUrl';
import { isUploadProblem, type UploadProblem } from './useUpload';

/** Something about the upload itself that a person can act upon. */
export class ImportError extends Error {
	constructor(readonly problem: UploadProblem) {
		super(problem);
	}
}

/** What became of an acceptance. */
export interface Done {
	readonly events: number;
	readonly seq: number;
	readonly name: string;
}

/** The preview of a staged upload, narrowed as the address says. */
export async function previewOf(
	upload: StagedUpload,
	url: ImportUrl,
	signal: AbortSignal,
): Promise<SystemAnswer | RegionAnswer> {
	const query = new URLSearchParams({
		...upload,
		show: url.show,
		search: url.search,
		limit: String(url.limit),
	});
	return (await (await call(`/api/import/preview?${query}`, { signal, cache: 'no-store' })).json()) as
		| SystemAnswer
		| RegionAnswer;
}

/** Accepts a staged upload as its preview with this plan showed it. */
export async function accept(upload: StagedUpload, plan: string, id: string): Promise<Done> {
	const response = await call('/api/import/accept', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ ...upload, plan, id }),
	});
	const { events, seq } = (await response.json()) as { events: number; seq: number };
	return { events, seq, name: upload.name };
}

async function call(url: string, init: RequestInit): Promise<Response> {
	let response: Response;
	try {
		response = await fetch(url, init);
	} catch (fault) {
		if (init.signal?.aborted) throw fault;
		throw new OfflineError(String(fault));
	}
	if (response.ok) return response;
	if (response.status === 401) throw new SignedOutError();
	const body = (await response.json().catch(() => null)) as { problem?: unknown; refusal?: Refusal } | null;
	if (isUploadProblem(body?.problem)) throw new ImportError(body.problem);
	if (body?.refusal) throw new RefusedError(body.refusal);
	throw new OfflineError(`HTTP ${response.status}`);
}
