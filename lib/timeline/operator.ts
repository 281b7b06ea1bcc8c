import type { EventPayloads } from '../plenary/events';
import type { OperatorEvents } from '../plenary/events-operator';
import type { About, Values } from './about';

type OperatorType = keyof OperatorEvents;
type Writer<T extends OperatorType> = (payload: EventPayloads[T], about: About) => Values;

/** The kinds of what happens around Sirekap's operators. */
export const OPERATOR_KINDS = {
	'operator.registered': 'delivery',
	'operator.activated': 'delivery',
	'operator.enabled': 'delivery',
	'operator.failed': 'delivery',
	'operator.retired': 'delivery',
	'operator.stoodIn': 'delivery',
} as const satisfies Record<OperatorType, string>;

/** Streams of operators are named after their accounts. */
const of = ({ account }: About) => ({ username: account.replace(/^petugas\//, '') });

/** Values of the sentences about Sirekap's operators. */
export const OPERATOR_WRITERS: { readonly [T in OperatorType]: Writer<T> } = {
	'operator.registered': ({ name, duty }, about) => ({
		...of(about),
		name,
		duty,
		tps: about.tps === '' ? '–' : about.tps,
	}),
	'operator.activated': (_payload, about) => of(about),
	'operator.enabled': (_payload, about) => of(about),
	'operator.failed': ({ reason }, about) => ({ ...of(about), reason }),
	'operator.retired': ({ reason }, about) => ({ ...of(about), reason }),
	'operator.stoodIn': ({ reason }, { tps }) => ({ tps, reason }),
};

/** One of every event about Sirekap's operators, for the tests of its sentences. */
export const OPERATOR_SAMPLES: OperatorEvents = {
	'operator.registered': { name: 'Rina', duty: 'mobile', tps: '3101011001012' },
	'operator.activated': {},
	'operator.enabled': {},
	'operator.failed': { reason: 'Unggah berhenti di 40 persen' },
	'operator.retired': { reason: 'Diganti' },
	'operator.stoodIn': { tps: '3101011001012', reason: 'Tidak ada sinyal di TPS' },
};
