import type { ElectionPack } from '../election/pack';
import { REGION_CODE } from '../election/region';
import { isConvex, type Quad } from '../photo/geometry';
import type { PhotoFormat } from '../photo/image-file';
import { PHOTO_SOURCES, type PhotoSource } from '../plenary/lists';

/**
 * What goes to a hub beside results: the election pack, adoptions, the closing, and what photos there are. Each is one
 * line of canonical JSON, known by its SHA-256; the same line twice is one. None of them ever keeps a result waiting.
 */
export type Enclosure = PackEnclosure | PhotoEnclosure | CornersEnclosure | AdoptionEnclosure | ClosingEnclosure;

/** The election in force in the hall, without which a hub cannot read its forms. */
export interface PackEnclosure {
	readonly v: 1;
	readonly what: 'paket';
	/** Fingerprint of the file that was adopted, as it stands on paper. */
	readonly sha256: string;
	readonly pack: ElectionPack;
	/** Ledger row of the hall in which it was adopted: the highest is in force. Left out by halls of an older version. */
	readonly seq?: number;
}

/** One version of the photo of a page; its bytes follow in parts. */
export interface PhotoEnclosure {
	readonly v: 1;
	readonly what: 'foto';
	readonly contest: string;
	readonly tps: string;
	readonly page: number;
	readonly version: number;
	/** SHA-256 of the file, and of the file as it was handed over in the hall. */
	readonly content: string;
	readonly received: string;
	readonly format: PhotoFormat;
	readonly width: number;
	readonly height: number;
	readonly bytes: number;
	readonly source: PhotoSource;
	readonly at: string;
	readonly by: string;
	/** Why it was taken away; empty while it stands. */
	readonly retracted: string;
}

/**
 * Where somebody in the hall saw the corners of a page whose marks are not found by themselves. A line of its own, after
 * its photo: a hub that does not know it refuses it and loses nothing else.
 */
export interface CornersEnclosure {
	readonly v: 1;
	readonly what: 'sudut';
	readonly contest: string;
	readonly tps: string;
	readonly page: number;
	/** The photo they were set on. */
	readonly content: string;
	/** Ledger row of the hall: the highest is how they stand. */
	readonly seq: number;
	/** Shares of the upright photo, clockwise from the upper left; `null`: by the marks again. */
	readonly corners: Quad | null;
}

/** The gavel fell on the totals of a region, or what had fallen no longer stands. */
export interface AdoptionEnclosure {
	readonly v: 1;
	readonly what: 'penetapan';
	readonly contest: string;
	/** Kelurahan or kecamatan. */
	readonly region: string;
	readonly version: number;
	/** Hash of the totals that were adopted. */
	readonly hash: string;
	readonly at: string;
	readonly by: string;
	/** Why it no longer stands; empty while it does. */
	readonly voided: string;
}

/** The meeting was closed, or opened again after that. */
export interface ClosingEnclosure {
	readonly v: 1;
	readonly what: 'penutupan';
	readonly kecamatan: string;
	/** Ledger row of the hall: the highest is how it stands. */
	readonly seq: number;
	readonly at: string;
	readonly by: string;
	readonly note: string;
	/** Why the meeting went on after it was closed; empty while it is closed. */
	readonly reopened: string;
	/** TPS and contests that were not locked, and objections that go up with the form. */
	readonly open: number;
	readonly cases: number;
}

export const ENCLOSURE_PROBLEMS = [
	'not-json',
	'shape',
	'not-this-kecamatan',
	'pack-invalid',
	'pack-changes-forms',
	'photo-other',
	'file-changed',
] as const;
export type EnclosureProblem = (typeof ENCLOSURE_PROBLEMS)[number];

/** First line of what a hall sends beside results; further lines are enclosures. */
export interface EnclosureHeader {
	readonly v: 1;
	readonly kind: 'lampiran';
	readonly hall: string;
	readonly at: string;
	/** SHA-256 of each following line. */
	readonly items: readonly string[];
}

/** First line before the bytes of one part of a photo. */
export interface PartHeader {
	readonly v: 1;
	readonly kind: 'potongan';
	readonly hall: string;
	readonly at: string;
	/** The photo the part belongs to. */
	readonly content: string;
	/** Counts from 0. */
	readonly part: number;
	/** SHA-256 of the bytes of this part. */
	readonly sha256: string;
}

/** A hub's signed answer to either. */
export interface EnclosureSheet {
	readonly v: 1;
	readonly kind: 'resi-lampiran';
	readonly hub: string;
	readonly hall: string;
	readonly at: string;
	/** Lines that are kept. */
	readonly kept: readonly string[];
	readonly refused: readonly { readonly sha256: string; readonly problem: EnclosureProblem }[];
	/** Photos that were asked about: how many parts of each are there, from the first; `whole` after its hash was checked. */
	readonly files: readonly { readonly content: string; readonly parts: number; readonly whole: boolean }[];
}

