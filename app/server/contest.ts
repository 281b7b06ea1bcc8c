import type { NextRequest } from 'next/server';
import { type Contest, contestOf, contests } from '@/lib/forms';

/** The contest an address asks for (`contest=`), or the election's first one. */
export function askedContest(request: NextRequest): Contest | undefined {
	const code = request.nextUrl.searchParams.get('contest');
	return code === null ? contests[0] : contestOf(code);
}
