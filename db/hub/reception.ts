import { hash } from 'node:crypto';
import {
	type BatchHeader,
	type HallReport,
	type Paper,
	type ParcelKey,
	type Receipt,
	type ReceiptSheet,
	type Rejection,
	type RejectionCode,
	readHead,
	readPaper,
	type StatusQuestion,
	writePaper,
} from '../../lib/delivery';
import { canonicalJson } from '../../lib/forms';
import { checkParcel } from '../../lib/hub';
import { holds } from '../keys/installation';
import type { Hub } from './hub';
import { electionAt, electionNow } from './packs';
import type { HallRow, NewEntry, StateRow } from './store';
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

/** The hall behind a paper, if it was enrolled and signed it. */
export async function senderOf(hub: Hub, paper: Paper, hall: unknown): Promise<HallRow | Reply> {
	const known = typeof hall === 'string' ? await hub.store.hall(hall) : null;
	if (!known) return no(401, 'not-enrolled');
	return holds(known.id, paper.head, paper.signature) ? known : no(403, 'signature');
}

export const isReply = (value: HallRow | Reply): value is Reply => 'status' in value;

/**
 * A batch of locked versions, from the network or from a stick: signature, rules, then all of it in one
 * transaction. The answer is a signed sheet of receipts; the same batch again gets the same receipts.
 */
export async function receiveBatch(hub: Hub, body: Uint8Array): Promise<Reply> {
	const text = unpackPaper(body);
	if (text === null) return no(413, 'too-large');
	const paper = readPaper(text);
	const head = paper && readHead(paper, 'kiriman');
	if (!paper || !head) return no(400, 'shape');
	const hall = await senderOf(hub, paper, head.hall);
	if (isReply(hall)) return hall;
	if (!isBatch(head, paper)) return no(400, 'shape');

	const at = hub.now().toISOString();
	let election = await electionAt(hub, hall.kecamatan);
	let asked = false;
	const tps = new Set((await hub.store.regions(hall.kecamatan, 13)).map(({ code }) => code));
	const rejections: Rejection[] = [];
	const entries: NewEntry[] = [];
	for (const [index, line] of paper.lines.entries()) {
		let checked = checkParcel(line, { kecamatan: hall.kecamatan, election, sha256 });
		if (checked === 'contest-unknown' && !asked) {
			// The pack may have come by way of another process a moment ago.
			asked = true;
			election = await electionNow(hub, hall.kecamatan);
			checked = checkParcel(line, { kecamatan: hall.kecamatan, election, sha256 });
		}
		if (typeof checked === 'string') rejections.push({ ...keyIn(line), problem: checked });
		else if (tps.size > 0 && !tps.has(checked.parcel.tps)) rejections.push({ ...keyIn(line), problem: 'tps-unknown' });
		else {
			const { contest, tps: code, version, hash: figures, lockedAt } = checked.parcel;
			entries.push({
				contest,
				tps: code,
				version,
				hash: figures,
				body: line,
				bodyHash: head.items[index] ?? '',
				lockedAt,
				codes: checked.codes.join(' '),
			});
		}
	}
	const report = reportOf(head.report);
	const states = await hub.store.take(
		{
			id: head.batch,
			hall: hall.id,
			kecamatan: hall.kecamatan,
			at,
			head: paper.head,
			signature: paper.signature,
			// The hall counted what it was about to send.
			report: report && { ...report, waiting: Math.max(0, report.waiting - entries.length) },
		},
		entries,
	);
	return sheet(hub, hall, at, entries, states, rejections);
}

function isBatch(head: BatchHeader, paper: Paper): boolean {
	return (
		typeof head.batch === 'string' &&
		/^[0-9a-zA-Z-]{8,64}$/.test(head.batch) &&
		Array.isArray(head.items) &&
		head.items.length === paper.lines.length &&
		paper.lines.every((line, index) => sha256(line) === head.items[index])
	);
}

/** Which version a line is about, as far as it can be read, for the sheet. */
function keyIn(line: string): ParcelKey {
	try {
		const { contest, tps, version } = JSON.parse(line) as Record<string, unknown>;
		if (typeof contest === 'string' && typeof tps === 'string' && typeof version === 'number') {
			return { contest: contest.slice(0, 12), tps: tps.slice(0, 13), version };
		}
	} catch {
		// Named by nothing: the sheet still says that one line was not taken.
	}
	return { contest: '', tps: '', version: 0 };
}

function reportOf(value: unknown): HallReport | null {
	if (typeof value !== 'object' || value === null) return null;
	const { locked, waiting, attempts, fault } = value as Record<string, unknown>;
	if (typeof locked !== 'number' || typeof waiting !== 'number' || typeof attempts !== 'number') return null;
	return { locked, waiting, attempts, fault: typeof fault === 'string' ? fault.slice(0, 40) : null };
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
	await hub.store.heard(hall.id, reportOf(head.report), at);
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
		else receipts.push({ contest, tps, version, hash: row.hash, state, at: row.stateAt, reason, step });
	}
	const answer: ReceiptSheet = {
		v: 1,
		kind: 'resi',
		hub: hub.key.publicKey,
		hall: hall.id,
		at,
		receipts,
		rejections: [...rejections, ...other],
	};
	const head = canonicalJson(answer);
	return { status: 200, text: writePaper({ head, signature: hub.key.sign(head), lines: [] }) };
}
