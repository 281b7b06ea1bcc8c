import { NextResponse } from 'next/server';
import { NO_NETWORK, network } from '@/app/server/network';

export const dynamic = 'force-dynamic';

/** How this server stands in the hall's network: what the projector shows everyone anyway. */
export function GET() {
	return NextResponse.json(network()?.view() ?? NO_NETWORK, { headers: { 'cache-control': 'no-store' } });
}
