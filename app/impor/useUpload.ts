'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { StagedUpload } from '@/app/server/import';

/** What can go wrong with an upload or an acceptance; the sentences stand under `page.error`. */
export type UploadProblem = 'tooLarge' | 'noFile' | 'broken' | 'offline' | 'full' | 'gone' | 'changed';

/** Where an upload is. */
export type Uploading =
	| { readonly phase: 'idle' | 'cancelled' | 'signedOut' }
	| { readonly phase: 'sending'; readonly percent: number }
	| { readonly phase: 'failed'; readonly problem: UploadProblem };

const PROBLEMS: ReadonlySet<string> = new Set(['tooLarge', 'noFile', 'broken', 'full', 'gone', 'changed']);

export function isUploadProblem(value: unknown): value is UploadProblem {
	return typeof value === 'string' && PROBLEMS.has(value);
}

interface Given {
	readonly kind: StagedUpload['kind'];
	readonly contest: string;
	readonly files: readonly File[];
}

/**
 * Uploads files with progress and a way to stop. `fetch` tells nothing of how far an upload is, so this
 * is the one place that asks the older way.
 */
export function useUpload(onDone: (upload: StagedUpload) => void) {
	const [state, setState] = useState<Uploading>({ phase: 'idle' });
	const running = useRef<XMLHttpRequest | null>(null);
	useEffect(() => () => running.current?.abort(), []);

	const start = useCallback(
		({ kind, contest, files }: Given) => {
			const form = new FormData();
			form.append('kind', kind);
			form.append('contest', contest);
			for (const file of files) form.append('files', file, file.name);
			const request = new XMLHttpRequest();
			running.current = request;
			request.open('POST', '/api/import/stage');
			request.responseType = 'json';
			request.upload.onprogress = ({ loaded, total }) =>
				setState({ phase: 'sending', percent: total > 0 ? Math.floor((loaded / total) * 100) : 0 });
			request.onabort = () => setState({ phase: 'cancelled' });
			request.onerror = () => setState({ phase: 'failed', problem: 'offline' });
			request.onload = () => {
				running.current = null;
				const body = request.response as { ok?: boolean; upload?: StagedUpload; problem?: unknown } | null;
				if (request.status === 401) setState({ phase: 'signedOut' });
				else if (body?.ok && body.upload) {
					setState({ phase: 'idle' });
					onDone(body.upload);
				} else setState({ phase: 'failed', problem: isUploadProblem(body?.problem) ? body.problem : 'offline' });
			};
			setState({ phase: 'sending', percent: 0 });
			request.send(form);
		},
		[onDone],
	);

	const cancel = useCallback(() => running.current?.abort(), []);
	const reset = useCallback(() => setState({ phase: 'idle' }), []);
	return { state, start, cancel, reset };
}
