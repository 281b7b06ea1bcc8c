import type { Contest } from '../forms';
import type { SystemItem } from '../plenary/commands';
import { membersOf, PARTS } from './members';

type Members = Readonly<Record<string, unknown>>;

/**
 * The JSON text of a TPS file in the format of Sirekap's public site: `rest` with the numbers put back
 * where they stood. What `parseTpsFile` read comes back deeply equal. A number that the file did not
 * have (an edited item) is added, and its part with it.
 */
export function writeTpsFile(contest: Contest, item: Pick<SystemItem, 'figures' | 'rest'>): string {
	const known = membersOf(contest);
	const members = new Map<string, unknown>(Object.entries(item.rest));
	for (const part of PARTS) {
		const numbers = [...known[part]].flatMap(([name, field]): [string, number][] => {
			const value = item.figures[field];
			return typeof value === 'number' ? [[name, value]] : [];
		});
		if (numbers.length === 0) continue;
		const before = Object.entries((members.get(part) ?? {}) as Members);
		const added = new Set(numbers.map(([name]) => name));
		members.set(part, Object.fromEntries([...before.filter(([name]) => !added.has(name)), ...numbers]));
	}
	return JSON.stringify(Object.fromEntries(members));
}
