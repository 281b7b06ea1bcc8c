import { randomUUID } from 'node:crypto';
import { NextResponse } from 'next/server';
import { guarded, refused } from '@/app/server/guard';
import { execute } from '@/db/door';
import { house } from '@/db/house';
import { readOperators } from '@/lib/operators';

export const dynamic = 'force-dynamic';

const LARGEST = 512 * 1024;

/** A list of operators as CSV: all of it is registered, or none. */
export const POST = guarded('/api/petugas/impor', async ({ request, actor }) => {
	const text = await request.text();
	if (text.length > LARGEST) return refused('invalid', 413, { field: 'body' });
	const { rows, problems } = readOperators(text);
	if (problems.length > 0 || rows.length === 0) return NextResponse.json({ problems }, { status: 422 });
	const command = { type: 'operator.register' as const, operators: [...rows] };
	const outcome = execute(house(), actor, { id: randomUUID(), command });
	if (!outcome.ok) return refused(outcome.refusal.code, 409, outcome.refusal.context);
	return NextResponse.json({ added: outcome.events, rows: rows.length });
});
