import type { EventPayloads } from '../plenary/events';
import type { CaseEvents } from '../plenary/events-case';
import type { CopyEvents } from '../plenary/events-copy';
import type { MeetingEvents } from '../plenary/events-meeting';
import type { About, Values } from './about';

type MeetingType = keyof (CaseEvents & CopyEvents & MeetingEvents);
type Writer<T extends MeetingType> = (payload: EventPayloads[T], about: About) => Values;

/** The kinds of the events of the meeting. */
export const MEETING_KINDS = {
	'plenary.suspended': 'plenary',
	'plenary.pauseBegan': 'plenary',
	'plenary.resumed': 'plenary',
	'plenary.rulesAgreed': 'plenary',
	'box.takenOut': 'reading',
	'box.putBack': 'reading',
	'box.sealed': 'reading',
	'incident.read': 'reading',
	'reopen.requested': 'correction',
	'reopen.dropped': 'correction',
	'result.reopened': 'correction',
	'recount.opened': 'correction',
	'recount.closed': 'correction',
	'ballot.counted': 'correction',
	'ballot.undone': 'correction',
	'panel.set': 'plenary',
	'panel.closed': 'plenary',
	'panel.held': 'plenary',
	'panel.released': 'plenary',
	'panel.takenOver': 'plenary',
	'copy.laid': 'reading',
	'case.filed': 'case',
	'case.moved': 'case',
} as const satisfies Record<MeetingType, string>;

const ofTps = (_payload: unknown, { tps }: About): Values => ({ tps });
/** A choice in a sentence has no hyphen in its name. */
const word = (name: string) => name.replaceAll('-', '_');
const yes = (text: string | null) => (text ? 'yes' : 'no');

/** Values of the meeting's sentences; the catalogue has them under `event.<type>`. */
export const MEETING_WRITERS: { readonly [T in MeetingType]: Writer<T> } = {
	'plenary.suspended': ({ kind, mode, orderedBy, document, reason, agreement, guard, boxes, locked }) => ({
		kind: word(kind),
		mode: word(mode),
		orderedBy,
		document,
		lettered: yes(document),
		reason,
		agreement,
		agreed: yes(agreement),
		guard,
		boxes: boxes.length,
		locked: locked.count,
	}),
	'plenary.pauseBegan': ({ locked }) => ({ locked: locked.count }),
	'plenary.resumed': ({ orderedBy, document, same, locked }) => ({
		orderedBy,
		document,
		lettered: yes(document),
		same: same ? 'yes' : 'no',
		locked: locked.count,
	}),
	'plenary.rulesAgreed': () => ({}),
	'box.takenOut': ofTps,
	'box.putBack': ofTps,
	'box.sealed': ({ note }, { tps }) => ({ tps, note }),
	'incident.read': ({ status, text }, { tps }) => ({ tps, status: word(status), text }),
	'copy.laid': ({ contestant, name, channel, recordedBy, lines }, { tps, line }) => ({
		tps,
		no: contestant,
		name,
		channel,
		recordedBy: recordedBy ?? '',
		count: lines.length,
		lines: lines
			.map(({ field, value, paper }) => `${line?.(field) ?? field} ${value ?? '–'} (${paper ?? '–'})`)
			.join('; '),
	}),
	'reopen.requested': ({ basis, document, reason, version }, { tps }) => ({
		tps,
		basis: word(basis),
		document,
		lettered: yes(document),
		reason,
		version,
	}),
	'reopen.dropped': ({ reason }, { tps }) => ({ tps, reason }),
	'result.reopened': ({ requestedBy, approval, version }, { tps }) => ({ tps, requestedBy, approval, version }),
	'recount.opened': ({ ground, proposer, decision }, { tps }) => ({ tps, ground: word(ground), proposer, decision }),
	'recount.closed': ({ how, ballots, used, note, initialled }, { tps }) => ({
		tps,
		how,
		ballots,
		used: used ?? '–',
		note,
		initialled: initialled.join(', '),
	}),
	'ballot.counted': ({ ballots }) => ({ count: ballots.length }),
	'ballot.undone': () => ({}),
	'panel.set': ({ panel, place, chair, reads }) => ({
		panel,
		place,
		chaired: chair ? 'yes' : 'no',
		chair: chair?.name ?? '',
		count: reads.length,
	}),
	'panel.closed': ({ panel, reason }) => ({ panel, reason }),
	'panel.held': ({ panel }) => ({ panel }),
	'panel.released': ({ panel }) => ({ panel }),
	'panel.takenOver': ({ panel, from, reason }) => ({ panel, from, reason }),
	'case.filed': ({ kind, subject, from, text }, { tps }) => ({
		kind: word(kind),
		subject: word(subject),
		side: word(from.side),
		name: from.name,
		text,
		tps,
		placed: yes(tps),
	}),
	'case.moved': ({ status, text, document, retracted }, { tps }) => ({
		status: retracted ? 'ditarik' : word(status),
		text,
		said: yes(text),
		document,
		lettered: yes(document),
		tps,
		placed: yes(tps),
	}),
};
