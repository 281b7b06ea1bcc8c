import { clockText } from '../hall/clock';
import type { EventPayloads } from '../plenary/events';
import type { ExcelEvents } from '../plenary/events-excel';
import { type About, contestIn, type Values } from './about';
import { dayOf } from './when';

type ExcelType = keyof ExcelEvents;
type Writer<T extends ExcelType> = (payload: EventPayloads[T], about: About) => Values;

/** The kinds of what happens around the Excel template. */
export const EXCEL_KINDS = {
	'excel.requested': 'plenary',
	'excel.granted': 'plenary',
	'excel.denied': 'plenary',
	'excel.adopted': 'plenary',
	'excel.ended': 'plenary',
	'excel.exported': 'import',
	'excel.imported': 'import',
} as const satisfies Record<ExcelType, string>;

/** A choice in a sentence has no hyphen in its name. */
const word = (name: string) => name.replaceAll('-', '_');
const yes = (text: string) => (text === '' ? 'no' : 'yes');

const listed = (contests: readonly string[], about: About) => contests.map((code) => contestIn(about, code)).join(', ');

/** Values of the sentences about the Excel template. */
export const EXCEL_WRITERS: { readonly [T in ExcelType]: Writer<T> } = {
	'excel.requested': ({ contests, kelurahan, reason, document }, about) => ({
		contests: listed(contests, about),
		count: kelurahan.length,
		reason,
		document,
		lettered: yes(document),
	}),
	'excel.granted': ({ level, name, document, contests, kelurahan, until }, about) => ({
		level: word(level),
		name,
		document,
		contests: listed(contests, about),
		count: kelurahan.length,
		until: `${dayOf(until, about.zone).split('-').reverse().join('-')} ${clockText(until, about.zone)}`,
	}),
	'excel.denied': ({ level, name, document, reason }) => ({
		level: word(level),
		name,
		document,
		lettered: yes(document),
		reason,
	}),
	'excel.adopted': () => ({}),
	'excel.ended': ({ reason }) => ({ reason }),
	'excel.exported': ({ contest, kelurahan, tps }, about) => ({
		contest: contestIn(about, contest),
		kelurahan,
		count: tps.length,
	}),
	'excel.imported': ({ contest, kelurahan, file, tps }, about) => {
		const settled = tps.flatMap((one) => one.settled);
		return {
			contest: contestIn(about, contest),
			kelurahan,
			file,
			count: tps.length,
			cells: tps.reduce((sum, one) => sum + one.taken.length, 0),
			ours: settled.filter(({ took }) => took === 'ours').length,
			theirs: settled.filter(({ took }) => took === 'theirs').length,
		};
	},
};
