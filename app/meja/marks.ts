import type { Status } from '@/lib/plenary';

/** One sign for each state of a TPS; the word always stands beside it. */
export const STATUS_MARK: Readonly<Record<Status, string>> = {
	waiting: '–',
	floor: '▶',
	compared: '≠',
	settled: '○',
	signed: '●',
	locked: '■',
};

/** A TPS set aside, however far it was read: not the one being read. */
export const ASIDE_MARK = '⏸';

/** The states in the order a TPS goes through them, for the filter. */
export const STATUS_ORDER: readonly Status[] = ['waiting', 'floor', 'compared', 'settled', 'signed', 'locked'];
