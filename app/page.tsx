import { redirect } from 'next/navigation';
import { homeOf } from './server/access';
import { currentVisit } from './server/session';

/** The front door leads everyone to where their work is. */
export default async function Home() {
	const visit = await currentVisit();
	if (!visit) redirect('/masuk');
	redirect(visit.mustChange ? '/sandi' : homeOf(visit.actor.role));
}
