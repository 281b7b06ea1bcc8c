import type { Metadata } from 'next';
import Link from 'next/link';
import { Words } from '@/app/client/words';
import { wayBack } from '@/app/server/access';
import { currentLocale, words } from '@/app/server/locale';
import { currentActor } from '@/app/server/session';
import { Entry } from '@/app/ui/Entry';
import { pick } from '@/lib/i18n';
import { SignInHere } from './SignInHere';

export async function generateMetadata(): Promise<Metadata> {
	const t = await words('auth');
	return { title: `${t('signIn.title')} – Ketok Palu` };
}

/** Where everyone with an account comes in. */
export default async function SignInPage({ searchParams }: { searchParams: Promise<{ ke?: string | string[] }> }) {
	const locale = await currentLocale();
	const t = await words('auth');
	const common = await words('common');
	const actor = await currentActor();
	const next = wayBack((await searchParams).ke) ?? '/';
	return (
		<Entry signedIn={actor !== null}>
			<div className="stack">
				<h1>{t('signIn.title')}</h1>
				{actor && (
					<p className="notice row">
						{t('signIn.signedInAs', { name: actor.name, role: common(`role.${actor.role}`) })}
						<Link href="/" prefetch={false}>
							{t('signIn.continue')}
						</Link>
					</p>
				)}
				<Words locale={locale} messages={pick(locale, ['auth'])}>
					<SignInHere next={next} />
				</Words>
				<p>
					<Link href="/saksi/masuk" prefetch={false}>
						{t('signIn.witness')}
					</Link>
				</p>
			</div>
		</Entry>
	);
}
