import { NextResponse } from 'next/server';
import { house } from '@/db/house';
import { headOf } from '@/db/ledger';
import { version } from '@/package.json';

export const dynamic = 'force-dynamic';

/** Answers once the program serves: version and ledger head. */
export function GET() {
	return NextResponse.json({ ok: true, version, head: headOf(house().sqlite) });
}
