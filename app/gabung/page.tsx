import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { Words } from '@/app/client/words';
import { currentLocale, words } from '@/app/server/locale';
import { network } from '@/app/server/network';
import { pick } from '@/lib/i18n';
import { Guide } from './Guide';
import styles from './Join.module.css';

export async function generateMetadata(): Promise<Metadata> {
	return { title: `${(await words('network'))('join.title')} – Ketok Palu` };
}

/**
 * Where the QR on the projector and on the slips leads: through the first meeting with a certificate no browser
 * knows, and on to the sign-in. It comes over plain HTTP, so it holds nothing secret and takes nothing.
 */
export default async function JoinPage() {
	const view = network()?.view();
	if (view?.mode !== 'https' || !view.words || !view.sha256) redirect('/saksi/masuk');
	const head = await headers();
	const host = head.get('host') ?? '';
	const apple = /iPhone|iPad|Macintosh/.test(head.get('user-agent') ?? '');
	const locale = await currentLocale();
	return (
		<main className={styles.page}>
			<Words locale={locale} messages={pick(locale, ['network'])}>
				<Guide
					host={host}
					name={view.name ? `${view.name}:${view.port}` : null}
					words={view.words}
					sha256={view.sha256}
					apple={apple}
				/>
			</Words>
		</main>
	);
}
