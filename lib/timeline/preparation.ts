import type { EventPayloads } from '../plenary/events';
import type { PreparationEvents, ReceivedGroup, ScheduleEntry, Task } from '../plenary/events-preparation';
import { type About, contestIn, type Values } from './about';

type PreparationType = keyof PreparationEvents;
type Writer<T extends PreparationType> = (payload: EventPayloads[T], about: About) => Values;

/** The kinds of what is arranged before the meeting. */
export const PREPARATION_KINDS = {
	'schedule.set': 'plenary',
	'schedule.dropped': 'plenary',
	'task.assigned': 'plenary',
	'task.dropped': 'plenary',
	'invitation.listed': 'people',
	'invitation.delivered': 'people',
	'invitation.confirmed': 'people',
	'invitation.dropped': 'people',
	'boxes.received': 'reading',
	'box.arrivalCorrected': 'reading',
} as const satisfies Record<PreparationType, string>;

/** A choice in a sentence has no hyphen in its name. */
const word = (name: string) => name.replaceAll('-', '_');
const yes = (text: string | null) => (text ? 'yes' : 'no');

const entry = ({ day, start, until, name, contest, panel, note }: ScheduleEntry, about: About): Values => ({
	day,
	start: start.replace(':', '.'),
	until: until.replace(':', '.'),
	ended: yes(until),
	name,
	contest: contest ? contestIn(about, contest) : '',
	one: yes(contest),
	panel,
	note,
	noted: yes(note),
});
const task = ({ day, panel, duty, name }: Task): Values => ({ day: day ?? '', dated: yes(day), panel, duty, name });

/** Boxes with a seal, as `TPS 012 (PPWP): Gembok patah`. */
function listed(
	groups: readonly ReceivedGroup[],
	seal: ReceivedGroup['seal'],
	about: About,
): { count: number; list: string } {
	const own = groups.filter((group) => group.seal === seal);
	return {
		count: own.reduce((sum, { tps }) => sum + tps.length, 0),
		list: own
			.map(({ contest, tps, note }) => {
				const which = tps.map((code) => code.slice(-3)).join(', ');
				return `TPS ${which} (${contestIn(about, contest)})${note === '' ? '' : `: ${note}`}`;
			})
			.join('; '),
	};
}

/** Values of the sentences about what was arranged. */
export const PREPARATION_WRITERS: { readonly [T in PreparationType]: Writer<T> } = {
	'schedule.set': entry,
	'schedule.dropped': entry,
	'task.assigned': task,
	'task.dropped': task,
	'invitation.listed': ({ rows }) => ({ count: rows.length, to: rows[0]?.to ?? '', number: rows[0]?.number ?? '' }),
	'invitation.delivered': ({ to, number, day, means, receivedBy }) => ({
		to,
		number,
		day,
		means,
		receivedBy,
		met: yes(receivedBy),
	}),
	'invitation.confirmed': ({ to, number, answer, text }) => ({
		to,
		number,
		answer: word(answer),
		text,
		said: yes(text),
	}),
	'invitation.dropped': ({ to, number, reason }) => ({ to, number, reason }),
	'boxes.received': ({ name, from, whole, groups }, about) => {
		const intact = listed(groups, 'utuh', about);
		const damaged = listed(groups, 'rusak', about);
		const missing = listed(groups, 'tidak-ada', about);
		return {
			name,
			from,
			whole: whole ? 'yes' : 'no',
			count: intact.count + damaged.count + missing.count,
			// A few boxes are named; a whole kelurahan is told by its number.
			few: intact.count > 0 && intact.count <= 3 ? 'yes' : 'no',
			some: intact.count > 0 ? 'yes' : 'no',
			more: intact.count + damaged.count > 0 ? 'yes' : 'no',
			intact: intact.count,
			// Stands in brackets itself.
			intactList: intact.list.replace(/ \(([^)]*)\)/g, ' $1'),
			damaged: damaged.count,
			damagedList: damaged.list,
			missing: missing.count,
			missingList: missing.list,
		};
	},
	'box.arrivalCorrected': ({ contest, old, seal, from, note, reason }, about) => ({
		tps: about.tps,
		contest: contestIn(about, contest),
		old: word(old.seal),
		seal: seal === null ? 'none' : word(seal),
		from,
		note,
		noted: yes(note),
		reason,
	}),
};
