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
