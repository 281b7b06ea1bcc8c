import { singleLineContest } from './build';
import type { Contest, Field, FieldId } from './types';

/**
 * The presidential contest of Pemilu 2024: three pairs under the ids Sirekap's public files use
 * (`100025`…). Names are the ballot numbers only: nothing here speaks for a contestant.
 */
const PPWP: Contest = singleLineContest({
	code: 'ppwp',
	sirekapCode: 'ppwp',
	name: {
		id: 'Presiden dan Wakil Presiden',
		en: 'President and Vice President',
	},
	formName: 'C.HASIL-PPWP',
	contestants: [
		{ no: 1, name: 'Pasangan Calon Nomor Urut 1', sirekapId: '100025' },
		{ no: 2, name: 'Pasangan Calon Nomor Urut 2', sirekapId: '100026' },
		{ no: 3, name: 'Pasangan Calon Nomor Urut 3', sirekapId: '100027' },
	],
	parameters: { reservePercent: 2, maxVoters: 300 },
});

const CONTESTS: Readonly<Record<string, Contest>> = { ppwp: PPWP };

/** Every contest this election has, in the order they are read. */
export const contests: readonly Contest[] = Object.values(CONTESTS);

/** The contest with this code, or `undefined`. */
export function contestOf(code: string): Contest | undefined {
	return Object.hasOwn(CONTESTS, code) ? CONTESTS[code] : undefined;
}

const fieldMaps = new WeakMap<Contest, ReadonlyMap<FieldId, Field>>();

/** The fields of a contest by id. */
export function fieldsOf(contest: Contest): ReadonlyMap<FieldId, Field> {
	let map = fieldMaps.get(contest);
	if (!map) {
		map = new Map(contest.fields.map((field) => [field.id, field]));
		fieldMaps.set(contest, map);
	}
	return map;
}
