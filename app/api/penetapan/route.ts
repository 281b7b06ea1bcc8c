import { NextResponse } from 'next/server';
import { guarded } from '@/app/server/guard';
import { adoptionPage } from '@/db/adoption';
import { house } from '@/db/house';

export const dynamic = 'force-dynamic';

/** Where the adoption of every region stands, one of them in full, and what remains open in the meeting. */
export const GET = guarded('/api/penetapan', ({ request, actor }) => {
	const { searchParams } = request.nextUrl;
	const wanted = { contest: searchParams.get('kontes') ?? '', region: searchParams.get('wilayah') ?? '' };
	return NextResponse.json(adoptionPage(house(), actor, wanted));
});
