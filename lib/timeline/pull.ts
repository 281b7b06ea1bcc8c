import type { EventPayloads } from '../plenary/events';
import type { PullEvents } from '../plenary/events-pull';
import type { About, Values } from './about';

type PullType = keyof PullEvents;
type Writer<T extends PullType> = (payload: EventPayloads[T], about: About) => Values;

/** The kinds of what happens around fetching system data. */
export const PULL_KINDS = {
	'pull.ordered': 'import',
	'pull.paused': 'import',
	'pull.resumed': 'import',
} as const satisfies Record<PullType, string>;

/** Values of the sentences about fetching system data. */
export const PULL_WRITERS: { readonly [T in PullType]: Writer<T> } = {
	'pull.ordered': ({ url, rate, parallel }) => ({ url, rate, parallel }),
	'pull.paused': ({ reason }) => ({ reason }),
	'pull.resumed': () => ({}),
};

/** One of every event about fetching, for the tests of its sentences. */
export const PULL_SAMPLES: PullEvents = {
	'pull.ordered': { url: 'https://sirekap.example', rate: 200, parallel: 2 },
	'pull.paused': { reason: 'Kuota habis' },
	'pull.resumed': {},
};
