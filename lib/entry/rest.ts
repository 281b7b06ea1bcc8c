import type { Contest, FieldId } from '../forms/types';
import { amount } from '../forms/types';
import type { Entry, Grid, Step } from './model';
import { pageAt, pagesOf } from './pages';

/**
 * The lines of votes on the page under the cursor that nobody has read yet. The total B is none of them:
 * it stands on the paper and is read.
 */
export function restOf(contest: Contest, entry: Entry): FieldId[] {
	const page = pagesOf(contest)[pageAt(contest, entry.at)];
	const blank = new Set(entry.blank);
	return (page?.fields ?? [])
		.filter(({ section, line, id }) => section === 'IV' && line !== 'total' && open(entry, id, blank))
		.map(({ id }) => id);
}

/**
 * “Sisanya nol”: every line of votes on this page that was not read is zero, and the record says that it
 * was said of all of them at once. A party without a single vote has its total B at zero too.
 */
export function restIsZero({ contest }: Grid, entry: Entry): Step {
	const rest = restOf(contest, entry);
	const page = pagesOf(contest)[pageAt(contest, entry.at)];
	const total = page?.fields.find(({ line }) => line === 'total')?.id;
	const figures = { ...entry.figures, ...Object.fromEntries(rest.map((id) => [id, 0])) };
	const zeroed = [...rest];
	if (total && open(entry, total, new Set(entry.blank))) {
		const votes = page?.fields.filter(({ line }) => line !== 'total') ?? [];
		if (votes.every(({ id }) => amount(figures[id]) === 0)) {
			figures[total] = 0;
			zeroed.push(total);
		}
	}
	if (zeroed.length === 0) return { entry, effect: 'none' };
	return onward(contest, { ...entry, figures, zeroed: [...entry.zeroed, ...zeroed] });
}

/** “Sisanya kosong”: the same lines are empty on the paper. They stay empty: not filled is not zero. */
export function restIsBlank({ contest }: Grid, entry: Entry): Step {
	const rest = restOf(contest, entry);
	if (rest.length === 0) return { entry, effect: 'none' };
	return onward(contest, { ...entry, blank: [...entry.blank, ...rest] });
}

/** On to what is still open on this page (the total), else to the next page. */
function onward(contest: Contest, entry: Entry): Step {
	const pages = pagesOf(contest);
	const at = pageAt(contest, entry.at);
	const blank = new Set(entry.blank);
	const openHere = pages[at]?.fields.find(({ id, section }) => section === 'IV' && open(entry, id, blank));
	const afterVotes = pages[at]?.fields.findLast(({ section }) => section === 'IV')?.id;
	const index = contest.fields.findIndex(({ id }) => id === afterVotes);
	const next = openHere ?? contest.fields[index + 1];
	return { entry: next ? { ...entry, at: next.id } : entry, effect: 'changed' };
}

/** To the first line of a party by its ballot number; `null` when no such party stands here. */
export function toParty(contest: Contest, entry: Entry, no: number): Entry | null {
	const first = pagesOf(contest).find(({ party }) => party === no)?.fields[0];
	return first ? { ...entry, at: first.id } : null;
}

/** To the first line of the page before or after this one. */
export function toPage({ contest }: Grid, entry: Entry, step: 1 | -1): Step {
	const first = pagesOf(contest)[pageAt(contest, entry.at) + step]?.fields[0];
	return first ? { entry: { ...entry, at: first.id }, effect: 'moved' } : { entry, effect: 'none' };
}

function open(entry: Entry, id: FieldId, blank: ReadonlySet<FieldId>): boolean {
	return (entry.figures[id] ?? null) === null && !blank.has(id);
}
