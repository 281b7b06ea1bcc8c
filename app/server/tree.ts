import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hub, notHere } from './hub';

/** Codes of regions, contests and districts; never a step up or a hidden file. */
const SAFE = /^[a-z0-9_-]{1,24}(\.json)?$/;

/** True where the reader has this very file: by its tag (RFC 9110 13.1.2: weak or strong, in a list), else by its time. */
function isKnown(asked: Headers, etag: string, mtimeMs: number): boolean {
	const tags = asked.get('if-none-match');
	if (tags !== null) {
		return tags.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
	}
	const since = Date.parse(asked.get('if-modified-since') ?? '');
	// The header knows whole seconds only.
	return !Number.isNaN(since) && Math.floor(mtimeMs / 1000) * 1000 <= since;
}

/**
 * A file of the public tree. A web server or CDN in front does this better and needs nothing of us: the
 * files lie there as they are served (docs/hub.md).
 * @param seconds how long a reader may keep it without asking
 */
export async function fromTree(request: Request, path: readonly string[], seconds: number): Promise<Response> {
	const own = hub();
	if (!own || !path.every((part) => SAFE.test(part))) return notHere();
	const file = join((await own).tree, ...path);
	try {
		const { mtimeMs, size } = await stat(file);
		const etag = `"${Math.trunc(mtimeMs).toString(36)}-${size.toString(36)}"`;
		const headers = {
			etag,
			'last-modified': new Date(mtimeMs).toUTCString(),
			'cache-control': `public, max-age=${seconds}, stale-while-revalidate=300`,
			// Readers' own pages ask for these files, as they asked Sirekap's.
			'access-control-allow-origin': '*',
		};
		if (isKnown(request.headers, etag, mtimeMs)) return new Response(null, { status: 304, headers });
		const body = new Uint8Array(await readFile(file));
		return new Response(body, { headers: { ...headers, 'content-type': 'application/json' } });
	} catch (fault) {
		const { code } = fault as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return notHere();
		throw fault;
	}
}
