import type { Contest, FieldId } from '../forms';

/** Where a contest's numbers stand in a TPS file: member name → field of the form. */
export interface Members {
	readonly chart: ReadonlyMap<string, FieldId>;
	readonly administrasi: ReadonlyMap<string, FieldId>;
	/** Every field the system carries, not filled. */
	readonly blank: Readonly<Record<FieldId, number | null>>;
}

/** The two objects of a TPS file that hold numbers. */
export const PARTS = ['chart', 'administrasi'] as const;

/** Members of `administrasi` by row of the form (rules.md, last paragraph); rows of section I end in _l, _p, _j. */
const ROW_MEMBERS: Readonly<Record<string, string>> = {
	'I.A': 'pemilih_dpt',
	'I.B.1': 'pengguna_dpt',
	'I.B.2': 'pengguna_dptb',
	'I.B.3': 'pengguna_non_dpt',
	'I.B.4': 'pengguna_total',
	'V.A': 'suara_sah',
	'V.B': 'suara_tidak_sah',
	'V.C': 'suara_total',
};

const known = new WeakMap<Contest, Members>();

/** The members of a contest's TPS files. Throws when the form has a number that has no place in the file. */
export function membersOf(contest: Contest): Members {
	const before = known.get(contest);
	if (before) return before;
	const chart = new Map<string, FieldId>();
	const administrasi = new Map<string, FieldId>();
	/** Votes of parties and their candidates: their places are parties.ts's to know. */
	const votes: FieldId[] = [];
	for (const field of contest.fields) {
		if (!field.inSystem) continue;
		if (field.section === 'IV') {
			if (contest.sirekapShape === 'parties' && field.line) {
				votes.push(field.id);
				continue;
			}
			const contestant = contest.contestants.find(({ no }) => no === field.contestant);
			if (!contestant || field.line) throw new Error(`membersOf: ${contest.code} ${field.id} has no place in chart`);
			chart.set(contestant.sirekapId, field.id);
			continue;
		}
		const member = ROW_MEMBERS[field.row];
		if (!member) throw new Error(`membersOf: ${contest.code} ${field.id} has no place in administrasi`);
		administrasi.set(field.column ? `${member}_${field.column.toLowerCase()}` : member, field.id);
	}
	// In the order canonical JSON writes them.
	const fields = [...administrasi.values(), ...chart.values(), ...votes].sort();
	const filled = Object.fromEntries(fields.map((field) => [field, null]));
	// A record that is read from a text lies in one piece: it is copied, filled and written a third faster.
	const blank = JSON.parse(JSON.stringify(filled)) as Members['blank'];
	const members = { chart, administrasi, blank };
	known.set(contest, members);
	return members;
}
