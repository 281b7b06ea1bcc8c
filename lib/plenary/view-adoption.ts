import { type Contest, type FieldId, hashWords, type Text } from '../forms';
import type { Totals } from '../recap/totals';
import { type AdoptionState, type AdoptionStatus, adoptionStatus, signerKey } from './adoption';
import { silentSigners } from './decide-adoption';
import type { GivenSignature } from './events-adoption';
import { witnessesOf } from './settlement';
import type { PlenaryState } from './state';

/** One total as every screen shows it; `null` is unknown: a part has no number there. */
export interface TotalRow {
	readonly field: FieldId;
	/** Printed row of the form, e.g. `I.B.4`. */
	readonly row: string;
	readonly label: Text;
	/** Ballot number, for the lines of section IV. */
	readonly contestant: number | null;
	readonly paper: number | null;
	readonly system: number | null;
}

/** Somebody who signs, and what was said. */
export interface SignerView {
	readonly side: GivenSignature['side'];
	readonly id: string;
	readonly name: string;
	readonly contestant: number | null;
	readonly present: boolean;
	readonly answer:
		| (Pick<GivenSignature, 'answer' | 'text' | 'channel' | 'recordedBy'> & { readonly signed: boolean })
		| null;
}

/** An adoption that no longer stands, as it was adopted: it stays readable for ever. */
export interface PastAdoptionView {
	readonly version: number;
	readonly words: string;
	readonly time: string;
	readonly by: string;
	readonly rows: readonly TotalRow[];
	readonly signers: readonly SignerView[];
	readonly voided: { readonly time: string; readonly why: string; readonly cause: string };
}

/** The adoption of a region in one contest: the same picture for desk, projector and phone. */
export interface AdoptionView {
	readonly contest: { readonly code: string; readonly name: Text };
	readonly region: string;
	readonly name: string;
	readonly status: AdoptionStatus;
	/** Version under scrutiny, adopted, or next. */
	readonly version: number;
	readonly hash: string | null;
	readonly words: string | null;
	readonly until: string | null;
	/** Since when it is under scrutiny, or when it was adopted; and by whom. */
	readonly time: string | null;
	readonly by: string | null;
	readonly rows: readonly TotalRow[];
	readonly signers: readonly SignerView[];
	/** Who still has to say something before the chair's gavel. */
	readonly waiting: readonly string[];
	readonly past: readonly PastAdoptionView[];
}

/** The picture of an adoption, from its state. */
export function adoptionView(
	contest: Contest,
	state: AdoptionState,
	plenary: PlenaryState,
	committee: readonly { readonly id: string; readonly name: string; readonly role: string }[],
	name: string,
	/** Who would strike the gavel; the chair where nobody else is named. */
	striker: string | null = null,
): AdoptionView {
	const shown = state.scrutiny ?? state.lock;
	const status = adoptionStatus(state);
	const chair = committee.find(({ role }) => role === 'ketua')?.id ?? null;
	return {
		contest: { code: contest.code, name: contest.name },
		region: state.region,
		name,
		status,
		version: shown?.version ?? state.past.length + 1,
		hash: shown?.hash ?? null,
		words: shown ? hashWords(shown.hash) : null,
		until: state.scrutiny?.until ?? null,
		time: shown?.time ?? null,
		by: shown?.by ?? null,
		rows: shown ? rowsOf(contest, shown.paper, shown.system) : [],
		signers: state.scrutiny
			? asked(state, plenary, committee)
			: state.lock
				? signed(state.lock.answers, state.lock.absent)
				: [],
		waiting: state.scrutiny ? silentSigners(state, plenary, committee, striker ?? chair).map((one) => one.name) : [],
		past: state.past.map(({ lock, voided }) => ({
			version: lock.version,
			words: hashWords(lock.hash),
			time: lock.time,
			by: lock.by,
			rows: rowsOf(contest, lock.paper, lock.system),
			signers: signed(lock.answers, lock.absent),
			voided: { time: voided.time, why: voided.why, cause: voided.cause },
		})),
	};
}

/** Votes of every contestant, then voters and the valid and invalid votes: what a witness has on the own sheet. */
function rowsOf({ fields, contestants }: Contest, paper: Totals, system: Totals): TotalRow[] {
	const names = new Map(contestants.map(({ no, name }) => [no, name]));
	const cell = (totals: Totals, field: FieldId) => (totals.unknown[field] ? null : (totals.sums[field] ?? null));
	const votes = fields.filter(({ countsAsValid }) => countsAsValid);
	const rest = fields.filter(({ id, section }) => section === 'V' || id === 'I.A.J' || id === 'I.B.4.J');
	return [...votes, ...rest].map(({ id, row, label, contestant }) => {
		const name = contestant === undefined ? undefined : names.get(contestant);
		return {
			field: id,
			row,
			label: name === undefined ? label : { id: name, en: name },
			contestant: contestant ?? null,
			paper: cell(paper, id),
			system: cell(system, id),
		};
	});
}

function asked(
	{ answers, contest }: AdoptionState,
	plenary: PlenaryState,
	committee: readonly { readonly id: string; readonly name: string }[],
): SignerView[] {
	const said = (side: GivenSignature['side'], id: string) => shownAnswer(answers[signerKey({ side, id })]);
	return [
		...witnessesOf(plenary, contest).map(({ id, name, contestant, present }) => ({
			side: 'saksi' as const,
			id,
			name,
			contestant,
			present,
			answer: said('saksi', id),
		})),
		...committee.map(({ id, name }) => ({
			side: 'ppk' as const,
			id,
			name,
			contestant: null,
			present: true,
			answer: said('ppk', id),
		})),
	];
}

function signed(
	answers: readonly GivenSignature[],
	absent: readonly { readonly witness: string; readonly name: string; readonly contestant: number }[],
): SignerView[] {
	return [
		...answers.map((given) => ({
			side: given.side,
			id: given.id,
			name: given.name,
			contestant: given.contestant,
			present: given.answer !== 'absent',
			answer: shownAnswer(given),
		})),
		...absent.map(({ witness, name, contestant }) => ({
			side: 'saksi' as const,
			id: witness,
			name,
			contestant,
			present: false,
			answer: null,
		})),
	].sort((a, b) => Number(a.side === 'ppk') - Number(b.side === 'ppk') || (a.contestant ?? 0) - (b.contestant ?? 0));
}

function shownAnswer(given: GivenSignature | undefined): SignerView['answer'] {
	if (!given) return null;
	const { answer, text, channel, recordedBy, proof } = given;
	return { answer, text, channel, recordedBy, signed: proof !== undefined };
}
