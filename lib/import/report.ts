import {
	type Cell,
	type Contest,
	type FieldId,
	type Figures,
	type Finding,
	findingsOf,
	RULE_CODES,
	type RuleCode,
} from '../forms';
import type { SystemItem } from '../plenary/commands';
import { type Forms, formAt, type ParsedFile, tpsOfFileName } from '../sirekap';
import type { Problem } from './problem';

/**
 * The counts of one import of system data, in the order the command line prints them. The five after
 * `files` share all files out among them; `findings` counts TPS, not findings.
 */
export interface ImportReport {
	/** Files seen. */
	readonly files: number;
	/** New content with a `chart` or `administrasi`, of a TPS in the region list. */
	readonly accepted: number;
	/** New content with neither. */
	readonly notUploaded: number;
	/** The newest stored version says the same. */
	readonly unchanged: number;
	/** TPS code not in the region list. */
	readonly unknownTps: number;
	/** Not readable, not in the format, or a second file for a TPS. */
	readonly invalid: number;
	/** TPS in the region list with at least one finding in this source, changed or not, by rule code. */
	readonly findings: Readonly<Record<RuleCode, number>>;
}

export type FileStatus = 'new' | 'changed' | 'unchanged' | 'notUploaded' | 'unknown' | 'invalid';

/** A field whose number is not the one of the newest stored version. */
export interface Moved {
	readonly field: FieldId;
	readonly old: Cell;
	readonly value: Cell;
}

/** One file of the preview. */
export interface FileReport {
	readonly file: string;
	/** `null` when the file's name carries no TPS code. */
	readonly tps: string | null;
	readonly status: FileStatus;
	/** Empty for a TPS that has no stored version. */
	readonly moved: readonly Moved[];
	/** Rules that do not hold on the file's own numbers. */
	readonly findings: readonly Finding[];
	readonly problems: readonly Problem[];
	/** What the command will carry; absent for an invalid file. */
	readonly item?: SystemItem;
}

/** The newest stored version of a TPS in this contest. */
export interface StoredVersion {
	readonly content: string;
	readonly figures: Figures;
}

/** Everything a person sees before an import of system data is accepted. */
export interface ImportPreview {
	readonly report: ImportReport;
	readonly files: readonly FileReport[];
	/** TPS of the region list, in kelurahan that appear in the files, that have no file; by code. */
	readonly missing: readonly string[];
	readonly problems: readonly Problem[];
}

function movedFields(contest: Contest, old: Figures, value: Figures): Moved[] {
	return contest.fields.flatMap(({ id }) => {
		const before = old[id] ?? null;
		const after = value[id] ?? null;
		return before === after ? [] : [{ field: id, old: before, value: after }];
	});
}

function statusOf(item: SystemItem, known: ReadonlySet<string>, stored: StoredVersion | undefined): FileStatus {
	if (!known.has(item.tps)) return 'unknown';
	if (stored?.content === item.content) return 'unchanged';
	if (!item.uploaded) return 'notUploaded';
	return stored ? 'changed' : 'new';
}

const KELURAHAN_DIGITS = 10;

function missingTps(files: readonly FileReport[], known: ReadonlySet<string>): string[] {
	const seen = new Set<string>();
	for (const { tps } of files) if (tps !== null) seen.add(tps);
	const kelurahan = new Set([...seen].map((tps) => tps.slice(0, KELURAHAN_DIGITS)));
	return [...known].filter((tps) => !seen.has(tps) && kelurahan.has(tps.slice(0, KELURAHAN_DIGITS))).sort();
}

/**
 * What accepting these files would do. A file counts as unknown before it counts as unchanged, and as
 * unchanged before it counts as not uploaded.
 * @param files every file seen, read by `parseTpsFiles` (at most one item for each TPS)
 * @param known codes of the region list
 * @param stored the newest stored version of each TPS that has one
 */
export function buildReport(
	forms: Forms,
	files: readonly ParsedFile[],
	known: ReadonlySet<string>,
	stored: ReadonlyMap<string, StoredVersion>,
): ImportPreview {
	const reports = files.map((parsed): FileReport => {
		const { file } = parsed;
		if (!('item' in parsed)) {
			return { file, tps: tpsOfFileName(file), status: 'invalid', moved: [], findings: [], problems: parsed.problems };
		}
		const { item } = parsed;
		const contest = formAt(forms, item.tps);
		const before = stored.get(item.tps);
		const status = statusOf(item, known, before);
		return {
			file,
			tps: item.tps,
			status,
			moved: before && contest && status !== 'unknown' ? movedFields(contest, before.figures, item.figures) : [],
			// Nothing uploaded is nothing known, and no rule speaks of that.
			findings: status === 'unknown' || !contest || !item.uploaded ? [] : findingsOf(contest, item.figures),
			problems: [],
			item,
		};
	});
	const counts: Record<FileStatus, number> = {
		new: 0,
		changed: 0,
		unchanged: 0,
		notUploaded: 0,
		unknown: 0,
		invalid: 0,
	};
	for (const { status } of reports) counts[status]++;
	const findings = Object.fromEntries(RULE_CODES.map((code) => [code, 0])) as Record<RuleCode, number>;
	for (const { findings: own } of reports) {
		if (own.length > 0) for (const code of new Set(own.map((finding) => finding.code))) findings[code]++;
	}
	return {
		report: {
			files: reports.length,
			accepted: counts.new + counts.changed,
			notUploaded: counts.notUploaded,
			unchanged: counts.unchanged,
			unknownTps: counts.unknown,
			invalid: counts.invalid,
			findings,
		},
		files: reports,
		missing: missingTps(reports, known),
		problems: reports.flatMap(({ problems }) => problems),
	};
}
