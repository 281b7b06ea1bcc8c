import { partyContest, singleLineContest } from '../forms/build';
import { contests as builtin } from '../forms/contests';
import type { Contest, Contestant } from '../forms/types';
import type { ElectionPack, PackContest, PackDistrict } from './pack';
import { parseShare, shareOf } from './region';

/** A contest as lists show it, before a place is chosen. */
export type ContestHead = Pick<
	Contest,
	'code' | 'name' | 'formName' | 'sirekapCode' | 'sirekapShape' | 'contestants'
> & {
	readonly recapFormName: string;
};

/** A kecamatan's part in one dapil of a contest. */
export interface Share {
	/** Code of the share as a region (`990101.KAB-2`). */
	readonly region: string;
	readonly name: string;
}

/** The election that is being held: its contests, and which form each place has. */
export interface Election {
	readonly id: string;
	readonly version: number;
	/** Fingerprint of the adopted pack; `null` for the contest the program brings along. */
	readonly sha256: string | null;
	/** The window of the recapitulation in the kecamatan, days included; `null` where no pack says it. */
	readonly window: { readonly from: string; readonly to: string } | null;
	/** In the order in which they are read. */
	readonly contests: readonly ContestHead[];
	head(code: string): ContestHead | undefined;
	/**
	 * The form of a contest in a place.
	 * @param region code of a TPS or of a region; `undefined` comes back where the contest is not held, and for a
	 * kecamatan that several dapil divide: there each {@link shares} has a form of its own
	 */
	contest(code: string, region: string): Contest | undefined;
	/** What each dapil has of a kecamatan, in the order of the pack; empty where one form serves all of it. */
	shares(code: string, kecamatan: string): readonly Share[];
	/** The contests held in a region or in a part of it. */
	heldIn(region: string): readonly ContestHead[];
}

/** What stands before a pack is adopted: PPWP of Pemilu 2024, the same everywhere. */
export const BUILTIN: Election = {
	id: 'bawaan',
	version: 0,
	sha256: null,
	window: null,
	contests: builtin.map((contest) => ({ ...contest, recapFormName: recapName(contest.formName) })),
	head: (code) => BUILTIN.contests.find((contest) => contest.code === code),
	contest: (code) => builtin.find((contest) => contest.code === code),
	shares: () => [],
	heldIn: () => BUILTIN.contests,
};

/** The election a pack describes. Forms are built when they are first asked for. */
export function electionOf(pack: ElectionPack, sha256: string): Election {
	const places = new Map(pack.contests.map((contest) => [contest.code, placesOf(pack, contest)]));
	const heads = pack.contests.map((contest) => headOf(pack, contest));
	const byCode = new Map(heads.map((head) => [head.code, head]));
	return {
		id: pack.id,
		version: pack.version,
		sha256,
		window: pack.recap,
		contests: heads,
		head: (code) => byCode.get(code),
		contest: (code, region) => places.get(code)?.at(region),
		shares: (code, kecamatan) => places.get(code)?.shares(kecamatan) ?? [],
		heldIn: (region) => heads.filter(({ code }) => places.get(code)?.touches(region)),
	};
}

interface Places {
	at(region: string): Contest | undefined;
	touches(region: string): boolean;
	shares(kecamatan: string): readonly Share[];
}

/** Lengths of region codes, the longest first. */
const LENGTHS = [10, 6, 4, 2] as const;

function placesOf(pack: ElectionPack, contest: PackContest): Places {
	if (!contest.districts) {
		let form: Contest | undefined;
		return {
			at: () => {
				form ??= formOf(pack, contest, undefined);
				return form;
			},
			touches: () => true,
			shares: () => [],
		};
	}
	const all = contest.districts;
	const districts = new Map(contest.districts.flatMap((district) => district.regions.map((code) => [code, district])));
	const forms = new Map<PackDistrict, Contest>();
	const formFor = (district: PackDistrict | undefined): Contest | undefined => {
		if (!district) return undefined;
		const known = forms.get(district) ?? formOf(pack, contest, district);
		forms.set(district, known);
		return known;
	};
	const covering = (region: string): PackDistrict | undefined => {
		for (const length of LENGTHS) {
			const district = region.length < length ? undefined : districts.get(region.slice(0, length));
			if (district) return district;
		}
		return undefined;
	};
	/** Every dapil with a part of a kecamatan, in the order of the pack. */
	const within = (kecamatan: string): PackDistrict[] => {
		const whole = covering(kecamatan);
		return all.filter(
			(district) =>
				district === whole || district.regions.some((code) => code.length > 6 && code.startsWith(kecamatan)),
		);
	};
	return {
		at: (region) => {
			const share = parseShare(region);
			if (!share && region.length !== 6) return formFor(covering(region));
			const here = within(share?.kecamatan ?? region);
			if (here.length > 1) return formFor(here.find(({ code }) => code === share?.district));
			return share ? undefined : formFor(here[0]);
		},
		shares: (kecamatan) => {
			const here = within(kecamatan);
			return here.length > 1 ? here.map(({ code, name }) => ({ region: shareOf(kecamatan, code), name })) : [];
		},
		touches: (region) => [...districts.keys()].some((code) => code.startsWith(region) || region.startsWith(code)),
	};
}

