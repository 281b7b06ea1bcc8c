import { NextResponse } from 'next/server';
import { guarded } from '@/app/server/guard';
import { excelView } from '@/db/excel/view';
import { house } from '@/db/house';

export const dynamic = 'force-dynamic';

/** Permissions for the Excel template and what they unlock. */
export const GET = guarded('/api/templat', () => NextResponse.json(excelView(house())));
