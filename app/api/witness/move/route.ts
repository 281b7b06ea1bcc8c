import { NextResponse } from 'next/server';
import { guarded } from '@/app/server/guard';
import { network } from '@/app/server/network';
import { newWitnessCode, putMoveCode } from '@/db/accounts/codes';
import { house } from '@/db/house';

export const dynamic = 'force-dynamic';

/**
 * A code this very phone keeps for itself, should the server's address change under it. None where the phone knows
 * the server by a name that goes along, or where the server has no addresses in the hall.
 */
export const POST = guarded('/api/witness/move', ({ request, actor }) => {
	const view = network()?.view();
	const host = (request.headers.get('host') ?? '').replace(/:\d+$/, '');
	if (!view || host === view.name || !actor.witness) return NextResponse.json({ code: null });
	const code = newWitnessCode();
	putMoveCode(house(), actor.witness, code);
	return NextResponse.json({ code });
});
