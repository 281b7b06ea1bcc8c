import type { NextRequest } from 'next/server';
import { fromTree } from '@/app/server/tree';

export const dynamic = 'force-dynamic';

/** Lists of regions, under the paths Sirekap's public site had. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ path: string[] }> }) {
	return fromTree(request, ['wilayah', ...(await params).path], 3600);
}
