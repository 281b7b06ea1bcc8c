import { type Contest, canonicalJson, type FieldId, sha256Hex } from '../forms';
import { type Problem, problem } from '../import/problem';
import { readJson } from '../import/read-json';
import { lineAndColumn } from '../import/scan-json';
import type { SystemItem } from '../plenary/commands';
import { membersOf, PARTS } from './members';
import { PARTY_PARTS, takeParties } from './parties';
import { isCount, isObject, type JsonMembers, kindOf, MAX_SYSTEM_NUMBER, numberProblem, put, sorted } from './values';

/** Deepest nesting that is read; the real files have 3. */
const DEPTH = 32;
const TS_LIMIT = 40;
const PATH_LIMIT = 400;

const TPS_FILE = /(?:^|\/)\d{13}\.json$/i;

/** The TPS code a file is named by (`…/3101011001001.json`, any folder), or `null`. */
export function tpsOfFileName(file: string): string | null {
	return TPS_FILE.test(file) ? file.slice(-'9999999999999.json'.length, -'.json'.length) : null;
}

/** The JSON value of a text, or why there is none. */
function readObject(
	file: string,
	text: string,
	parts: readonly string[],
): { value: JsonMembers } | { problems: Problem[] } {
	if (text.trim() === '') return { problems: [problem('file.empty', { file }, {})] };
	if (/^\s*</.test(text)) return { problems: [problem('json.html', { file }, {})] };
	const json = readJson(text, DEPTH);
	if ('scan' in json) {
		const { scan } = json;
		const { line, column } = lineAndColumn(text, scan.at);
		if (scan.kind === 'deep') return { problems: [problem('json.too-deep', { file, line }, { limit: DEPTH })] };
		if (scan.kind === 'broken') return { problems: [problem('json.broken', { file, line }, { column })] };
		return { problems: [problem('json.duplicate-member', { file, line, field: scan.key }, { column })] };
	}
	const { value } = json;
	if (!isObject(value)) return { problems: [problem('json.not-object', { file }, { found: kindOf(value) })] };
	if (!parts.some((part) => Object.hasOwn(value, part))) {
		return { problems: [problem('json.not-tps', { file }, {})] };
	}
	return { value };
}

/** The numbers of one part go to `figures`; what is left of it (nulls, unknown members) comes back. */
function takePart(
	part: (typeof PARTS)[number],
	value: JsonMembers,
	members: ReadonlyMap<string, FieldId>,
	file: string,
	figures: Record<FieldId, number | null>,
	problems: Problem[],
): JsonMembers {
	const rest: Record<string, unknown> = {};
	for (const name in value) {
		const number = value[name];
		const field = members.get(name);
		if (field === undefined) {
			// Under "null" the site shows nothing; a number there would be votes for nobody.
			if (part === 'chart' && !(name === 'null' && number === null)) {
				problems.push(problem('member.unknown-contestant', { file, field: `${part}.${name}` }, { key: name }));
			}
			put(rest, name, number);
		} else if (number === null) put(rest, name, null);
		else if (typeof number === 'number' && isCount(number)) figures[field] = number;
		else problems.push(numberProblem(number, file, `${part}.${name}`));
	}
	return sorted(rest);
}

function timeStampProblem(ts: unknown, file: string): Problem | null {
	const place = { file, field: 'ts' };
	if (ts === undefined || ts === null) return null;
	if (typeof ts !== 'string') return problem('member.not-text', place, { found: kindOf(ts) });
	if (ts.length <= TS_LIMIT) return null;
	return problem('member.too-long', place, { length: ts.length, limit: TS_LIMIT });
}

function finiteThroughout(value: unknown): boolean {
	if (typeof value === 'number') return Number.isFinite(value);
	if (typeof value !== 'object' || value === null) return true;
	for (const name in value) if (!finiteThroughout((value as JsonMembers)[name])) return false;
	return true;
}

/** Numbers JSON can write but no machine here can hold (`1e999`) are named where they stand. */
function infiniteMembers(value: unknown, path: string, file: string): Problem[] {
	if (typeof value === 'number' && !Number.isFinite(value)) {
		return [problem('value.too-large', { file, field: path }, { value: String(value), limit: MAX_SYSTEM_NUMBER })];
	}
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, member]) =>
		infiniteMembers(member, path === '' ? name : `${path}.${name}`, file),
	);
}

