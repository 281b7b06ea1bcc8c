import { z } from 'zod';
import { CASE_KINDS, CASE_SIDES, CASE_SUBJECTS } from './lists';
import { about, field, id, letter, name, note, text } from './parts';

export { CASE_KINDS, CASE_SIDES, CASE_SUBJECTS } from './lists';

const ofCase = { about, case: id };

/** `about` names the TPS the case belongs to, or is `null` for one about the meeting. */
export const caseSchemas = {
	'case.file': z.object({
		...ofCase,
		kind: z.enum(CASE_KINDS),
		subject: z.enum(CASE_SUBJECTS),
		field: field.nullable(),
		text,
		/** Papers or pictures shown, in words. */
		evidence: note,
		/** Who brings it forward, when the desk writes it down; a phone speaks for its own witness. */
		from: z.object({ side: z.enum(CASE_SIDES), witness: id.nullable(), name }).nullable(),
	}),
	'case.explain': z.object({ ...ofCase, text }),
	'case.accept': z.object({ ...ofCase, text }),
	'case.refer': z.object({ ...ofCase, text }),
	'case.recommend': z.object({ ...ofCase, text, document: letter }),
	'case.retract': z.object({ ...ofCase, text }),
	'case.followUp': z.object({ ...ofCase, text }),
	'case.record': z.object({ ...ofCase, text }),
	'case.withdraw': z.object({ ...ofCase, text }),
} as const;

export type CaseKind = (typeof CASE_KINDS)[number];
export type CaseSubject = (typeof CASE_SUBJECTS)[number];
export type CaseSide = (typeof CASE_SIDES)[number];

/** Where an objection or a special event stands (domain 3). */
export type CaseStatus =
	| 'diajukan'
	| 'dijelaskan'
	| 'diterima'
	| 'dibetulkan'
	| 'dimintakan'
	| 'direkomendasikan'
	| 'ditindaklanjuti'
	| 'dicatat'
	| 'dicabut';
