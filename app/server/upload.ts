import { LIMITS } from '@/db/import/read-source';

/** Largest upload: the files themselves. */
export const UPLOAD_LIMIT = LIMITS.totalBytes;
/** With what a form wraps around them. */
const UPLOAD_ROOM = UPLOAD_LIMIT + 1_048_576;

/** The upload was larger than {@link UPLOAD_LIMIT}. */
export class UploadTooLarge extends Error {}

/**
 * The files of a posted form. The body is counted as it streams in and cut off past the limit, whatever
 * length it claims; nothing of it is kept then.
 */
export async function readUpload(request: Request): Promise<FormData> {
	const declared = Number(request.headers.get('content-length') ?? '0');
	if (declared > UPLOAD_ROOM) throw new UploadTooLarge();
	let length = 0;
	const counted = request.body?.pipeThrough(
		new TransformStream<Uint8Array, Uint8Array>({
			transform(chunk, controller) {
				length += chunk.byteLength;
				if (length > UPLOAD_ROOM) controller.error(new UploadTooLarge());
				else controller.enqueue(chunk);
			},
		}),
	);
	const type = request.headers.get('content-type') ?? '';
	try {
		return await new Response(counted, { headers: { 'content-type': type } }).formData();
	} catch (error) {
		throw length > UPLOAD_ROOM ? new UploadTooLarge() : error;
	}
}
