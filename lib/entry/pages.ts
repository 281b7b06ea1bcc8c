import type { Cell, Contest, Field, FieldId, Figures, Section } from '../forms/types';
import { amount } from '../forms/types';

/** Lines of a form that stand under one heading: a section, or one party of section IV. */
export interface Group {
	readonly key: string;
	readonly section: Section;
	/** Ballot number and name of the party whose lines these are. */
	readonly party: { readonly no: number; readonly name: string } | null;
	readonly fields: readonly Field[];
}

/** What is on the desk at once: a whole short form, or one page of a long one. */
export interface FormPage {
	readonly key: string;
	/** Ballot number of the party, on a page of a party. */
	readonly party: number | null;
	readonly groups: readonly Group[];
	readonly fields: readonly Field[];
}

/** True for the forms that give each party a page (DPR, DPRD, DPRA, DPRK). */
export function hasParties(contest: Contest): boolean {
	return contest.fields.some(({ line }) => line !== undefined);
}

/** The lines of a form under their headings, in the order of the form. */
export function groupsOf(contest: Contest): Group[] {
	const names = new Map(contest.contestants.map(({ no, name }) => [no, name]));
	return contest.sections.flatMap((section): Group[] => {
		const own = contest.fields.filter((field) => field.section === section.id);
		if (own.every(({ line }) => line === undefined)) {
			return own.length > 0 ? [{ key: section.id, section, party: null, fields: own }] : [];
		}
		const parties = [...new Set(own.map(({ contestant = 0 }) => contestant))];
		return parties.map((no) => ({
			key: `${section.id}.${no}`,
			section,
			party: { no, name: names.get(no) ?? '' },
			fields: own.filter(({ contestant }) => contestant === no),
		}));
	});
}

const pagesKnown = new WeakMap<readonly Field[], readonly FormPage[]>();

/**
 * The pages of a form: one for a short form; for a legislature the first page, one page a party, and the
 * last page, as the C.Hasil itself is bound.
 */
export function pagesOf(contest: Contest): readonly FormPage[] {
	const known = pagesKnown.get(contest.fields);
	if (known) return known;
	const pages: FormPage[] = [];
	let loose: Group[] = [];
	const close = () => {
		if (loose.length > 0) pages.push(pageOf(loose, null));
		loose = [];
	};
	for (const group of groupsOf(contest)) {
		if (!group.party) loose.push(group);
		else {
			close();
			pages.push(pageOf([group], group.party.no));
		}
	}
	close();
	pagesKnown.set(contest.fields, pages);
	return pages;
}

function pageOf(groups: readonly Group[], party: number | null): FormPage {
	return { key: groups[0]?.key ?? '', party, groups, fields: groups.flatMap(({ fields }) => fields) };
}

/** Place of the page a field stands on. */
export function pageAt(contest: Contest, field: FieldId): number {
	return Math.max(
		0,
		pagesOf(contest).findIndex((page) => page.fields.some(({ id }) => id === field)),
	);
}

/** How far a page is. */
export interface PageState {
	readonly filled: number;
	readonly empty: number;
	/** Sum of what is known of A.1 and A.2 on a party's page; `null` elsewhere or while nothing is known. */
	readonly sum: number | null;
}

/** @param blank fields somebody said are empty on the paper: they are no longer open */
export function stateOfPage(page: FormPage, figures: Figures, blank: readonly FieldId[]): PageState {
	const said = new Set(blank);
	const known = (id: FieldId) => (figures[id] ?? null) !== null || said.has(id);
	const filled = page.fields.filter(({ id }) => known(id)).length;
	const lines = page.fields.filter(({ line }) => line === 'party' || line === 'candidate');
	return { filled, empty: page.fields.length - filled, sum: lines.length > 0 ? sumOf(lines, figures) : null };
}

/** Sum of the cells that are known; `null` while none is. */
export function sumOf(fields: readonly { readonly id: FieldId }[], figures: Figures): number | null {
	const values = fields.map(({ id }) => amount(figures[id] as Cell | undefined)).filter((value) => value !== null);
	return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
}
