import type { PermitLevel } from './commands-excel';
import type { RecordedEvent } from './events';
import type { PermitScope } from './events-excel';
import { PERMIT_LEVELS } from './lists';
import type { Machine } from './machines';

export type PermitStatus = 'diajukan' | 'izin-ri' | 'izin-provinsi' | 'izin-kabko' | 'berlaku' | 'ditolak' | 'diakhiri';

/** The permission for the Excel template on its way down: KPU RI, province, kabupaten/kota, PPK. */
export const PERMIT: Machine<PermitStatus> = {
	name: 'Izin Excel',
	start: 'diajukan',
	moves: [
		{ from: 'diajukan', by: 'excel.grant', to: 'izin-ri' },
		{ from: 'izin-ri', by: 'excel.grant', to: 'izin-provinsi' },
		{ from: 'izin-provinsi', by: 'excel.grant', to: 'izin-kabko' },
		{ from: 'izin-kabko', by: 'excel.adopt', to: 'berlaku' },
		{ from: 'diajukan', by: 'excel.deny', to: 'ditolak' },
		{ from: 'izin-ri', by: 'excel.deny', to: 'ditolak' },
		{ from: 'izin-provinsi', by: 'excel.deny', to: 'ditolak' },
		{ from: 'diajukan', by: 'excel.end', to: 'diakhiri' },
		{ from: 'izin-ri', by: 'excel.end', to: 'diakhiri' },
		{ from: 'izin-provinsi', by: 'excel.end', to: 'diakhiri' },
		{ from: 'izin-kabko', by: 'excel.end', to: 'diakhiri' },
		{ from: 'berlaku', by: 'excel.end', to: 'diakhiri' },
	],
};

/** Statuses in which a level above has still to speak, with that level. */
const AWAITS: Readonly<Partial<Record<PermitStatus, PermitLevel>>> = {
	diajukan: PERMIT_LEVELS[0],
	'izin-ri': PERMIT_LEVELS[1],
	'izin-provinsi': PERMIT_LEVELS[2],
};

/** The level whose answer comes next, or `null` where none does. */
export function nextLevel(status: PermitStatus): PermitLevel | null {
	return AWAITS[status] ?? null;
}

/** One step of a permission as it was recorded. */
export interface PermitStep {
	readonly what: 'requested' | 'granted' | 'denied' | 'adopted' | 'ended';
	readonly level: PermitLevel | null;
	/** Who signed above; empty for steps of PPK itself. */
	readonly name: string;
	readonly document: string;
	readonly reason: string;
	/** When it was signed, for steps above; when it was recorded, for our own. */
	readonly at: string;
	readonly scope: PermitScope | null;
	readonly until: string | null;
	readonly recordedBy: string;
	readonly recordedAt: string;
}

/** A permission with its way so far. */
export interface PermitState {
	readonly id: string;
	readonly status: PermitStatus;
	/** What the last level left of what was asked for. */
	readonly scope: PermitScope;
	/** The earliest end any level has set. */
	readonly until: string | null;
	readonly steps: readonly PermitStep[];
}

/** The permission after one more event of its stream; `undefined` before the first. */
export function evolvePermit(
	state: PermitState | undefined,
	id: string,
	event: RecordedEvent,
): PermitState | undefined {
	const by = { recordedBy: event.actor.name, recordedAt: event.time };
	const own = { level: null, name: '', document: '', reason: '', at: event.time, scope: null, until: null, ...by };
	if (event.type === 'excel.requested') {
		const { contests, kelurahan, reason, document } = event.payload;
		const scope = { contests, kelurahan };
		return {
			id,
			status: PERMIT.start,
			scope,
			until: null,
			steps: [{ ...own, what: 'requested', reason, document, scope }],
		};
	}
	if (!state) return undefined;
	const step = (status: PermitStatus, entry: PermitStep): PermitState => ({
		...state,
		status,
		steps: [...state.steps, entry],
	});
	switch (event.type) {
		case 'excel.granted': {
			const { level, name, document, at, until, contests, kelurahan } = event.payload;
			const scope = { contests, kelurahan };
			const entry: PermitStep = { ...own, what: 'granted', level, name, document, at, until, scope };
			const status = GRANTED[level];
			return { ...step(status, entry), scope, until };
		}
		case 'excel.denied': {
			const { level, name, document, reason } = event.payload;
			return step('ditolak', { ...own, what: 'denied', level, name, document, reason });
		}
		case 'excel.adopted':
			return step('berlaku', { ...own, what: 'adopted' });
		case 'excel.ended':
			return step('diakhiri', { ...own, what: 'ended', reason: event.payload.reason });
		default:
			return state;
	}
}

const GRANTED: Readonly<Record<PermitLevel, PermitStatus>> = {
	'kpu-ri': 'izin-ri',
	provinsi: 'izin-provinsi',
	kabko: 'izin-kabko',
};

/** True while the template may be used under this permission; `now` as UTC ISO 8601. */
export function inForce(permit: PermitState, now: string): boolean {
	return permit.status === 'berlaku' && permit.until !== null && Date.parse(now) < Date.parse(permit.until);
}

/** True when a contest in a kelurahan lies in the scope. */
export function covers(scope: PermitScope, contest: string, kelurahan: string): boolean {
	return scope.contests.includes(contest) && scope.kelurahan.includes(kelurahan);
}

/** True when the first scope asks for nothing beyond the second. */
export function within(inner: PermitScope, outer: PermitScope): boolean {
	return (
		inner.contests.every((contest) => outer.contests.includes(contest)) &&
		inner.kelurahan.every((kelurahan) => outer.kelurahan.includes(kelurahan))
	);
}
