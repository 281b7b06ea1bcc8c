import { type Scan, scanJson } from './scan-json';

/** Members of all objects in a value, or −1 where it is nested deeper than `depth`. */
function membersIn(value: unknown, depth: number): number {
	if (typeof value !== 'object' || value === null) return 0;
	if (depth === 0) return -1;
	const inside = Array.isArray(value) ? value : Object.values(value);
	let count = Array.isArray(value) ? 0 : inside.length;
	for (const member of inside) {
		// Most members are numbers and texts.
		if (typeof member !== 'object' || member === null) continue;
		const more = membersIn(member, depth - 1);
		if (more < 0) return -1;
		count += more;
	}
	return count;
}

/** Colons with a quotation mark before them: at least one for each member. */
function namesIn(text: string): number {
	let count = 0;
	for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
		let at = colon - 1;
		while (' \t\n\r'.includes(text[at] ?? '"')) at--;
		if (text[at] === '"') count++;
	}
	return count;
}

/**
 * The value of a JSON text, or why it is not taken: broken, a member twice in one object, or nested
 * deeper than `depth`. A sound text is not scanned sign by sign: every member of the text has a
 * quotation mark before its colon, so when the value has as many members as the text has such marks,
 * none was lost to a second one of its name.
 */
export function readJson(text: string, depth: number): { value: unknown } | { scan: Exclude<Scan, { kind: 'ok' }> } {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		const scan = scanJson(text, depth);
		return { scan: scan.kind === 'ok' ? { kind: 'broken', at: 0 } : scan };
	}
	if (membersIn(value, depth) === namesIn(text)) return { value };
	const scan = scanJson(text, depth);
	return scan.kind === 'ok' ? { value } : { scan };
}
