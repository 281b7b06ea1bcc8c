import type { Cell, Field, FieldId } from '../lib/forms';
import { lineNumber } from '../lib/forms/types';
import { type EventPayloads, parsePhotoStream, parseResultStream, resultStream } from '../lib/plenary';
import { type Change, changesOf } from '../lib/timeline';
import type { House } from './house';
import { statement } from './ledger';

/** A line of the result of one TPS in one contest. */
export interface WantedLine {
	readonly contest: string;
	readonly tps: string;
	readonly field: FieldId;
}

const TYPES = ['tally.filled', 'tally.corrected', 'system.imported', 'system.edited', 'item.recorded'] as const;

/**
 * What happened to one line, by the sequence of the event: its number old and new on the paper (entry, correction) or
 * in the system (import that changed it, edit), or `null` where it was explained and not changed.
 */
export function lineHistory(house: House, { contest, tps, field }: WantedLine): ReadonlyMap<number, Change | null> {
	const rows = statement<{ seq: number; type: (typeof TYPES)[number]; payload: string }>(
		house.sqlite,
		`SELECT seq, type, payload FROM ledger WHERE stream = ? AND type IN (${TYPES.map(() => '?').join(', ')}) ORDER BY seq`,
	).all(resultStream(contest, tps), ...TYPES);
	const found = new Map<number, Change | null>();
	let paper: Cell = null;
	let system: Cell = null;
	for (const { seq, type, payload } of rows) {
		const said: unknown = JSON.parse(payload);
		if (type === 'tally.filled') {
			const value = (said as EventPayloads['tally.filled']).figures[field] ?? null;
			found.set(seq, { field, old: paper, value });
			paper = value;
		} else if (type === 'system.imported') {
			const value = (said as EventPayloads['system.imported']).figures[field] ?? null;
			if (value !== system) found.set(seq, { field, old: system, value });
			system = value;
		} else if (type === 'item.recorded') {
			const { items } = said as EventPayloads['item.recorded'];
			if (items.some(({ key }) => key.replace(/^[^:]*:/, '') === field)) found.set(seq, null);
		} else {
			const change = changesOf(type, said as EventPayloads[typeof type]).find((one) => one.field === field);
			if (!change) continue;
			found.set(seq, change);
			if (type === 'tally.corrected') paper = change.value;
			else system = change.value;
		}
	}
	return found;
}

/** A line of a form, and on a party's page whose page it is. */
export interface NamedLine {
	readonly field: Field;
	readonly party: string | null;
}

/** Contest and TPS of a stream about one TPS: its result or its photos. */
export const placeOfStream = (stream: string) => parseResultStream(stream) ?? parsePhotoStream(stream);

/** The lines a stream speaks of, from the form its TPS has in the election in force. */
export function linesAsked(
	house: House,
	stream: string,
	asked: ReadonlySet<FieldId>,
): Readonly<Record<FieldId, NamedLine>> {
	const place = placeOfStream(stream);
	const form = place && asked.size > 0 ? house.states.election().contest(place.contest, place.tps) : undefined;
	if (!form) return {};
	const names = new Map(form.contestants.map(({ no, name }) => [no, name]));
	return Object.fromEntries(
		form.fields
			.filter(({ id }) => asked.has(id))
			.map((field) => [field.id, { field, party: field.line ? (names.get(field.contestant ?? 0) ?? null) : null }]),
	);
}

/** A line of a party's page in a sentence: `Partai Nomor Urut 18: 3. Adi Melati Peraga`. */
export function lineName(house: House, stream: string, id: FieldId): string {
	const { field, party } = linesAsked(house, stream, new Set([id]))[id] ?? {};
	return field && party ? `${party}: ${lineNumber(field)}${field.label.id}` : id;
}
