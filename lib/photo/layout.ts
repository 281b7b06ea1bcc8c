import type { Contest, FieldId } from '../forms';
import type { Rect } from './geometry';
import { PPWP_LAYOUT } from './layout-ppwp';
import type { FormLayout } from './layout-types';

/** What stands around the boxes in a strip: ink leaves its box. */
export const MARGIN = 4;

const LAYOUTS: readonly FormLayout[] = [PPWP_LAYOUT];

/**
 * The measured layout of a contest's form: the election pack's own, else the one the program brings along; `undefined`
 * where nobody has measured one with these lines.
 */
export function layoutOf(contest: Contest): FormLayout | undefined {
	return [...(contest.layouts ?? []), ...LAYOUTS].find(({ form, pages }) => {
		if (form !== contest.formName) return false;
		const known = new Set(pages.flatMap(({ fields }) => Object.keys(fields)));
		return known.size === contest.fields.length && contest.fields.every(({ id }) => known.has(id));
	});
}

/** A layout of a form to be filled in: every number on its page, every length still 0. */
export function blankLayout(contest: Contest): FormLayout {
	const point = { x: 0, y: 0 };
	const pages = Array.from({ length: pageCountOf(contest) }, (_, at) => at + 1);
	return {
		form: contest.formName,
		pages: pages.map((page) => ({
			page,
			width: 0,
			height: 0,
			marks: [point, point, point, point],
			markSquare: 0,
			fields: Object.fromEntries(
				contest.fields
					.filter(({ id }) => pageOfField(contest, id) === page)
					.map(({ id }) => [id, { x: 0, y: 0, width: 0, height: 0 }]),
			),
		})),
	};
}

/** What a strip shows of the page: the boxes and a little around them. */
export function stripOf({ x, y, width, height }: Rect): Rect {
	return { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
}

/**
 * How many pages the form of a contest has: as measured; else sections I–III on the first page, one page for each
 * party (or one for all lines), and section V on the last.
 */
export function pageCountOf(contest: Contest): number {
	const layout = layoutOf(contest);
	if (layout) return layout.pages.length;
	const parties = contest.fields.some(({ line }) => line !== undefined) ? contest.contestants.length : 1;
	return parties + 2;
}

/** The page a number stands on, by the same count. */
export function pageOfField(contest: Contest, id: FieldId): number {
	const layout = layoutOf(contest);
	if (layout) return layout.pages.find(({ fields }) => Object.hasOwn(fields, id))?.page ?? 1;
	const field = contest.fields.find((candidate) => candidate.id === id);
	if (field?.section === 'V') return pageCountOf(contest);
	if (field?.section !== 'IV') return 1;
	return field.line ? 2 + contest.contestants.findIndex(({ no }) => no === field.contestant) : 2;
}
