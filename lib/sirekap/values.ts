import { type Problem, problem } from '../import/problem';

/** Largest number the system may show: nine digits (the `system.import` command's limit). */
export const MAX_SYSTEM_NUMBER = 999_999_999;

/** An object of a file. */
export type JsonMembers = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonMembers =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a value is, for a sentence: `array`, `null`, `object`, `string`, `number`, `boolean`. */
export const kindOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

export const isCount = (value: number) =>
	Number.isInteger(value) && value >= 0 && value <= MAX_SYSTEM_NUMBER && !Object.is(value, -0);

/** Why a value is not a whole number from 0 to nine digits. */
export function numberProblem(value: unknown, file: string, field: string): Problem {
	const place = { file, field };
	if (typeof value === 'string') return problem('value.text', place, { value });
	if (typeof value !== 'number') return problem('value.not-number', place, { found: kindOf(value) });
	const shown = Object.is(value, -0) ? '-0' : String(value);
	if (shown.startsWith('-')) return problem('value.negative', place, { value: shown });
	if (value > MAX_SYSTEM_NUMBER) return problem('value.too-large', place, { value: shown, limit: MAX_SYSTEM_NUMBER });
	return problem('value.decimal', place, { value: shown });
}

/** Defines an own member: a `__proto__` in a file stays a name like any other. */
export function put(record: Record<string, unknown>, name: string, value: unknown): void {
	if (name !== '__proto__') record[name] = value;
	else Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
}

/** Names as they came and in order, of the record sorted last: the files of one source have the same members. */
let last: { readonly names: readonly string[]; readonly inOrder: readonly string[] } = { names: [], inOrder: [] };

function inOrder(names: readonly string[]): readonly string[] {
	if (names.length !== last.names.length || names.some((name, at) => name !== last.names[at])) {
		last = { names, inOrder: [...names].sort() };
	}
	return last.inOrder;
}

/** The same members in the order canonical JSON writes them: what is in order already is written fast. */
export function sorted(record: JsonMembers): JsonMembers {
	let before = '';
	let isInOrder = true;
	for (const name in record) {
		if (name < before) isInOrder = false;
		before = name;
	}
	if (isInOrder) return record;
	const ordered: Record<string, unknown> = {};
	for (const name of inOrder(Object.keys(record))) put(ordered, name, record[name]);
	return ordered;
}
