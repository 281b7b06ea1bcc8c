import type { AdoptionEvents, EventPayloads } from '../plenary';
import type { About, Values } from './about';

type AdoptionType = keyof AdoptionEvents;
type Writer<T extends AdoptionType> = (payload: EventPayloads[T], about: About) => Values;

/** The kinds of the events of adoption and closing. */
export const ADOPTION_KINDS = {
	'adoption.scrutinyBegan': 'adoption',
	'adoption.scrutinyEnded': 'adoption',
	'adoption.answered': 'adoption',
	'adoption.struck': 'adoption',
	'adoption.voided': 'adoption',
	'plenary.closed': 'plenary',
	'plenary.reopened': 'plenary',
} as const satisfies Record<AdoptionType, string>;

const word = (name: string) => name.replaceAll('-', '_');
const yes = (text: string | null) => (text ? 'yes' : 'no');

/** Values of the sentences about adoption and closing; the catalogue has them under `event.<type>`. */
export const ADOPTION_WRITERS: { readonly [T in AdoptionType]: Writer<T> } = {
	'adoption.scrutinyBegan': ({ parts, paper, version }, { region }) => ({
		region,
		version,
		count: parts.length,
		valid: paper.sums['V.A'] ?? 0,
		invalid: paper.sums['V.B'] ?? 0,
	}),
	'adoption.scrutinyEnded': ({ reason }, { region }) => ({ region, reason }),
	'adoption.answered': ({ side, name, contestant, answer, text, channel, recordedBy }, { region }) => ({
		region,
		side,
		name,
		no: contestant ?? 0,
		answer,
		text,
		said: yes(text),
		channel,
		recordedBy: recordedBy ?? '–',
	}),
	'adoption.struck': ({ version, paper, answers, absent }, { region }) => ({
		region,
		version,
		valid: paper.sums['V.A'] ?? 0,
		invalid: paper.sums['V.B'] ?? 0,
		sign: answers.filter(({ answer }) => answer === 'sign').length,
		refuse: answers.filter(({ answer }) => answer === 'refuse').length,
		absent: absent.length + answers.filter(({ answer }) => answer === 'absent').length,
	}),
	'adoption.voided': ({ version, why }, { region, tps }) => ({ region, version, why: word(why), tps }),
	'plenary.closed': ({ note, list }) => ({
		note,
		noted: yes(note),
		stations: list.stations.length,
		regions: list.regions.length,
		cases: list.cases.length,
		boxes: list.boxes.length,
		owed: list.owed.length,
		names: list.owed.join(', '),
	}),
	'plenary.reopened': ({ basis, document, reason }) => ({
		basis: word(basis),
		document,
		lettered: yes(document),
		reason,
	}),
};
