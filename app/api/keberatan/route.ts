import { NextResponse } from 'next/server';
import { guarded } from '@/app/server/guard';
import { caseList } from '@/db/cases';
import { house } from '@/db/house';

export const dynamic = 'force-dynamic';

/** Objections and special events; a PPS sees those of its own kelurahan/desa and of the meeting. */
export const GET = guarded('/api/keberatan', ({ actor }) =>
	NextResponse.json(
		caseList(house()).filter(
			({ place }) => actor.role !== 'pps' || place === null || place.kelurahan === actor.kelurahan,
		),
	),
);
