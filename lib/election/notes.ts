import type { ElectionPack } from './pack';
import { shortName } from './words';

/** What a pack may leave open and a person should know before it is adopted. */
export type PackNote =
	| {
			readonly code: 'no-districts';
			/** Short name of the contest. */
			readonly contest: string;
	  }
	| {
			readonly code: 'fewer-lists';
			readonly contest: string;
			readonly district: string;
			readonly lists: number;
			readonly parties: number;
	  };

/** Party contests without districts, and districts with fewer lists than parties stand in their contest. */
export function notesOfPack(pack: ElectionPack): PackNote[] {
	return pack.contests
		.filter(({ kind }) => kind === 'party')
		.flatMap((contest): PackNote[] => {
			if (!contest.districts) return [{ code: 'no-districts', contest: shortName(contest) }];
			const parties = (contest.parties ?? pack.parties).length;
			return contest.districts
				.map(({ code, lists }) => ({ district: code, lists: lists?.length ?? 0 }))
				.filter(({ lists }) => lists < parties)
				.map((one) => ({ code: 'fewer-lists', contest: shortName(contest), ...one, parties }));
		});
}
