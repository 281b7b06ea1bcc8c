import { NextResponse } from 'next/server';
import { guarded } from '@/app/server/guard';
import { house } from '@/db/house';
import { acceptedImports } from '@/db/import/history';

export const dynamic = 'force-dynamic';

/** What was accepted so far, newest first. */
export const GET = guarded('/api/import/history', () => {
	const home = house();
	return NextResponse.json({
		kecamatan: home.states.plenary().opened?.kecamatan ?? null,
		imports: acceptedImports(home),
	});
});
