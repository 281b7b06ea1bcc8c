import type { RefusalCode } from '../../lib/plenary';
import type { Said } from './hall';

/** Refusals of the meeting around the figures; their cases stand in refusals-meeting.test.ts. */
const PREFIXES = ['box.', 'case.', 'panel.', 'pause.', 'recount.', 'reopen.'] as const;
const SINGLE = ['plenary.suspended', 'plenary.not-suspended', 'field.too-large'] as const;

export type MeetingCode = Extract<RefusalCode, `${(typeof PREFIXES)[number]}${string}`> | (typeof SINGLE)[number];

export function isMeetingCode(code: RefusalCode): code is MeetingCode {
	return PREFIXES.some((prefix) => code.startsWith(prefix)) || SINGLE.some((single) => single === code);
}

/** A pause as a chair orders it. */
export const PAUSE: Said<'plenary.suspend'> = {
	kind: 'skors',
	mode: 'now',
	orderedBy: 'Ketua Sari',
	document: '',
	reason: 'Salat dan makan',
	agreement: 'Saksi sepakat lanjut pukul 14.30',
	guard: 'Aiptu Joko',
	until: '2024-02-18T07:30:00.000Z',
	boxes: [],
};
