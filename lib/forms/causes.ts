import { amount, type Cell, type Contest, type FieldId, type Figures } from './types';

/** Why two sources may show different numbers for one field (rules.md P304–P306). */
export type Cause =
	| { readonly code: 'P304' }
	| {
			readonly code: 'P305';
			/** A run of lines one line off, two lines in each other's place, or votes gone from line to line. */
			readonly kind: 'shift' | 'exchange' | 'move';
			/** The other lines it is about. */
			readonly with: readonly FieldId[];
	  }
	| {
			readonly code: 'P306';
			readonly kind: 'misread' | 'extra-digit' | 'x-as-8';
	  };

const LOOKALIKES: readonly (readonly [string, string])[] = [
	['1', '7'],
	['3', '8'],
	['0', '6'],
	['4', '9'],
];

const alike = (a: string, b: string) => LOOKALIKES.some(([x, y]) => (a === x && b === y) || (a === y && b === x));

function misread(a: string, b: string): boolean {
	return a.length === b.length && a !== b && [...a].every((digit, at) => digit === b[at] || alike(digit, b[at] ?? ''));
}

/** True when `longer` is `shorter` with one digit put in. */
function oneDigitMore(longer: string, shorter: string): boolean {
	if (longer.length !== shorter.length + 1) return false;
	let at = 0;
	while (at < shorter.length && longer[at] === shorter[at]) at++;
	return longer.slice(at + 1) === shorter.slice(at);
}

/**
 * The likely cause of one pair of unequal numbers, or `null`. `X` strokes read as 8, look-alike digits
 * (1↔7, 3↔8, 0↔6, 4↔9) and a digit too many (16 → 160, 74 → 748).
 */
export function digitCause(paper: Cell, system: Cell): Cause | null {
	if (paper === null || system === null) return null;
	const written = paper === 'X' ? '' : String(paper);
	const shown = system === 'X' ? '' : String(system);
	if (written === shown) return null;
	if (shown.length > written.length && shown.endsWith(written)) {
		const extra = shown.slice(0, shown.length - written.length);
		if (/^8+$/.test(extra)) return { code: 'P306', kind: 'x-as-8' };
	}
	if (written === '' || shown === '') return null;
	if (misread(written, shown)) return { code: 'P306', kind: 'misread' };
	if (oneDigitMore(shown, written) || oneDigitMore(written, shown)) return { code: 'P306', kind: 'extra-digit' };
	return null;
}

/** P304 within one form: more men (or women) voted than are listed, although the total fits. */
export function exchangedColumns(figures: Figures): boolean {
	const [al, ap, aj] = [amount(figures['I.A.L']), amount(figures['I.A.P']), amount(figures['I.A.J'])];
	const [bl, bp, bj] = [amount(figures['I.B.1.L']), amount(figures['I.B.1.P']), amount(figures['I.B.1.J'])];
	if (al === null || ap === null || aj === null || bl === null || bp === null || bj === null) return false;
	return bj <= aj && (bl > al || bp > ap);
}

/** P304 between two sources: what one has under L the other has under P, and the other way round. */
export function exchangedBetween(paper: Figures, system: Figures, row: string): boolean {
	const [pl, pp, sl, sp] = [paper[`${row}.L`], paper[`${row}.P`], system[`${row}.L`], system[`${row}.P`]].map((cell) =>
		amount(cell),
	);
	if (pl == null || pp == null || sl == null || sp == null) return false;
	return pl !== pp && pl === sp && pp === sl;
}

/** Fewest neighbouring lines that make a shift rather than a coincidence. */
const SHORTEST_SHIFT = 2;

/**
 * P305: runs of lines of section IV that equal the other source moved up or down by one line. Each run
 * is the list of fields whose numbers stand one line off. Equal numbers everywhere (a run of zeros)
 * are no shift: every line of the run must differ in place, and the values must not all be one number.
 */
export function rowShift(contest: Contest, figures: Figures, other: Figures): FieldId[][] {
	const lines = contest.fields.filter((field) => field.section === 'IV' && field.line !== 'total');
	const mine = lines.map((field) => amount(figures[field.id]));
	const theirs = lines.map((field) => amount(other[field.id]));
	const runs: FieldId[][] = [];
	for (const step of [1, -1]) {
		let run: number[] = [];
		for (let at = 0; at <= lines.length; at++) {
			const a = mine[at];
			const b = theirs[at + step];
			const moved = a != null && b != null && a === b && a !== theirs[at];
			if (moved) {
				run.push(at);
				continue;
			}
			const values = new Set(run.map((index) => mine[index]));
			if (run.length >= SHORTEST_SHIFT && values.size > 1) runs.push(run.map((index) => lines[index]?.id ?? ''));
			run = [];
		}
	}
	return runs;
}