/** The parts of a file that hold this contest's numbers. */
const partsOf = (contest: Contest): readonly string[] =>
	contest.sirekapShape === 'parties' ? [...PARTY_PARTS, 'administrasi'] : PARTS;

/** Is there anything of this TPS: the parts are where the contest's files have them. */
function hasNumbers(contest: Contest, value: JsonMembers): boolean {
	const inner = contest.sirekapShape === 'tungsura' && isObject(value.tungsura) ? value.tungsura : {};
	return partsOf(contest).some((part) => (value[part] ?? null) !== null || (inner[part] ?? null) !== null);
}

/** The numbers of a file go to `figures`; what is left comes back. Pilkada's stand under `tungsura`. */
function takeMembers(
	contest: Contest,
	value: JsonMembers,
	file: string,
	figures: Record<FieldId, number | null>,
	problems: Problem[],
	outer: boolean,
): JsonMembers {
	const known = membersOf(contest);
	const parts = partsOf(contest);
	const rest: Record<string, unknown> = {};
	for (const name in value) {
		const member = value[name];
		const nested = outer && name === 'tungsura' && contest.sirekapShape === 'tungsura';
		if (member === null || (!nested && !parts.includes(name))) put(rest, name, member);
		else if (!isObject(member))
			problems.push(problem('member.not-object', { file, field: name }, { found: kindOf(member) }));
		else if (nested) put(rest, name, takeMembers(contest, member, file, figures, problems, false));
		else if (contest.sirekapShape === 'parties' && name !== 'administrasi') {
			put(rest, name, takeParties(contest, name, member, file, figures, problems));
		} else {
			const part = name === 'administrasi' ? 'administrasi' : 'chart';
			put(rest, name, takePart(part, member, known[part], file, figures, problems));
		}
	}
	return sorted(rest);
}

/**
 * Reads one TPS file of Sirekap's public site (2024; the data README and rules.md's last paragraph).
 * The TPS code comes from the file's name. `figures` has every field the system carries, `null` where
 * the file has none; `rest` is the file with its numbers taken out, so that `writeTpsFile` can put
 * them back. `uploaded` is false when `chart` and `administrasi` are both null or absent. Nothing of a
 * file is taken when one thing in it is wrong: all that is wrong is told. Never throws.
 * @param bytesSha256 SHA-256 of the file's bytes, 64 lower-case hexadecimal digits
 * @param sha256 SHA-256 of a text in UTF-8; a machine's own is forty times the speed of the pure one
 */
export function parseTpsFile(
	contest: Contest,
	file: string,
	text: string,
	bytesSha256: string,
	sha256: (text: string) => string = sha256Hex,
): { item: SystemItem } | { problems: Problem[] } {
	const problems: Problem[] = [];
	const tps = tpsOfFileName(file);
	if (tps === null) problems.push(problem('file.name', { file }, {}));
	if (file.length > PATH_LIMIT) {
		problems.push(problem('file.long-path', { file }, { length: file.length, limit: PATH_LIMIT }));
	}
	const parts = contest.sirekapShape === 'tungsura' ? [...PARTS, 'tungsura'] : PARTS;
	const json = readObject(file, text.startsWith('\uFEFF') ? text.slice(1) : text, parts);
	if ('problems' in json) return { problems: [...problems, ...json.problems] };
	const { value } = json;
	const figures: Record<FieldId, number | null> = { ...membersOf(contest).blank };
	const rest = takeMembers(contest, value, file, figures, problems, true);
	const ts = Object.hasOwn(value, 'ts') ? value.ts : null;
	const wrongTime = timeStampProblem(ts, file);
	if (wrongTime) problems.push(wrongTime);
	if (!finiteThroughout(rest)) problems.push(...infiniteMembers(rest, '', file));
	if (tps === null || problems.length > 0) return { problems };
	const uploaded = hasNumbers(contest, value);
	const canonical = { figures: JSON.stringify(figures), rest: canonicalJson(rest) };
	return {
		item: {
			tps,
			uploaded,
			figures,
			rest,
			file,
			sha256: bytesSha256,
			content: sha256(canonical.figures + canonical.rest),
			canonical,
			ts: typeof ts === 'string' ? ts : null,
		},
	};
}
