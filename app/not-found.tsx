import Link from 'next/link';
import { words } from './server/locale';
import { currentActor } from './server/session';
import { Entry } from './ui/Entry';

/** An address that leads nowhere; Next's own page for it has inline styles, which our policy refuses. */
export default async function NotFound() {
	const t = await words('common');
	return (
		<Entry signedIn={(await currentActor()) !== null}>
			<div className="stack">
				<h1>{t('notFound.title')}</h1>
				<p>{t('notFound.why')}</p>
				<Link className="button primary" href="/" prefetch={false}>
					{t('notFound.back')}
				</Link>
			</div>
		</Entry>
	);
}
