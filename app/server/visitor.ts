import { redirect } from 'next/navigation';
import type { Actor } from '@/lib/plenary';
import { mayOpen, type Path } from './access';
import { currentActor } from './session';

/** Screens and phones have a door of their own; people with an account use /masuk. */
const DOORS: Partial<Record<Path, Path>> = { '/layar': '/layar/masuk', '/saksi': '/saksi/masuk' };

/** The signed-in person a page is for; anyone else is led to the sign-in page and back afterwards. */
export async function visitor(path: Path, search = ''): Promise<Actor> {
	const actor = await currentActor();
	if (!actor) redirect(DOORS[path] ?? `/masuk?ke=${encodeURIComponent(path + search)}`);
	if (!mayOpen(path, actor.role)) redirect('/');
	return actor;
}
