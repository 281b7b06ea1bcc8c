import type { Cell, FieldId } from '../forms/types';
import type { EventPayloads, EventType } from '../plenary/events';

/** One number that became another. */
export interface Change {
	readonly field: FieldId;
	readonly old: Cell;
	readonly value: Cell;
}

/** The numbers an event changed, old and new. */
export function changesOf<T extends EventType>(type: T, payload: EventPayloads[T]): readonly Change[] {
	if (type === 'tally.corrected') return (payload as EventPayloads['tally.corrected']).changes;
	return type === 'system.edited' ? (payload as EventPayloads['system.edited']).edits : [];
}

/** The differences and findings an explanation was recorded for, by their keys (`IV.2`, `K106:V.C`). */
export function itemsOf<T extends EventType>(type: T, payload: EventPayloads[T]): readonly string[] {
	return type === 'item.recorded' ? (payload as EventPayloads['item.recorded']).items.map(({ key }) => key) : [];
}
