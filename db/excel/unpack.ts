import { crc32, inflateRawSync } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';
import type { ExcelProblem, ExcelProblemCode } from '../../lib/excel';

/** How much of a workbook is unpacked, in bytes and entries: a filled-in template is far below. */
export const BOOK_LIMITS = {
	fileBytes: 8 * 1_048_576,
	partBytes: 24 * 1_048_576,
	totalBytes: 48 * 1_048_576,
	parts: 500,
};

const STORED = 0;
const DEFLATED = 8;
/** Compound file (OLE): Excel 97–2003, and every workbook with a password. */
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** First record of Excel 2, 3 and 4 files, which stand alone. */
const EARLY = ['0900', '0902', '0904'].map((hex) => Buffer.from(hex, 'hex'));
const utf16 = (text: string) => Buffer.from(text, 'utf16le');
/** Parts a reader of cells needs; pictures, themes and macros stay packed. */
const NEEDED = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/;

class Refused extends Error {
	constructor(readonly problem: ExcelProblemCode) {
		super(problem);
	}
}

/** The parts of a workbook somebody brought (path → text), or what kind of file it is instead. Never throws over it. */
export async function unpackBook(bytes: Buffer): Promise<ReadonlyMap<string, string> | ExcelProblem> {
	const strange = strangeFile(bytes);
	if (strange) return { code: strange };
	try {
		return await unzip(bytes);
	} catch (error) {
		return { code: error instanceof Refused ? error.problem : 'broken' };
	}
}

/** What a file is by its first bytes, when it is no zip. */
function strangeFile(bytes: Buffer): ExcelProblemCode | null {
	if (bytes.length === 0) return 'empty';
	if (bytes.length > BOOK_LIMITS.fileBytes) return 'too-large';
	if (bytes.subarray(0, 8).equals(OLE)) return bytes.includes(utf16('EncryptedPackage')) ? 'password' : 'old-excel';
	if (EARLY.some((head) => bytes.subarray(0, 2).equals(head))) return 'old-excel';
	return bytes.subarray(0, 2).toString('latin1') === 'PK' ? null : 'not-excel';
}

async function unzip(bytes: Buffer): Promise<Map<string, string>> {
	let zip: ZipFile;
	try {
		zip = await fromBufferPromise(bytes, { lazyEntries: true, decodeStrings: false });
	} catch {
		// A zip ends with its directory: where that is missing, the end of the file is.
		throw new Refused('truncated');
	}
	const entries = await listed(zip);
	const names = new Set(entries.keys());
	if (!names.has('xl/workbook.xml')) {
		if (names.has('xl/workbook.bin')) throw new Refused('binary-excel');
		if (names.has('content.xml') && names.has('mimetype')) throw new Refused('open-document');
		throw new Refused('not-excel');
	}
	const parts = new Map<string, string>();
	for (const [path, entry] of entries) {
		if (NEEDED.test(path)) parts.set(path, await unpack(zip, bytes, entry));
	}
	return parts;
}

/** The directory of the zip. What it declares is measured before anything is unpacked. */
async function listed(zip: ZipFile): Promise<Map<string, Entry>> {
	const found = new Map<string, Entry>();
	let total = 0;
	if (zip.entryCount > BOOK_LIMITS.parts) throw new Refused('too-large');
	for await (const entry of zip.eachEntry()) {
		const path = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
		total += entry.uncompressedSize;
		if (entry.uncompressedSize > BOOK_LIMITS.partBytes || total > BOOK_LIMITS.totalBytes)
			throw new Refused('too-large');
		// Readers would differ over which of the two counts.
		if (found.has(path)) throw new Refused('broken');
		found.set(path, entry);
	}
	return found;
}

/** Unpacks one part, held to its declared size and checksum. */
async function unpack(zip: ZipFile, bytes: Buffer, entry: Entry): Promise<string> {
	if (entry.isEncrypted()) throw new Refused('password');
	if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) throw new Refused('broken');
	const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
	const end = fileDataStart + entry.compressedSize;
	if (end > bytes.length) throw new Refused('truncated');
	const packed = bytes.subarray(fileDataStart, end);
	const maxOutputLength = Math.max(1, entry.uncompressedSize);
	const content = entry.compressionMethod === STORED ? packed : inflateRawSync(packed, { maxOutputLength });
	if (content.length !== entry.uncompressedSize || crc32(content) !== entry.crc32) throw new Refused('broken');
	return content.toString('utf8');
}
