import type { NextRequest } from 'next/server';
import { fromTree } from '@/app/server/tree';

export const dynamic = 'force-dynamic';

/** The same for Pilkada, which had a tree of its own. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ path: string[] }> }) {
	return fromTree(request, ['pilkada', ...(await params).path], 30);
}
