import { NextResponse } from 'next/server';
import { guarded } from '@/app/server/guard';
import { house } from '@/db/house';
import { pullView } from '@/db/pull/view';

export const dynamic = 'force-dynamic';

/** How fetching from Sirekap stands, contest by contest. */
export const GET = guarded('/api/ambil', () =>
	NextResponse.json({ kecamatan: house().states.plenary().opened?.kecamatan ?? null, pulls: pullView(house()) }),
);
