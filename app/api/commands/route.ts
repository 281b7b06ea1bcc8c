import { NextResponse } from 'next/server';
import { carryOut } from '@/app/server/commands';
import { guarded, refused } from '@/app/server/guard';
import { parseWellFormed } from '@/lib/forms/well-formed';
import { type Envelope, envelopeSchema } from '@/lib/plenary';

export const dynamic = 'force-dynamic';

/** A command is a few kilobytes; nothing posted here needs more. */
const LARGEST = 256 * 1024;

/** The door, for browsers. */
export const POST = guarded('/api/commands', async ({ request, actor }) => {
	const text = await request.text();
	if (text.length > LARGEST) return refused('invalid', 413, { field: 'body' });
	let body: unknown;
	try {
		// Half an emoji in a sentence would be in the ledger for ever, and no document could print it.
		body = parseWellFormed(text);
	} catch {
		return refused('invalid', 400, { field: 'body' });
	}
	const envelope = envelopeSchema.safeParse(body);
	if (!envelope.success) {
		return refused('invalid', 400, {
			field: envelope.error.issues[0]?.path.join('.') ?? '',
		});
	}
	const outcome = await carryOut(actor, envelope.data as unknown as Envelope);
	return NextResponse.json(outcome, {
		status: outcome.ok ? 200 : statusOf(outcome.refusal.code),
	});
});

function statusOf(code: string): number {
	if (code === 'forbidden') return 403;
	if (code === 'invalid') return 400;
	if (code.startsWith('storage.')) return 507;
	return 409;
}
