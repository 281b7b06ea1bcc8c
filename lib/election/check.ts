import type { ElectionPack, PackContest } from './pack';
import type { PackPlace } from './place';

export const PACK_PROBLEM_CODES = [
	'not-json',
	'schema',
	'missing',
	'wrong-kind',
	'unknown-key',
	'too-small',
	'too-big',
	'not-allowed',
	'duplicate',
	'region-twice',
	'unknown-party',
	'needs-contestants',
	'needs-parties',
	'contestants-and-lists',
	'window',
	'sections',
	'district-empty',
	'layout-form',
	'layout-field',
	'layout-page',
	'layout-outside',
] as const;

/** What is wrong with a pack, and where. Sentences live in the catalogue under `pack.problem.<code>`. */
export interface PackProblem {
	readonly code: (typeof PACK_PROBLEM_CODES)[number];
	/** Place in the file: `contests.1.districts.0.lists.3`. */
	readonly path: string;
	readonly found: string;
	/** The same place as people know it, from the outside in. */
	readonly place?: readonly PackPlace[];
}

/** What a schema cannot say: numbers used twice, regions in two districts, lists of parties nobody knows. */
export function problemsOfPack(pack: ElectionPack): PackProblem[] {
	const problems: PackProblem[] = [
		...twice(pack.contests, ({ code }) => code, 'contests'),
		...twice(pack.contests, ({ sirekap }) => sirekap.code, 'contests'),
		...twice(pack.parties, ({ no }) => String(no), 'parties'),
		...twice(pack.parties, ({ sirekapId }) => sirekapId, 'parties'),
		...pack.contests.flatMap((contest, at) => problemsOfContest(pack, contest, `contests.${at}`)),
	];
	if (pack.recap.from > pack.recap.to) problems.push({ code: 'window', path: 'recap', found: pack.recap.to });
	if (pack.sectionOrder && new Set(pack.sectionOrder).size !== 5) {
		problems.push({ code: 'sections', path: 'sectionOrder', found: pack.sectionOrder.join(' ') });
	}
	return problems;
}

function problemsOfContest(pack: ElectionPack, contest: PackContest, path: string): PackProblem[] {
	const districts = contest.districts ?? [];
	const problems: PackProblem[] = [
		...twice(districts, ({ code }) => code, `${path}.districts`),
		...sharedRegions(contest, path),
		...contestantsTwice(contest.contestants, `${path}.contestants`),
	];
	if (contest.kind === 'party') {
		if (contest.contestants) problems.push({ code: 'contestants-and-lists', path, found: contest.code });
		if ((contest.parties ?? pack.parties).length === 0)
			problems.push({ code: 'needs-parties', path, found: contest.code });
	} else if (districts.length === 0 && !contest.contestants?.length) {
		problems.push({ code: 'needs-contestants', path, found: contest.code });
	}
	const known = new Set(pack.parties.map(({ no }) => no));
	for (const no of contest.parties ?? []) {
		if (!known.has(no)) problems.push({ code: 'unknown-party', path: `${path}.parties`, found: String(no) });
	}
	const standing = new Set(contest.parties ?? known);
	districts.forEach((district, at) => {
		const place = `${path}.districts.${at}`;
		problems.push(...contestantsTwice(district.contestants, `${place}.contestants`));
		if (contest.kind === 'single' && !(district.contestants ?? contest.contestants)?.length) {
			problems.push({ code: 'district-empty', path: place, found: district.code });
		}
		if (contest.kind === 'party' ? district.contestants : district.lists) {
			problems.push({ code: 'contestants-and-lists', path: place, found: district.code });
		}
		const lists = district.lists ?? [];
		problems.push(...twice(lists, ({ party }) => String(party), `${place}.lists`));
		lists.forEach(({ party, candidates }, index) => {
			if (!standing.has(party)) {
				problems.push({ code: 'unknown-party', path: `${place}.lists.${index}`, found: String(party) });
			}
			problems.push(...contestantsTwice(candidates, `${place}.lists.${index}.candidates`));
		});
	});
	return problems;
}

function contestantsTwice(
	list: readonly { readonly no: number; readonly sirekapId: string }[] | undefined,
	path: string,
): PackProblem[] {
	if (!list) return [];
	return [...twice(list, ({ no }) => String(no), path), ...twice(list, ({ sirekapId }) => sirekapId, path)];
}

/** One region in two districts of a contest: nobody could say whose candidates stand there. */
function sharedRegions(contest: PackContest, path: string): PackProblem[] {
	const seen = new Set<string>();
	return (contest.districts ?? []).flatMap(({ regions }, at) =>
		regions.flatMap((region): PackProblem[] => {
			if (seen.has(region)) return [{ code: 'region-twice', path: `${path}.districts.${at}`, found: region }];
			seen.add(region);
			return [];
		}),
	);
}

function twice<T>(list: readonly T[], keyOf: (item: T) => string, path: string): PackProblem[] {
	const seen = new Set<string>();
	return list.flatMap((item, at): PackProblem[] => {
		const key = keyOf(item);
		if (seen.has(key)) return [{ code: 'duplicate', path: `${path}.${at}`, found: key }];
		seen.add(key);
		return [];
	});
}
