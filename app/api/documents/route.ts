import { NextResponse } from 'next/server';
import { documents, type Job } from '@/app/server/documents';
import { guarded } from '@/app/server/guard';
import { owedDocuments } from '@/db/closing';
import { type HandOver, handOvers } from '@/db/documents/hand-over';
import { house } from '@/db/house';

export const dynamic = 'force-dynamic';

/** What the page of documents shows. */
export interface DocumentsAnswer {
	readonly jobs: readonly Job[];
	readonly handOvers: readonly HandOver[];
	/** Who has not received the D.HASIL of which contest. */
	readonly owed: readonly string[];
}

/** The queue, newest first, and who has received what. */
export const GET = guarded('/api/documents', () =>
	NextResponse.json({
		jobs: documents().jobs.toReversed(),
		handOvers: handOvers(house()),
		owed: owedDocuments(house()),
	} satisfies DocumentsAnswer),
);
