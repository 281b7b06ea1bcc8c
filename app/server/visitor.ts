import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { Actor } from '@/lib/plenary';
import { mayOpen, type Path, WITH_GIVEN_PASSWORD } from './access';
import { currentVisit, touch } from './session';

/** Screens and phones have a door of their own; people with an account use /masuk. */
const DOORS: Partial<Record<Path, Path>> = { '/layar': '/layar/masuk', '/saksi': '/saksi/masuk' };

/** The signed-in person a page is for; anyone else is led to the sign-in page and back afterwards. */
export async function visitor(path: Path, search = ''): Promise<Actor> {
	const visit = await currentVisit();
	const here = encodeURIComponent(path + search);
	if (!visit) redirect(DOORS[path] ?? `/masuk?ke=${here}`);
	if (visit.mustChange && !WITH_GIVEN_PASSWORD.includes(path)) redirect(`/sandi?ke=${here}`);
	if (!mayOpen(path, visit.actor.role)) redirect('/');
	// A link that is merely in view is fetched ahead by the browser: nobody has opened that page.
	if (!(await headers()).has('next-router-prefetch')) touch(visit);
	return visit.actor;
}
