import type { Metadata } from 'next';
import { CodeForm } from '@/app/client/CodeForm';
import { Words } from '@/app/client/words';
import { currentLocale, words } from '@/app/server/locale';
import { currentActor } from '@/app/server/session';
import { pick } from '@/lib/i18n';
import styles from './Enter.module.css';

export async function generateMetadata(): Promise<Metadata> {
	return { title: `${(await words('phone'))('enter.title')} – Ketok Palu` };
}

/** Where the QR code on a witness's slip leads: the code is filled in, one tap signs in. */
export default async function EnterPhone({ searchParams }: { searchParams: Promise<{ kode?: string | string[] }> }) {
	const { kode } = await searchParams;
	const locale = await currentLocale();
	const t = await words('phone');
	const actor = await currentActor();
	return (
		<main className={styles.page}>
			{actor?.role === 'saksi' ? (
				<p className={styles.already}>
					{t('enter.already', { name: actor.name })} <a href="/saksi">{t('enter.continue')}</a>
				</p>
			) : null}
			<Words locale={locale} messages={pick(locale, ['phone'])}>
				<CodeForm provider="saksi" next="/saksi" code={typeof kode === 'string' ? kode : ''} className={styles.form} />
			</Words>
		</main>
	);
}
