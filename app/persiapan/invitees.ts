import type { PreparationView } from '@/db/preparation';
import type { Invited } from '@/lib/plenary';

/** Somebody the law wants invited, without a number yet. */
export type Invitee = Pick<Invited, 'group' | 'to'>;

/** Everyone who stands for election once (a party stands in several contests), Panwaslu, and each PPS. */
export function inviteesOf(view: PreparationView): Invitee[] {
	const contestants = new Map<string, Invitee>();
	for (const { name, contestants: own } of view.contests) {
		for (const { no, name: who } of own) {
			const key = `${no}/${who}`;
			if (!contestants.has(key))
				contestants.set(key, { group: 'saksi', to: `${who} (${name.id} ${no})`.slice(0, 120) });
		}
	}
	return [
		...contestants.values(),
		{ group: 'panwaslu', to: `Panwaslu Kecamatan ${view.kecamatanName}`.slice(0, 120) },
		...view.kelurahan.map(({ name }): Invitee => ({ group: 'pps', to: `PPS ${name}`.slice(0, 120) })),
	];
}

/** The last day an invitation may arrive: so many days before the first day of the schedule; `null` without one. */
export function lastDay({ schedule, rules }: Pick<PreparationView, 'schedule' | 'rules'>): string | null {
	const first = schedule[0]?.day;
	if (!first) return null;
	return new Date(Date.parse(`${first}T00:00:00Z`) - rules.invitationDays * 86_400_000).toISOString().slice(0, 10);
}

/** `#/PL.01/II/2024` with a running number of three digits in place of `#`; without a `#` the number comes first. */
export function numbered(pattern: string, no: number): string {
	const digits = String(no).padStart(3, '0');
	return pattern.includes('#') ? pattern.replace('#', digits) : `${digits}${pattern}`;
}
