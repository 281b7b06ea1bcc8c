import { partyContest, singleLineContest } from '../forms/build';
import { contests as builtin } from '../forms/contests';
import type { Contest, Contestant } from '../forms/types';
import type { ElectionPack, PackContest, PackDistrict } from './pack';

/** A contest as lists show it, before a place is chosen. */
export type ContestHead = Pick<
	Contest,
	'code' | 'name' | 'formName' | 'sirekapCode' | 'sirekapShape' | 'contestants'
> & {
	readonly recapFormName: string;
};

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
	 * @param region code of a TPS or of a region; `undefined` comes back where the contest is not held
	 */
	contest(code: string, region: string): Contest | undefined;
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
		heldIn: (region) => heads.filter(({ code }) => places.get(code)?.touches(region)),
	};
}

interface Places {
	at(region: string): Contest | undefined;
	touches(region: string): boolean;
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
		};
	}
	const districts = new Map(contest.districts.flatMap((district) => district.regions.map((code) => [code, district])));
	const forms = new Map<PackDistrict, Contest>();
	return {
		at: (region) => {
			for (const length of LENGTHS) {
				if (region.length < length) continue;
				const district = districts.get(region.slice(0, length));
				if (!district) continue;
				const known = forms.get(district) ?? formOf(pack, contest, district);
				forms.set(district, known);
				return known;
			}
			return undefined;
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
