import type { NextRequest } from 'next/server';
import type { TimelineFilter } from '@/db/timeline';
import type { Actor } from '@/lib/plenary';
import { KINDS } from '@/lib/timeline';

/** The filter in an address, within what the person may see: a PPS its own kelurahan and the plenary. */
export function timelineFilter(request: NextRequest, actor: Actor): TimelineFilter {
	const given = request.nextUrl.searchParams;
	const code = (name: string, digits: number) => {
		const value = given.get(name) ?? '';
		return value.length === digits && /^\d+$/.test(value) ? value : undefined;
	};
	const contest = given.get('kontes') ?? '';
	return {
		kelurahan: code('kel', 10),
		tps: code('tps', 13),
		contest: /^[a-z-]{1,24}$/.test(contest) ? contest : undefined,
		line: /^[A-Z0-9.]{1,24}$/i.exec(given.get('baris') ?? '')?.[0],
		day: given.get('hari') ?? undefined,
		kind: KINDS.find((kind) => kind === given.get('jenis')),
		// An account without its kelurahan sees the plenary only.
		within: actor.role === 'pps' ? (actor.kelurahan ?? '-') : undefined,
	};
}

/** A sequence number in an address, or nothing. */
export function sequence(request: NextRequest, name: string): number | undefined {
	const text = request.nextUrl.searchParams.get(name);
	const value = text === null || text === '' ? Number.NaN : Number(text);
	return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
