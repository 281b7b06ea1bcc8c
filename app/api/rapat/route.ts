import { NextResponse } from 'next/server';
import { guarded } from '@/app/server/guard';
import { house } from '@/db/house';
import { meetingView } from '@/db/meeting';

export const dynamic = 'force-dynamic';

/** The meeting around the figures: pause, panels, open boxes. */
export const GET = guarded('/api/rapat', () => NextResponse.json(meetingView(house())));
