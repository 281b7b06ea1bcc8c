/** Largest file carried by hand. */
export const LARGEST = 16 * 1_048_576;

/** Bytes of a posted file, or `null` when there is none or it is too large. */
export async function uploaded(request: Request): Promise<Uint8Array | null> {
	if (Number(request.headers.get('content-length') ?? 0) > LARGEST) return null;
	const bytes = new Uint8Array(await request.arrayBuffer());
	return bytes.length === 0 || bytes.length > LARGEST ? null : bytes;
}

/** An answer the browser keeps as a file. */
export function download(body: string | Uint8Array, name: string, type: string): Response {
	return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'no-store',
		},
	});
}
