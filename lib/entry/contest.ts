import { type Finding, findingsOf } from '../forms/rules';
import type { Contest, Figures } from '../forms/types';
import type { ResultView } from '../plenary/view';

/** The contest a view was made from, for screens that check rules while somebody types. */
export function contestOfView(view: ResultView): Contest {
	return { ...view.contest, fields: view.rows.map((row) => row.field) };
}

/** The system's figures a view shows, or `null` while blind entry hides them. */
export function systemOfView(view: ResultView): Figures | null {
	if (view.systemHidden) return null;
	return Object.fromEntries(view.rows.map((row) => [row.field.id, row.system ?? null]));
}

/**
 * What does not hold on a form that is being typed: by the rules the filed form is looked at with, beside what the
 * view shows of the system and of the TPS's other contests.
 */
export function typedFindings(view: ResultView, contest: Contest, figures: Figures): Finding[] {
	const other = systemOfView(view);
	return findingsOf(contest, figures, { siblings: view.siblings, ...(other ? { other } : {}) });
}
