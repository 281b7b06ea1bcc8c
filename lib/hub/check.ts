import type { Parcel, RejectionCode } from '../delivery';
import { BUILTIN, type Election } from '../election/election';
import { type Contest, type Figures, fieldsOf, findingsOf, type RuleCode } from '../forms';
import { figuresText } from '../plenary/figures-hash';

/** A parcel as a hub keeps it. */
export interface Checked {
	readonly parcel: Parcel;
	readonly contest: Contest;
	/** Codes of the rules the paper breaks, each once: nothing is refused for them, people look at them. */
	readonly codes: readonly RuleCode[];
}

export interface CheckContext {
	/** The kecamatan the sending hall was enrolled for. */
	readonly kecamatan: string;
	/** The election its kecamatan votes in; absent: what the program brings along. */
	readonly election?: Election;
	/** SHA-256 of a text in UTF-8, hexadecimal. */
	sha256(text: string): string;
}

/**
 * What a hub looks at before it keeps a parcel: that it is one, that it belongs to this hall, and that
 * the figures are those the hash stands for. A form that contradicts itself is kept: the hall has
 * recorded it as read (rules.md), and whoever verifies sees the codes.
 */
export function checkParcel(text: string, context: CheckContext): Checked | RejectionCode {
	let parcel: Parcel;
	try {
		parcel = JSON.parse(text) as Parcel;
	} catch {
		return 'not-json';
	}
	if (!isParcel(parcel)) return 'shape';
	const contest = (context.election ?? BUILTIN).contest(parcel.contest, parcel.tps);
	if (!contest) return 'contest-unknown';
	if (!parcel.tps.startsWith(context.kecamatan)) return 'not-this-kecamatan';
	const fields = fieldsOf(contest);
	for (const id of Object.keys(parcel.figures)) if (!fields.has(id)) return 'field-unknown';
	for (const id of Object.keys(parcel.system)) if (!fields.get(id)?.inSystem) return 'field-unknown';
	const { tps, version, figures, system } = parcel;
	if (context.sha256(figuresText(contest.code, tps, version, figures, system)) !== parcel.hash) return 'hash-wrong';
	const codes = new Set(findingsOf(contest, figures).map((finding) => finding.code));
	return { parcel, contest, codes: [...codes].sort() };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function isFigures(value: unknown): value is Figures {
	if (!isRecord(value)) return false;
	for (const key of Object.keys(value)) {
		const cell = value[key];
		if (cell === null || cell === 'X') continue;
		if (typeof cell !== 'number' || !Number.isInteger(cell) || cell < 0 || cell > 999_999_999) return false;
	}
	return true;
}

function isParcel(value: unknown): value is Parcel {
	if (!isRecord(value)) return false;
	const { v, contest, tps, version, hash, lockedAt, seq } = value;
	return (
		v === 1 &&
		typeof contest === 'string' &&
		typeof tps === 'string' &&
		/^\d{13}$/.test(tps) &&
		Number.isInteger(version) &&
		(version as number) >= 1 &&
		(version as number) <= 10_000 &&
		typeof hash === 'string' &&
		/^[0-9a-f]{64}$/.test(hash) &&
		typeof lockedAt === 'string' &&
		lockedAt.length <= 40 &&
		Number.isSafeInteger(seq) &&
		isFigures(value.figures) &&
		isFigures(value.system) &&
		isRecord(value.rest) &&
		Array.isArray(value.answers) &&
		Array.isArray(value.absent)
	);
}
