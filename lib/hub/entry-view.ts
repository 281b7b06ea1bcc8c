import type { Parcel } from '../delivery';
import { type Cell, type Contest, type Difference, differencesOf, type Finding, findingsOf, type Text } from '../forms';

/** One row of the form for the second look. */
export interface EntryFigure {
	readonly field: string;
	readonly section: string;
	readonly row: string;
	readonly label: Text;
	readonly column: 'L' | 'P' | 'J' | null;
	readonly paper: Cell;
	readonly system: Cell;
	/** False where Sirekap's files have no such number. */
	readonly inSystem: boolean;
	readonly difference: Difference | null;
	readonly codes: readonly string[];
}

export interface EntryFigures {
	readonly rows: readonly EntryFigure[];
	readonly findings: readonly Finding[];
	readonly differences: number;
	readonly answers: Parcel['answers'];
	readonly absent: Parcel['absent'];
	readonly lockedBy: string;
	/** Addresses of the form's photos, as Sirekap's file named them. */
	readonly images: readonly string[];
}

/** A parcel as whoever verifies sees it: paper beside Sirekap, what differs and what contradicts itself. */
export function entryFigures(contest: Contest, parcel: Parcel): EntryFigures {
	const findings = findingsOf(contest, parcel.figures);
	const differences = new Map(
		differencesOf(contest, parcel.figures, parcel.system).map((difference) => [difference.field, difference]),
	);
	const { tungsura } = parcel.rest;
	const images = parcel.rest.images ?? (tungsura as { images?: unknown } | null | undefined)?.images;
	return {
		rows: contest.fields.map((field) => ({
			field: field.id,
			section: field.section,
			row: field.row,
			label: field.label,
			column: field.column ?? null,
			paper: parcel.figures[field.id] ?? null,
			system: parcel.system[field.id] ?? null,
			inSystem: field.inSystem,
			difference: differences.get(field.id) ?? null,
			codes: findings.filter((finding) => finding.fields.includes(field.id)).map(({ code }) => code),
		})),
		findings,
		differences: differences.size,
		answers: parcel.answers,
		absent: parcel.absent,
		lockedBy: parcel.lockedBy,
		images: Array.isArray(images) ? images.filter((image): image is string => typeof image === 'string') : [],
	};
}
