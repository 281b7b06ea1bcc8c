import type { ResultView } from '../plenary/view';

/** The steps of the course, in order. */
export const STEPS = ['read', 'settle', 'answer', 'gavel', 'done'] as const;
export type Step = (typeof STEPS)[number];

/** Where somebody is in the course: what the desk would ask for next. */
export function stepOf(view: ResultView): Step {
	if (view.lock) return 'done';
	if (!view.filled) return 'read';
	if (view.openItems.length > 0) return 'settle';
	return view.blockers.some(({ code }) => code === 'unanswered') ? 'answer' : 'gavel';
}
