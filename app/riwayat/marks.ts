import type { Kind } from '@/lib/timeline/kinds';

/** One sign for each kind of event; the sentence always stands beside it. */
export const MARK: Readonly<Record<Kind, string>> = {
	plenary: '§',
	people: '○',
	reading: '▶',
	correction: '✎',
	case: '◆',
	answer: '●',
	gavel: '■',
	adoption: '▣',
	import: '+',
	delivery: '↑',
	account: '·',
	evidence: '※',
	photo: '□',
};
