import { redirect } from 'next/navigation';
import { mayOpen } from './server/access';
import { currentActor } from './server/session';

/** The front door leads everyone to where their work is. */
export default async function Home() {
	const actor = await currentActor();
	if (!actor) redirect('/masuk');
	if (actor.role === 'saksi') redirect('/saksi');
	if (actor.role === 'layar') redirect('/layar');
	redirect(mayOpen('/meja', actor.role) ? '/meja' : '/masuk');
}
