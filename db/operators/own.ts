import { type DeliveryState, type ShownState, shownState } from '../../lib/delivery';
import type { Text } from '../../lib/forms';
import { pageCountOf } from '../../lib/photo';
import type { Actor, OperatorStage } from '../../lib/plenary';
import type { House } from '../house';
import { statement } from '../ledger';
import { placeOf } from '../places';

/** One contest of a Mobile operator's TPS. */
export interface OwnContest {
	readonly code: string;
	readonly name: Text;
	/** Where its newest locked version is, as the delivery page says it. */
	readonly state: ShownState;
	readonly version: number;
	/** Why it was sent back; empty otherwise. */
	readonly reason: string;
	/** Pages with a photo, and pages of the form. */
	readonly photos: number;
	readonly pages: number;
}

/** What a Mobile operator sees: the account's stage, and the own TPS. */
export interface OwnStation {
	/** `null` where no list of operators names this account. */
	readonly stage: OperatorStage | null;
	/** Why it is stuck or ended. */
	readonly reason: string;
	readonly tps: string | null;
	readonly tpsName: string;
	readonly kelurahanName: string;
	readonly contests: readonly OwnContest[];
}

export function ownStation(house: House, { id, operator }: Actor): OwnStation {
	const none = { stage: operator?.stage ?? null, reason: '', tps: null, tpsName: '', kelurahanName: '', contests: [] };
	const tps = operator?.tps;
	const place = tps ? placeOf(house, tps) : null;
	if (!tps || !place) return none;
	const row = statement<{ reason: string }>(
		house.sqlite,
		'SELECT reason FROM sirekap_operator WHERE username = (SELECT username FROM account WHERE id = ?)',
	).get(id);
	const election = house.states.election();
	return {
		...none,
		reason: row?.reason ?? '',
		tps,
		tpsName: place.tpsName,
		kelurahanName: place.kelurahanName,
		contests: election.heldIn(tps.slice(0, 10)).flatMap(({ code, name }) => {
			const form = election.contest(code, tps);
			return form
				? [{ code, name, ...resultOf(house, code, tps), ...photosOf(house, code, tps, pageCountOf(form)) }]
				: [];
		}),
	};
}

function resultOf(house: House, contest: string, tps: string): Pick<OwnContest, 'state' | 'version' | 'reason'> {
	const row = statement<{
		version: number;
		state: DeliveryState | null;
		reason: string | null;
		sending: string | null;
		fault: string | null;
	}>(
		house.sqlite,
		`SELECT own.result_version AS version, sent.state, sent.reason, tried.sending_since AS sending, tried.fault
		 FROM result AS own
		 LEFT JOIN delivery AS sent ON sent.contest = own.contest AND sent.tps = own.tps
			AND sent.version = own.result_version
		 LEFT JOIN delivery_try AS tried ON tried.target = sent.target AND tried.contest = sent.contest
			AND tried.tps = sent.tps AND tried.version = sent.version
		 WHERE own.contest = ? AND own.tps = ? AND own.locked_seq IS NOT NULL
		 ORDER BY own.result_version DESC, sent.target LIMIT 1`,
	).get(contest, tps);
	const state = shownState({
		locked: row !== undefined,
		state: row?.state ?? null,
		sending: (row?.sending ?? null) !== null,
		fault: row?.fault ?? null,
	});
	return { state, version: row?.version ?? 1, reason: row?.reason ?? '' };
}

function photosOf(house: House, contest: string, tps: string, pages: number): Pick<OwnContest, 'photos' | 'pages'> {
	const row = statement<{ n: number }>(
		house.sqlite,
		'SELECT COUNT(DISTINCT page) AS n FROM photo WHERE contest = ? AND tps = ? AND retracted IS NULL',
	).get(contest, tps);
	return { photos: row?.n ?? 0, pages };
}
