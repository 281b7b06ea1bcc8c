import { hash } from 'node:crypto';
import {
	type Paper,
	type ParcelKey,
	type Receipt,
	type ReceiptSheet,
	type Rejection,
	type RejectionCode,
	readHead,
	readPaper,
	type StatusQuestion,
	withoutArrived,
	writePaper,
} from '../../lib/delivery';
import { canonicalJson } from '../../lib/forms';
import { holds } from '../keys/installation';
import type { Hub } from './hub';
import { unlisted } from './listed';
import { packAt, packNow } from './packs';
import { type ClaimedBatch, openClaimed } from './reader';
import { type BatchContent, type BatchProblem, reportOf } from './reading';
import type { HallRow, StateRow } from './store';
import { unpackPaper } from './unpack';

const MOST_KEYS = 5_000;

/** An answer of the hub as HTTP carries it. */
export interface Reply {
	readonly status: number;
	readonly text: string;
}

export const no = (status: number, problem: string): Reply => ({ status, text: `${JSON.stringify({ problem })}\n` });
const sha256 = (text: string) => hash('sha256', text, 'hex');

/** One-time codes are written in groups and read aloud: case and dashes say nothing. */
export const codeHash = (code: string): string => sha256(code.replace(/[^a-z0-9]/gi, '').toUpperCase());

/** A hall asks to be taken in: its public key, signed by itself, with the one-time code it was given. */
export async function receiveEnrolment(hub: Hub, body: Uint8Array): Promise<Reply> {
	const asked = readEnrolment(unpackPaper(body) ?? '');
	if (!asked) return no(400, 'shape');
	const { code, name, key } = asked;
	const hall = await hub.store.enrol(codeHash(code), {
		id: key,
		name,
		enrolledAt: hub.now().toISOString(),
	});
	if (!hall) return no(404, 'code');
	return {
		status: 200,
		text: JSON.stringify({ hub: hub.key.publicKey, name: hub.name, kecamatan: hall.kecamatan }),
	};
}

function readEnrolment(text: string): { code: string; name: string; key: string } | null {
	const paper = readPaper(text);
	if (!paper) return null;
	try {
		const { v, kind, code, name, key } = JSON.parse(paper.head) as Record<string, unknown>;
		if (v !== 1 || kind !== 'daftar') return null;
		if (typeof code !== 'string' || typeof name !== 'string' || typeof key !== 'string') return null;
		return holds(key, paper.head, paper.signature) ? { code, name: name.slice(0, 120), key } : null;
	} catch {
		return null;
	}
}

const enrolled = async (hub: Hub, hall: unknown): Promise<HallRow | null> =>
	typeof hall === 'string' ? hub.store.hall(hall) : null;

/** The hall behind a paper, if it was enrolled and signed it. */
export async function senderOf(hub: Hub, paper: Paper, hall: unknown): Promise<HallRow | Reply> {
	const known = await enrolled(hub, hall);
	if (!known) return no(401, 'not-enrolled');
	return holds(known.id, paper.head, paper.signature) ? known : no(403, 'signature');
}

export const isReply = (value: HallRow | Reply): value is Reply => 'status' in value;

const REFUSED: Readonly<Record<BatchProblem, number>> = { 'too-large': 413, shape: 400, signature: 403 };

/**
 * A batch of locked versions, from the network or from a stick: signature, rules, then all of it in one
 * transaction. The answer is a signed sheet of receipts; the same batch again gets the same receipts.
 */
export async function receiveBatch(hub: Hub, body: Uint8Array): Promise<Reply> {
	const claimed = await openClaimed(body);
	if (typeof claimed === 'string') return no(REFUSED[claimed], claimed);
	let hall: HallRow | null = null;
	try {
		hall = await enrolled(hub, claimed.hall);
	} finally {
		if (!hall) claimed.drop();
	}
	if (!hall) return no(401, 'not-enrolled');
	const content = await readByPack(hub, hall, claimed, body);
	if (typeof content === 'string') return no(REFUSED[content], content);

	const at = hub.now().toISOString();
	const { entries, rejections } = await listedOnly(hub, hall, content);
	const { batch, head, signature, report } = content;
	const states = await hub.store.take(
		{
			id: batch,
			hall: hall.id,
			kecamatan: hall.kecamatan,
			at,
			head,
			signature,
			// The hall counted what it was about to send.
			report: report && {
				...report,
				waiting: Math.max(0, report.waiting - entries.length),
				outlook: report.outlook && withoutArrived(report.outlook, entries),
			},
		},
		entries,
	);
	return sheet(hub, hall, at, entries, states, rejections);
}

