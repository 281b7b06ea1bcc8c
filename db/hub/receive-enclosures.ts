import { hash } from 'node:crypto';
import {
	type AdoptionEnclosure,
	type CornersEnclosure,
	type EnclosureProblem,
	type EnclosureSheet,
	joinPapers,
	LARGEST_SENT_PHOTO,
	PART_BYTES,
	type PhotoEnclosure,
	partsOf,
	readEnclosure,
	readHead,
	readPaper,
	writePaper,
} from '../../lib/delivery';
import { canonicalJson } from '../../lib/forms';
import type { Hub } from './hub';
import { takePack } from './packs';
import { isReply, no, type Reply, receiveBatch, senderOf } from './reception';
import type { HallRow } from './store';
import { papersIn, unpackPaper } from './unpack';

const MOST_LINES = 2_000;
const sha256 = (content: string | Uint8Array) => hash('sha256', content, 'hex');

/** What became of enclosures. */
export type Taken = Pick<EnclosureSheet, 'kept' | 'refused' | 'files'>;

/** Enclosures from a hall: a signed paper like a batch. What is good is kept, line by line; the same again is the same. */
export async function receiveEnclosures(hub: Hub, body: Uint8Array): Promise<Reply> {
	const text = unpackPaper(body);
	if (text === null) return no(413, 'too-large');
	const paper = readPaper(text);
	const head = paper && readHead(paper, 'lampiran');
	if (!paper || !head) return no(400, 'shape');
	const hall = await senderOf(hub, paper, head.hall);
	if (isReply(hall)) return hall;
	const whole =
		Array.isArray(head.items) &&
		head.items.length === paper.lines.length &&
		paper.lines.length <= MOST_LINES &&
		paper.lines.every((line, at) => sha256(line) === head.items[at]);
	if (!whole) return no(400, 'shape');
	return sheet(hub, hall, await takeEnclosures(hub, hall, paper.lines));
}

/** Keeps the lines that are good. Their hashes were compared with the signed ones. */
export async function takeEnclosures(hub: Hub, hall: HallRow, lines: readonly string[]): Promise<Taken> {
	const { kecamatan } = hall;
	const sender = { kecamatan, hall: hall.id, at: hub.now().toISOString() };
	const kept: string[] = [];
	const refused: { sha256: string; problem: EnclosureProblem }[] = [];
	const photos: { line: string; photo: PhotoEnclosure }[] = [];
	const adoptions: { line: string; adoption: AdoptionEnclosure }[] = [];
	const corners: { line: string; set: CornersEnclosure }[] = [];
	for (const text of lines) {
		const line = sha256(text);
		const read = readEnclosure(text, kecamatan);
		if (typeof read === 'string') refused.push({ sha256: line, problem: read });
		else if (read.what === 'foto') photos.push({ line, photo: read });
		else if (read.what === 'sudut') corners.push({ line, set: read });
		else if (read.what === 'penetapan') adoptions.push({ line, adoption: read });
		else if (read.what === 'penutupan') {
			await hub.store.keepClosing(read, sender);
			kept.push(line);
		} else {
			const { v, what, sha256: fingerprint, pack, seq = null } = read;
			// The same pack of every hall has one name here, whenever each adopted it.
			const name = seq === null ? line : sha256(canonicalJson({ v, what, sha256: fingerprint, pack }));
			const taken = await takePack(hub, { hash: name, fingerprint, pack, seq }, sender);
			if (taken === 'kept') kept.push(line);
			else refused.push({ sha256: line, problem: taken });
		}
	}
	if (adoptions.length > 0) {
		await hub.store.keepAdoptions(
			adoptions.map(({ adoption }) => adoption),
			sender,
		);
		kept.push(...adoptions.map(({ line }) => line));
	}
	if (corners.length > 0) {
		await hub.store.keepCorners(
			corners.map(({ set }) => set),
			sender,
		);
		kept.push(...corners.map(({ line }) => line));
	}
	if (photos.length === 0) return { kept, refused, files: [] };
	const other = new Set(
		await hub.store.keepPhotos(
			photos.map(({ photo }) => photo),
			sender,
		),
	);
	const contents: string[] = [];
	for (const [at, { line, photo }] of photos.entries()) {
		if (other.has(at)) refused.push({ sha256: line, problem: 'photo-other' });
		else {
			kept.push(line);
			contents.push(photo.content);
		}
	}
	const files = await hub.store.photoFiles(kecamatan, [...new Set(contents)]);
	return { kept, refused, files: files.map(({ content, parts, whole }) => ({ content, parts, whole })) };
}

