import type { Rules } from '../election';
import type { IncidentStatus } from './commands-box';
import type { PausedSeal, PauseKind, PauseMode } from './commands-pause';
import type { RecountGround } from './commands-recount';
import type { ReopenBasis } from './commands-reopen';
import type { Status } from './status';

/** Where one panel stood at a moment. */
export interface PanelPosition {
	readonly panel: string;
	readonly contest: string | null;
	readonly tps: string | null;
	readonly status: Status | null;
}

/** How many results are locked and one hash over all of them. */
export interface LockedSum {
	readonly count: number;
	readonly hash: string;
}

/** Events of the meeting around the figures. */
export interface MeetingEvents {
	'plenary.suspended': {
		readonly kind: PauseKind;
		readonly mode: PauseMode;
		readonly orderedBy: string;
		readonly document: string;
		readonly reason: string;
		readonly agreement: string;
		readonly guard: string;
		readonly until: string | null;
		readonly boxes: readonly { readonly contest: string; readonly tps: string; readonly seal: PausedSeal }[];
		readonly positions: readonly PanelPosition[];
		readonly locked: LockedSum;
	};
	'plenary.resumed': {
		readonly orderedBy: string;
		readonly document: string;
		readonly note: string;
		readonly positions: readonly PanelPosition[];
		readonly locked: LockedSum;
		/** True when every panel stands where it stood and every locked result is the same. */
		readonly same: boolean;
	};
	/** The open boxes are done: the pause that waited for them takes effect. */
	'plenary.pauseBegan': { readonly positions: readonly PanelPosition[]; readonly locked: LockedSum };
	'plenary.rulesAgreed': { readonly rules: Partial<Rules> };
	'box.takenOut': Record<string, never>;
	'box.putBack': Record<string, never>;
	'box.sealed': { readonly note: string };
	'incident.read': { readonly status: IncidentStatus; readonly text: string };
	'reopen.requested': {
		readonly basis: ReopenBasis;
		readonly document: string;
		readonly reason: string;
		/** Version that is locked, and the hash it is locked with. */
		readonly version: number;
		readonly hash: string;
	};
	'reopen.dropped': { readonly reason: string };
	'result.reopened': {
		readonly basis: ReopenBasis;
		readonly document: string;
		readonly reason: string;
		readonly requestedBy: string;
		readonly approval: string;
		/** The new version. */
		readonly version: number;
	};
	'recount.opened': { readonly ground: RecountGround; readonly proposer: string; readonly decision: string };
	'recount.closed': {
		readonly how: 'selesai' | 'dihentikan';
		readonly counts: Readonly<Record<string, number>>;
		readonly ballots: number;
		/** Ballots the form says were used. */
		readonly used: number | null;
		readonly note: string;
		readonly initialled: readonly string[];
	};
	'ballot.counted': { readonly ballots: readonly string[] };
	'ballot.undone': { readonly ballot: string };
	'panel.set': {
		readonly panel: string;
		readonly place: string;
		readonly chair: { readonly id: string; readonly name: string } | null;
		readonly reads: readonly { readonly kelurahan: string; readonly contest: string | null }[];
	};
	'panel.closed': { readonly panel: string; readonly reason: string };
	'panel.held': { readonly panel: string };
	'panel.released': { readonly panel: string };
	'panel.takenOver': { readonly panel: string; readonly from: string; readonly reason: string };
}
