import { NextResponse } from 'next/server';
import { type BackupState, backups } from '@/app/server/backups';
import { guarded } from '@/app/server/guard';
import { type BackupOverview, backupOverview } from '@/db/backup/overview';
import { house } from '@/db/house';

export const dynamic = 'force-dynamic';

/** What the page of copies shows. */
export type BackupAnswer = BackupOverview & BackupState & { readonly automatic: boolean };

/** The copies: what lies in their folder, and what is going on now. */
export const GET = guarded('/api/backup', () => {
	const { state, automatic } = backups();
	return NextResponse.json({ ...backupOverview(house()), ...state, automatic } satisfies BackupAnswer);
});
