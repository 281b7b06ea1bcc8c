import { NextResponse } from 'next/server';
import { hubAnswers } from '@/app/server/hub';
import { house } from '@/db/house';
import { headOf } from '@/db/ledger';
import { version } from '@/package.json';

export const dynamic = 'force-dynamic';

/** Answers once the program serves: version and ledger head. A hub whose database does not answer is not well. */
export async function GET() {
	const ok = await hubAnswers();
	return NextResponse.json({ ok, version, head: headOf(house().sqlite) }, { status: ok ? 200 : 503 });
}