/** Bytes of one part: small enough for one bar of signal, large enough not to be all headers. */
export const PART_BYTES = 262_144;
/** Parts of a photo of so many bytes. */
export const partsOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / PART_BYTES));

/** Largest photo a hub takes; the hall takes none that is larger (lib/photo). */
export const LARGEST_SENT_PHOTO = 31 * 1_048_576;

const isText = (value: unknown, longest: number): value is string =>
	typeof value === 'string' && value.length <= longest;
const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isCount = (value: unknown, most: number): value is number =>
	Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most;
const isContest = (value: unknown): value is string => typeof value === 'string' && /^[a-z-]{2,12}$/.test(value);

type Members = Readonly<Record<string, unknown>>;

function isPhoto(value: Members): boolean {
	const { contest, tps, page, version, content, received, format, width, height, bytes, source, at, by, retracted } =
		value;
	return (
		isContest(contest) &&
		typeof tps === 'string' &&
		/^\d{13}$/.test(tps) &&
		isCount(page, 60) &&
		isCount(version, 10_000) &&
		isHash(content) &&
		isHash(received) &&
		(format === 'jpeg' || format === 'png') &&
		isCount(width, 40_000) &&
		isCount(height, 40_000) &&
		isCount(bytes, LARGEST_SENT_PHOTO) &&
		(PHOTO_SOURCES as readonly unknown[]).includes(source) &&
		isText(at, 40) &&
		isText(by, 200) &&
		isText(retracted, 2000)
	);
}

const isShare = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= 1;

/** Four points within the photo that go round one way. */
function isQuad(value: unknown): value is Quad {
	if (!Array.isArray(value) || value.length !== 4) return false;
	const inside = value.every(
		(point: unknown) =>
			typeof point === 'object' &&
			point !== null &&
			'x' in point &&
			'y' in point &&
			isShare(point.x) &&
			isShare(point.y),
	);
	return inside && isConvex(value as unknown as Quad);
}

function isCorners({ contest, tps, page, content, seq, corners }: Members): boolean {
	return (
		isContest(contest) &&
		typeof tps === 'string' &&
		/^\d{13}$/.test(tps) &&
		isCount(page, 60) &&
		isHash(content) &&
		isCount(seq, Number.MAX_SAFE_INTEGER) &&
		(corners === null || isQuad(corners))
	);
}

function isAdoption({ contest, region, version, hash, at, by, voided }: Members): boolean {
	return (
		isContest(contest) &&
		typeof region === 'string' &&
		REGION_CODE.test(region) &&
		isCount(version, 10_000) &&
		isHash(hash) &&
		isText(at, 40) &&
		isText(by, 200) &&
		isText(voided, 400)
	);
}

function isClosing({ kecamatan, seq, at, by, note, reopened, open, cases }: Members): boolean {
	return (
		isText(kecamatan, 6) &&
		isText(at, 40) &&
		isText(by, 200) &&
		isText(note, 4000) &&
		isText(reopened, 4000) &&
		isCount(seq, Number.MAX_SAFE_INTEGER) &&
		isCount(open, 1_000_000) &&
		isCount(cases, 1_000_000)
	);
}

/**
 * An enclosure from its line, as far as it can be judged by itself: what it is, and that it is about the kecamatan its
 * hall speaks for. The pack inside one is not looked at here.
 */
export function readEnclosure(line: string, kecamatan: string): Enclosure | EnclosureProblem {
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch {
		return 'not-json';
	}
	if (typeof value !== 'object' || value === null) return 'shape';
	const members = value as Members;
	if (members.v !== 1) return 'shape';
	switch (members.what) {
		case 'paket':
			if (members.seq !== undefined && !isCount(members.seq, Number.MAX_SAFE_INTEGER)) return 'shape';
			return isHash(members.sha256) && typeof members.pack === 'object' ? (value as PackEnclosure) : 'shape';
		case 'foto':
			if (!isPhoto(members)) return 'shape';
			return (value as PhotoEnclosure).tps.startsWith(kecamatan) ? (value as PhotoEnclosure) : 'not-this-kecamatan';
		case 'sudut':
			if (!isCorners(members)) return 'shape';
			return (value as CornersEnclosure).tps.startsWith(kecamatan) ? (value as CornersEnclosure) : 'not-this-kecamatan';
		case 'penetapan':
			if (!isAdoption(members)) return 'shape';
			return (value as AdoptionEnclosure).region.startsWith(kecamatan)
				? (value as AdoptionEnclosure)
				: 'not-this-kecamatan';
		case 'penutupan':
			if (!isClosing(members)) return 'shape';
			return (value as ClosingEnclosure).kecamatan === kecamatan ? (value as ClosingEnclosure) : 'not-this-kecamatan';
		default:
			return 'shape';
	}
}
