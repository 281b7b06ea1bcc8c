import type { WitnessView } from '@/lib/plenary/view';

/** How a witness stands: an answer, none yet, an answer that no longer counts, or not in the room. */
export type Standing = 'agree' | 'object' | 'refuse' | 'waiting' | 'voided' | 'absent';

export function standingOf({ answer, present }: WitnessView): Standing {
	if (answer && !answer.voided) return answer.answer;
	if (!present) return 'absent';
	return answer ? 'voided' : 'waiting';
}

/**
 * The shape of a standing, drawn so that it looks alike in every font: ● agrees, ◆ objects, ■ refuses,
 * ○ waits, ⊘ voided, – absent. The word always stands beside it.
 */
export function Mark({ standing, className }: { standing: Standing; className?: string }) {
	return (
		<svg className={className} viewBox="0 0 24 24" width="1em" height="1em" aria-hidden="true" focusable="false">
			{SHAPES[standing]}
		</svg>
	);
}

const SHAPES = {
	agree: <circle cx="12" cy="12" r="9" fill="currentColor" />,
	object: <path d="M12 1.5 22.5 12 12 22.5 1.5 12z" fill="currentColor" />,
	refuse: <path d="M3 3h18v18H3z" fill="currentColor" />,
	waiting: <circle cx="12" cy="12" r="8" fill="none" stroke="currentColor" strokeWidth="3" />,
	voided: (
		<g fill="none" stroke="currentColor" strokeWidth="3">
			<circle cx="12" cy="12" r="8" />
			<path d="M5 19 19 5" />
		</g>
	),
	absent: <path d="M4 12h16" stroke="currentColor" strokeWidth="3" strokeDasharray="4 3" />,
} as const;
