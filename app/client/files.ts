'use client';

import { send } from './api';

/** Posts and lets the browser keep the answer as a file; gives the answer's headers. */
export async function saveAnswer(url: string, init: RequestInit, fallback: string): Promise<Headers> {
	const response = await send(url, { method: 'POST', ...init });
	const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? fallback;
	const address = URL.createObjectURL(await response.blob());
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	URL.revokeObjectURL(address);
	return response.headers;
}