/** End of the two lines before the bytes of a part, or -1. */
function endOfHead(body: Uint8Array): number {
	const first = body.indexOf(10);
	return first < 0 || first > 2_000 ? -1 : body.indexOf(10, first + 1);
}

/**
 * One part of a photo that the hall has written down here before. Parts come in order; the answer says how many are
 * there, so that a line that broke goes on where it was. With the last part the hash of the whole decides.
 */
export async function receivePart(hub: Hub, body: Uint8Array): Promise<Reply> {
	const end = endOfHead(body);
	const paper = end < 0 ? null : readPaper(Buffer.from(body.subarray(0, end)).toString('utf8'));
	const head = paper && readHead(paper, 'potongan');
	if (!paper || !head) return no(400, 'shape');
	const hall = await senderOf(hub, paper, head.hall);
	if (isReply(hall)) return hall;
	const bytes = body.subarray(end + 1);
	const { content, part } = head;
	if (typeof content !== 'string' || !Number.isSafeInteger(part) || part < 0) return no(400, 'shape');
	if (bytes.length === 0 || bytes.length > PART_BYTES || sha256(bytes) !== head.sha256) return no(400, 'shape');
	const [file] = await hub.store.photoFiles(hall.kecamatan, [content]);
	// Nobody keeps bytes here that no hall has answered for.
	if (!file || file.bytes > LARGEST_SENT_PHOTO) return no(404, 'photo-unknown');
	const wanted = partsOf(file.bytes);
	if (!file.whole && part === file.parts && part < wanted) {
		await hub.store.keepPart(hall.kecamatan, content, part, bytes);
		if (part + 1 === wanted && !(await complete(hub, hall.kecamatan, content))) {
			return sheet(hub, hall, { kept: [], refused: [{ sha256: content, problem: 'file-changed' }], files: [] });
		}
	}
	const files = await hub.store.photoFiles(hall.kecamatan, [content]);
	return sheet(hub, hall, {
		kept: [],
		refused: [],
		files: files.map((now) => ({ content, parts: now.parts, whole: now.whole })),
	});
}

async function complete(hub: Hub, kecamatan: string, content: string): Promise<boolean> {
	const right = sha256(Buffer.concat(await hub.store.parts(kecamatan, content))) === content;
	if (right) await hub.store.whole(kecamatan, content, hub.now().toISOString());
	else await hub.store.dropParts(kecamatan, content);
	return right;
}

function sheet(hub: Hub, hall: HallRow, taken: Taken): Reply {
	const answer: EnclosureSheet = {
		v: 1,
		kind: 'resi-lampiran',
		hub: hub.key.publicKey,
		hall: hall.id,
		at: hub.now().toISOString(),
		...taken,
	};
	const head = canonicalJson(answer);
	return { status: 200, text: writePaper({ head, signature: hub.key.sign(head), lines: [] }) };
}

/**
 * A file that was carried here: enclosures and results, each a signed paper of its own, in the order in which the hall
 * wrote them. It is read paper by paper, however long it is. The answer is as many papers of receipts, for the way back;
 * the first paper that is refused ends it, and what was taken before it has its receipts.
 */
export async function receiveCarried(hub: Hub, body: Uint8Array): Promise<Reply> {
	const answers: string[] = [];
	const taken = (): Reply => ({ status: 200, text: joinPapers(answers) });
	try {
		for await (const paper of papersIn(body)) {
			const bytes = Buffer.from(paper);
			const beside = readHead(readPaper(paper) ?? NO_PAPER, 'lampiran') !== null;
			const reply = await (beside ? receiveEnclosures : receiveBatch)(hub, bytes);
			if (reply.status !== 200) return answers.length > 0 ? taken() : reply;
			answers.push(reply.text);
		}
	} catch (fault) {
		if (answers.length > 0) return taken();
		return fault instanceof RangeError ? no(413, 'too-large') : no(400, 'shape');
	}
	return answers.length === 0 ? no(400, 'shape') : taken();
}

const NO_PAPER = { head: '', signature: '', lines: [] };