/** Reads a batch by the pack of its kecamatan; a contest nobody knows makes sure that the pack is the newest. */
async function readByPack(
	hub: Hub,
	hall: HallRow,
	claimed: ClaimedBatch,
	body: Uint8Array,
): Promise<BatchContent | BatchProblem> {
	const pack = await packAt(hub, hall.kecamatan);
	const content = await claimed.read(hall, pack);
	if (typeof content === 'string' || content.rejections.every(({ problem }) => problem !== 'contest-unknown'))
		return content;
	// It may have come by way of another process a moment ago.
	const fresh = await packNow(hub, hall.kecamatan);
	if (!fresh || fresh.row.hash === pack?.row.hash) return content;
	const again = await openClaimed(body);
	return typeof again === 'string' ? again : again.read(hall, fresh);
}

/** Turns away what is about no TPS of the office's list, where it has one. */
async function listedOnly(
	hub: Hub,
	hall: HallRow,
	{ entries, rejections }: BatchContent,
): Promise<Pick<BatchContent, 'entries' | 'rejections'>> {
	const strange = await unlisted(hub.store, hall.kecamatan, entries);
	if (strange.size === 0) return { entries, rejections };
	const away = entries
		.filter(({ tps }) => strange.has(tps))
		.map(({ contest, tps, version }): Rejection => ({ contest, tps, version, problem: 'tps-unknown' }));
	return { entries: entries.filter(({ tps }) => !strange.has(tps)), rejections: [...rejections, ...away] };
}

/** A hall asks what became of versions it sent. */
export async function receiveQuestion(hub: Hub, body: Uint8Array): Promise<Reply> {
	const text = unpackPaper(body);
	const paper = text === null ? null : readPaper(text);
	const head = paper && readHead(paper, 'tanya');
	if (!paper || !head) return no(400, 'shape');
	const hall = await senderOf(hub, paper, head.hall);
	if (isReply(hall)) return hall;
	if (!isQuestion(head)) return no(400, 'shape');
	const at = hub.now().toISOString();
	const states = await hub.store.states(hall.kecamatan, head.keys);
	await hub.store.heard(hall, reportOf(head, hall.kecamatan), at);
	return sheet(hub, hall, at, head.keys, states, []);
}

function isQuestion(head: StatusQuestion): boolean {
	return (
		Array.isArray(head.keys) &&
		head.keys.length <= MOST_KEYS &&
		head.keys.every(
			({ contest, tps, version }) =>
				typeof contest === 'string' && typeof tps === 'string' && Number.isInteger(version),
		)
	);
}

/** The signed answer about the versions that were asked for or sent. */
function sheet(
	hub: Hub,
	hall: HallRow,
	at: string,
	asked: readonly (ParcelKey & { readonly hash?: string })[],
	states: readonly StateRow[],
	rejections: readonly Rejection[],
): Reply {
	const name = ({ contest, tps, version }: ParcelKey) => `${contest}/${tps}/${version}`;
	const known = new Map(states.map((row) => [name(row), row]));
	const receipts: Receipt[] = [];
	const other: Rejection[] = [];
	for (const key of asked) {
		const row = known.get(name(key));
		if (!row) continue;
		const { contest, tps, version, state, reason, step } = row;
		// The first content stays; a second one under the same number is told, never mixed in.
		const problem: RejectionCode = 'other-content';
		if (key.hash !== undefined && key.hash !== row.hash) other.push({ contest, tps, version, problem });
		// Members in canonical order: the machine's own writer can write them.
		else receipts.push({ at: row.stateAt, contest, hash: row.hash, reason, state, step, tps, version });
	}
	const answer: ReceiptSheet = {
		at,
		hall: hall.id,
		hub: hub.key.publicKey,
		kind: 'resi',
		receipts,
		rejections: [...rejections, ...other],
		v: 1,
	};
	const head = canonicalJson(answer);
	return { status: 200, text: writePaper({ head, signature: hub.key.sign(head), lines: [] }) };
}
