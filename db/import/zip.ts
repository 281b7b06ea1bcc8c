import { setImmediate } from 'node:timers/promises';
import { crc32, inflateRawSync } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, validateFileName, type ZipFile } from 'yauzl';
import { problem } from '../../lib/import';
import type { TpsSource } from '../../lib/sirekap';
import { decoded, failed, Meter } from './files';
import { reasonOf } from './folder';
import { isJsonName, type Limits, SourceRefused } from './source';

const STORED = 0;
const DEFLATED = 8;
/** Entries read before the event loop gets its turn: an upload must not hold up the hall's screens. */
const BREATH = 100;

interface Listed {
	readonly path: string;
	readonly entry: Entry;
}

const isLink = (entry: Entry) => ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;

/** What keeps an entry from being unpacked at all, known from the directory of the zip alone. */
function entryProblem({ path, entry }: Listed, meter: Meter): TpsSource | null {
	const place = { file: path };
	const reason = validateFileName(path);
	if (reason) return failed(path, problem('zip.path', place, { reason }));
	if (isLink(entry)) return failed(path, problem('file.link', place, {}));
	if (!isJsonName(path)) return failed(path, problem('file.not-json', place, {}));
	if (entry.isEncrypted()) return failed(path, problem('zip.encrypted', place, {}));
	const tooLarge = meter.tooLarge(path, entry.uncompressedSize);
	if (tooLarge) return failed(path, tooLarge);
	if (entry.compressionMethod === STORED || entry.compressionMethod === DEFLATED) return null;
	return failed(path, problem('zip.entry', place, { reason: `method ${entry.compressionMethod}` }));
}

/** Unpacks one entry; never more than its declared size, which the caller has checked. */
async function unpack(zip: ZipFile, bytes: Buffer, { path, entry }: Listed): Promise<TpsSource> {
	const broken = (reason: string) => failed(path, problem('zip.entry', { file: path }, { reason }));
	try {
		const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
		const end = fileDataStart + entry.compressedSize;
		if (end > bytes.length) return broken('ends outside the zip');
		const packed = bytes.subarray(fileDataStart, end);
		// zlib wants at least one byte of room, also for an empty file.
		const maxOutputLength = Math.max(1, entry.uncompressedSize);
		const content = entry.compressionMethod === STORED ? packed : inflateRawSync(packed, { maxOutputLength });
		if (content.length !== entry.uncompressedSize) return broken('size');
		if (crc32(content) !== entry.crc32) return broken('checksum');
		return decoded(path, content);
	} catch (error) {
		return broken(reasonOf(error));
	}
}

/** The files a zip lists. Nothing is unpacked yet. */
async function listed(zip: ZipFile, meter: Meter): Promise<Listed[]> {
	const found: Listed[] = [];
	for await (const entry of zip.eachEntry()) {
		// Names are decoded here, for yauzl would drop the whole zip over one bad name.
		const path = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
		if (path.endsWith('/')) continue;
		meter.entry();
		found.push({ path, entry });
	}
	return found;
}

/**
 * Every file of a zip held in memory. What the directory of the zip declares is measured before
 * anything is unpacked, so a compression bomb costs no more than its directory; what is unpacked is
 * held to its declared size and checksum. Throws `SourceRefused` past the limits or when the zip
 * cannot be read to its end.
 */
export async function readZip(bytes: Buffer, name: string, limits: Limits): Promise<TpsSource[]> {
	const meter = new Meter(name, limits);
	let zip: ZipFile;
	let entries: Listed[];
	try {
		zip = await fromBufferPromise(bytes, { lazyEntries: true, decodeStrings: false });
		if (zip.entryCount > limits.entries) {
			throw new SourceRefused(problem('source.too-many', { file: name }, { limit: limits.entries }));
		}
		entries = await listed(zip, meter);
	} catch (error) {
		if (error instanceof SourceRefused) throw error;
		throw new SourceRefused(problem('zip.broken', { file: name }, { reason: reasonOf(error) }));
	}
	const judged = entries.map((one) => ({ one, refused: entryProblem(one, meter) }));
	for (const { one, refused } of judged) if (!refused) meter.take(one.entry.uncompressedSize);
	const found: TpsSource[] = [];
	for (const { one, refused } of judged) {
		found.push(refused ?? (await unpack(zip, bytes, one)));
		if (found.length % BREATH === 0) await setImmediate();
	}
	return found;
}
