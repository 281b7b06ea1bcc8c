import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { CodeForm } from '@/app/client/CodeForm';
import { Words } from '@/app/client/words';
import { mayOpen } from '@/app/server/access';
import { currentLocale, words } from '@/app/server/locale';
import { currentActor } from '@/app/server/session';
import { pick } from '@/lib/i18n';
import styles from './Enter.module.css';

export async function generateMetadata(): Promise<Metadata> {
	return { title: `${(await words('hall'))('enter.title')} – Ketok Palu` };
}

/** Where a projector or a television comes in: one large field. */
export default async function EnterHall({ searchParams }: { searchParams: Promise<{ kode?: string | string[] }> }) {
	const actor = await currentActor();
	if (actor && mayOpen('/layar', actor.role)) redirect('/layar');
	const { kode } = await searchParams;
	const locale = await currentLocale();
	return (
		<main className={styles.page} data-theme="hall">
			<Words locale={locale} messages={pick(locale, ['hall'])}>
				<CodeForm provider="layar" next="/layar" code={typeof kode === 'string' ? kode : ''} className={styles.form} />
			</Words>
		</main>
	);
}
