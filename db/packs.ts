import { isUtf8 } from 'node:buffer';
import { createHash, randomUUID } from 'node:crypto';
import {
	type ElectionPack,
	electionOf,
	notesOfPack,
	type PackNote,
	type PackProblem,
	readPack,
	sameForm,
	shownBlocks,
} from '../lib/election';
import type { Text } from '../lib/forms';
import { type Actor, PACK_STREAM } from '../lib/plenary';
import { execute, type Outcome } from './door';
import { factsOf } from './facts';
import type { House } from './house';
import { readStream } from './ledger';

/** Largest pack that is read, in bytes: a whole province with all its councils has about a tenth. */
export const PACK_LIMIT = 8 * 1024 * 1024;

/** A contest of a pack in numbers. */
export interface PackLine {
	readonly code: string;
	readonly name: Text;
	readonly formName: string;
	readonly districts: number;
	readonly contestants: number;
	readonly candidates: number;
	/** Numbers on the form of the first TPS of the region list; `null` where the contest is not held there. */
	readonly fields: number | null;
}

/** Everything a person sees before a pack is adopted. The fingerprint has its three blocks blanked. */
export interface PackPreview {
	readonly file: string;
	readonly blocks: readonly (string | null)[];
	readonly problems: readonly PackProblem[];
	readonly summary: {
		readonly id: string;
		readonly version: number;
		readonly name: Text;
		readonly votingDay: string;
		readonly recap: { readonly from: string; readonly to: string };
		readonly parties: number;
		readonly contests: readonly PackLine[];
	} | null;
	/** What it leaves open; nothing of it keeps it from being adopted. */
	readonly notes: readonly PackNote[];
	/** True when this very file is in force. */
	readonly adopted: boolean;
	/** Contests with numbers whose form this pack would change: it would be refused. */
	readonly frozen: readonly string[];
}

/** What adopting this file would do now. Never throws over what is in it. */
export function previewPack(house: House, file: string, bytes: Uint8Array): PackPreview {
	const sha256 = fingerprint(bytes);
	const read = readBytes(bytes);
	const election = house.states.election();
	const head = { file: file.slice(0, 400), blocks: shownBlocks(sha256), adopted: election.sha256 === sha256 };
	if ('problems' in read) return { ...head, problems: read.problems, summary: null, notes: [], frozen: [] };
	const next = electionOf(read.pack, sha256);
	const places = factsOf(house).placesWithResults();
	const frozen = places.filter(({ contest, kelurahan }) => {
		const [before, after] = [election.contest(contest, kelurahan), next.contest(contest, kelurahan)];
		return before !== undefined && !(after && sameForm(before, after));
	});
	return {
		...head,
		problems: [],
		notes: notesOfPack(read.pack),
		summary: summaryOf(house, read.pack, sha256),
		frozen: [...new Set(frozen.map(({ contest }) => contest))],
	};
}

/** Adopts a pack whose blanked blocks were typed from paper; everything is checked again by the decision. */
export function adoptPack(
	house: House,
	actor: Actor,
	input: { readonly file: string; readonly bytes: Uint8Array; readonly typed: readonly string[] },
	id: string = randomUUID(),
): Outcome | { readonly problems: readonly PackProblem[] } {
	const read = readBytes(input.bytes);
	if ('problems' in read) return read;
	const command = {
		type: 'pack.adopt' as const,
		file: input.file.slice(0, 400),
		sha256: fingerprint(input.bytes),
		pack: read.pack,
		typed: [...input.typed],
	};
	return execute(house, actor, { id, command });
}

/** SHA-256 of the file's bytes: what `sha256sum` prints and the paper says. */
export function fingerprint(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}

function readBytes(bytes: Uint8Array): ReturnType<typeof readPack> {
	if (bytes.byteLength > PACK_LIMIT || !isUtf8(bytes)) return { problems: [{ code: 'not-json', path: '', found: '' }] };
	return readPack(new TextDecoder().decode(bytes));
}

function summaryOf(house: House, pack: ElectionPack, sha256: string): PackPreview['summary'] {
	const election = electionOf(pack, sha256);
	const first = house.sqlite.prepare('SELECT kode FROM tps ORDER BY kode LIMIT 1').pluck().get() as string | undefined;
	return {
		id: pack.id,
		version: pack.version,
		name: pack.name,
		votingDay: pack.votingDay,
		recap: pack.recap,
		parties: pack.parties.length,
		contests: pack.contests.map((contest): PackLine => {
			const lists = (contest.districts ?? []).flatMap((district) => district.lists ?? []);
			return {
				code: contest.code,
				name: contest.name,
				formName: contest.formName,
				districts: contest.districts?.length ?? 0,
				contestants: election.head(contest.code)?.contestants.length ?? 0,
				candidates: lists.reduce((sum, { candidates }) => sum + candidates.length, 0),
				fields: (first && election.contest(contest.code, first)?.fields.length) || null,
			};
		}),
	};
}

/** The election in force, for the head of a page. */
export interface ElectionLine {
	readonly id: string;
	readonly version: number;
	/** The contests by name, in the order in which they are read. */
	readonly contests: readonly Text[];
	/** Where the pack in force came from; `null` for the contest the program brings along. */
	readonly adopted: { readonly file: string; readonly time: string; readonly by: string } | null;
}

export function electionLine(house: House): ElectionLine {
	const election = house.states.election();
	const last = readStream(house.sqlite, PACK_STREAM).at(-1);
	return {
		id: election.id,
		version: election.version,
		contests: election.contests.map(({ name }) => name),
		adopted: last?.type === 'pack.adopted' ? { file: last.payload.file, time: last.time, by: last.actor.name } : null,
	};
}
