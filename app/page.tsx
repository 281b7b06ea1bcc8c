import { redirect } from 'next/navigation';
import { mayOpen } from './server/access';
import { currentActor } from './server/session';

/** The front door leads everyone to where their work is. */
export default async function Home() {
	const actor = await currentActor();
	if (!actor) redirect('/masuk');
	redirect(mayOpen('/meja', actor.role) ? '/meja' : '/masuk');
}