function formOf(pack: ElectionPack, contest: PackContest, district: PackDistrict | undefined): Contest {
	const head = {
		code: contest.code,
		name: contest.name,
		formName: contest.formName,
		sirekapCode: contest.sirekap.code,
		sirekapShape: contest.sirekap.shape,
		district: district && { code: district.code, name: district.name },
		parameters: { ...pack.parameters, ...withoutAbsent(contest.parameters) },
		labels: pack.labels,
		sectionOrder: pack.sectionOrder,
		...layoutsOf(pack, contest, district),
	};
	if (contest.kind === 'single') {
		return singleLineContest({ ...head, contestants: inOrder(district?.contestants ?? contest.contestants ?? []) });
	}
	const lists = new Map(district?.lists?.map(({ party, candidates }) => [party, candidates]));
	return partyContest(
		head,
		partiesOf(pack, contest).map((party) => ({ party, candidates: inOrder(lists.get(party.no) ?? []) })),
	);
}

/** The measured layouts of a form; no member where there is none. */
function layoutsOf(
	pack: ElectionPack,
	{ formName }: PackContest,
	district: PackDistrict | undefined,
): Pick<Contest, 'layouts'> {
	const layouts = (pack.layouts ?? []).filter(
		(layout) => layout.form === formName && (layout.district ?? district?.code) === district?.code,
	);
	return layouts.length > 0 ? { layouts: layouts.map(({ form, pages }) => ({ form, pages })) } : {};
}

function headOf(pack: ElectionPack, contest: PackContest): ContestHead {
	const { code, name, formName, recapFormName, sirekap } = contest;
	const all = [...(contest.contestants ?? []), ...(contest.districts ?? []).flatMap((one) => one.contestants ?? [])];
	const single = inOrder([...new Map(all.map((contestant) => [contestant.no, contestant])).values()]);
	return {
		code,
		name,
		formName,
		recapFormName,
		sirekapCode: sirekap.code,
		sirekapShape: sirekap.shape,
		contestants: contest.kind === 'single' ? single : partiesOf(pack, contest),
	};
}

function partiesOf(pack: ElectionPack, contest: PackContest): Contestant[] {
	const standing = contest.parties && new Set(contest.parties);
	return inOrder(
		pack.parties
			.filter(({ no }) => !standing || standing.has(no))
			.map(({ no, name, sirekapId }) => ({ no, name, sirekapId })),
	);
}

/** Always the order of the ballot, whatever the order in the file. */
function inOrder<T extends { readonly no: number }>(list: readonly T[]): T[] {
	return [...list].sort((a, b) => a.no - b.no);
}

function withoutAbsent<T extends object>(value: T | undefined): Partial<T> {
	return Object.fromEntries(Object.entries(value ?? {}).filter(([, member]) => member !== undefined)) as Partial<T>;
}

function recapName(formName: string): string {
	return formName.replace(/^C\.HASIL/, 'D.HASIL KECAMATAN');
}

/** The form of one district; of the whole contest where it has none. */
export function formOfDistrict(
	election: Pick<Election, 'contest'>,
	contest: string,
	district: Pick<PackDistrict, 'code' | 'regions'> | undefined,
): Contest | undefined {
	const [region = ''] = district?.regions ?? [];
	return election.contest(contest, region) ?? election.contest(contest, shareOf(region, district?.code ?? ''));
}

/** True when both forms ask for the same numbers in the same sense: names and words may differ. */
export function sameForm(a: Contest, b: Contest): boolean {
	return shapeOf(a) === shapeOf(b);
}

function shapeOf(contest: Contest): string {
	return contest.fields
		.map(({ id, line, contestant, candidate, countsAsValid, inSystem }) =>
			[id, line, contestant, candidate, countsAsValid, inSystem].join(','),
		)
		.sort()
		.join(';');
}
