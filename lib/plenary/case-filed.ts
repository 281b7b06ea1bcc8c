import { CASE } from './case';
import type { NewEvent } from './events';
import type { CaseEvents } from './events-case';

/** The event of a case brought forward: an objection begins its life, a special event is recorded at once. */
export function caseFiled(stream: string, filed: Omit<CaseEvents['case.filed'], 'status'>): NewEvent {
	const status = filed.kind === 'keberatan' ? CASE.start : 'dicatat';
	return { stream, type: 'case.filed', payload: { ...filed, status } };
}
