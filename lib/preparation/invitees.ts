import type { InvitedGroup } from '../plenary/commands-preparation';

/** Somebody the law wants invited, without a number yet. */
export interface Invitee {
	readonly group: InvitedGroup;
	readonly to: string;
}

/** Where and for what the meeting is. */
export interface Occasion {
	readonly kecamatanName: string;
	readonly contests: readonly {
		readonly name: { readonly id: string };
		readonly contestants: readonly { readonly no: number; readonly name: string }[];
	}[];
	readonly kelurahan: readonly { readonly name: string }[];
}

/** Longest addressee a command takes. */
const LIMIT = 120;

/** Who must be invited (PKPU 5/2024 art. 14(3)): everyone who stands, once (a party in several contests), Panwaslu, each PPS. */
export function inviteesOf({ contests, kecamatanName, kelurahan }: Occasion): Invitee[] {
	const contestants = new Map<string, Invitee>();
	for (const { name, contestants: own } of contests) {
		for (const { no, name: who } of own) {
			const key = `${no}/${who}`;
			if (!contestants.has(key)) contestants.set(key, { group: 'saksi', to: addressee(who, ` (${name.id} ${no})`) });
		}
	}
	return [
		...contestants.values(),
		{ group: 'panwaslu', to: addressee('Panwaslu Kecamatan ', kecamatanName) },
		...kelurahan.map(({ name }): Invitee => ({ group: 'pps', to: addressee('PPS ', name) })),
	];
}

/** Both parts where they fit; a long name gives way, what tells it apart does not. */
function addressee(name: string, more: string): string {
	const room = LIMIT - more.length;
	return name.length <= room ? name + more : `${name.slice(0, Math.max(0, room - 1))}…${more}`;
}

/**
 * The last day an invitation may arrive: so many days before the first day of the schedule.
 * @param days days by name, `2024-02-18`, in their order
 * @returns `null` without a schedule
 */
export function lastDay(days: readonly string[], invitationDays: number): string | null {
	const [first] = days;
	if (!first) return null;
	return new Date(Date.parse(`${first}T00:00:00Z`) - invitationDays * 86_400_000).toISOString().slice(0, 10);
}

/** `#/PL.01/II/2024` with a running number of three digits in place of `#`; without a `#` the number comes first. */
export function numbered(pattern: string, no: number): string {
	const digits = String(no).padStart(3, '0');
	return pattern.includes('#') ? pattern.replace('#', digits) : `${digits}${pattern}`;
}
