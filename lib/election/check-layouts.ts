import { isConvex } from '../photo/geometry';
import type { PackProblem } from './check';
import { electionOf, formOfDistrict } from './election';
import type { ElectionPack, PackLayout } from './pack';

/** What is wrong with the layouts of a pack that is sound otherwise: a strip would show the wrong place, or none. */
export function problemsOfLayouts(pack: ElectionPack): PackProblem[] {
	return (pack.layouts ?? []).flatMap((layout, at) => {
		const path = `layouts.${at}`;
		return [
			...formProblems(pack, layout, path),
			...layout.pages.flatMap((_, page) => pageProblems(layout, page, path)),
		];
	});
}

/** The layout must have the numbers of a form there is: all of them, each once. */
function formProblems(pack: ElectionPack, layout: PackLayout, path: string): PackProblem[] {
	const contest = pack.contests.find(({ formName }) => formName === layout.form);
	if (!contest) return [{ code: 'layout-form', path, found: layout.form }];
	const districts = contest.districts?.filter(({ code }) => code === (layout.district ?? code));
	if (districts?.length === 0 || (!districts && layout.district))
		return [{ code: 'layout-form', path, found: `${layout.form} ${layout.district}` }];
	const election = electionOf(pack, '');
	const numbers = layout.pages.flatMap(({ fields }) => Object.keys(fields));
	const twice = numbers.find((field, at) => numbers.indexOf(field) !== at);
	if (twice) return [{ code: 'layout-field', path, found: twice }];
	return (districts ?? [undefined]).flatMap((district): PackProblem[] => {
		const form = formOfDistrict(election, contest.code, district);
		const own = new Set(form?.fields.map(({ id }) => id));
		const odd = numbers.find((field) => !own.has(field)) ?? [...own].find((field) => !numbers.includes(field));
		return odd ? [{ code: 'layout-field', path, found: odd }] : [];
	});
}

function pageProblems({ pages }: PackLayout, at: number, path: string): PackProblem[] {
	const page = pages[at];
	if (!page) return [];
	const place = `${path}.pages.${at}`;
	if (page.page !== at + 1) return [{ code: 'layout-page', path: place, found: String(page.page) }];
	if (!isConvex(page.marks)) return [{ code: 'layout-outside', path: `${place}.marks`, found: String(page.page) }];
	const outside = Object.entries(page.fields).find(
		([, { x, y, width, height }]) => x + width > page.width || y + height > page.height,
	);
	return outside ? [{ code: 'layout-outside', path: `${place}.fields`, found: outside[0] }] : [];
}
