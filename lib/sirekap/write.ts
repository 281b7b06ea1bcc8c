import type { Contest } from '../forms';
import type { SystemItem } from '../plenary/commands';
import { membersOf, PARTS } from './members';
import { putParties } from './parties';
import { isObject, type JsonMembers } from './values';

/**
 * The JSON text of a TPS file in the format of Sirekap's public site: `rest` with the numbers put back
 * where they stood. What `parseTpsFile` read comes back deeply equal. A number that the file did not
 * have (an edited item) is added, and its part with it.
 */
export function writeTpsFile(contest: Contest, item: Pick<SystemItem, 'figures' | 'rest'>): string {
	return JSON.stringify(Object.fromEntries(membersWithNumbers(contest, item)));
}

function membersWithNumbers(contest: Contest, item: Pick<SystemItem, 'figures' | 'rest'>): Map<string, unknown> {
	const { figures, rest } = item;
	// What it showed stood beside `tungsura`: it is put back there. A part that was null never showed anything.
	const flat = isObject(rest.chart) || isObject(rest.administrasi);
	if (contest.sirekapShape === 'tungsura' && (isObject(rest.tungsura) || !flat)) {
		const inner = { figures, rest: (rest.tungsura ?? {}) as JsonMembers };
		const members = new Map<string, unknown>(Object.entries(rest));
		const filled = putFlat(contest, inner, new Map(Object.entries(inner.rest)));
		if (filled.size > 0 || Object.hasOwn(rest, 'tungsura')) {
			members.set('tungsura', rest.tungsura === null && filled.size === 0 ? null : Object.fromEntries(filled));
		}
		return members;
	}
	const members = new Map<string, unknown>(Object.entries(rest));
	if (contest.sirekapShape === 'parties') {
		for (const [part, content] of putParties(contest, rest, figures)) members.set(part, content);
	}
	return putFlat(contest, item, members);
}

/** Puts the numbers that have one place each into their parts. */
function putFlat(
	contest: Contest,
	item: Pick<SystemItem, 'figures'>,
	members: Map<string, unknown>,
): Map<string, unknown> {
	const known = membersOf(contest);
	for (const part of PARTS) {
		const numbers = [...known[part]].flatMap(([name, field]): [string, number][] => {
			const value = item.figures[field];
			return typeof value === 'number' ? [[name, value]] : [];
		});
		if (numbers.length === 0) continue;
		const before = Object.entries((members.get(part) ?? {}) as JsonMembers);
		const added = new Set(numbers.map(([name]) => name));
		members.set(part, Object.fromEntries([...before.filter(([name]) => !added.has(name)), ...numbers]));
	}
	return members;
}
