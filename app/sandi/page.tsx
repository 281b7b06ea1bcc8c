import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { Words } from '@/app/client/words';
import { wayBack } from '@/app/server/access';
import { currentLocale, words } from '@/app/server/locale';
import { visitor } from '@/app/server/visitor';
import { Entry } from '@/app/ui/Entry';
import { credentialOf } from '@/db/accounts/credentials';
import { house } from '@/db/house';
import { pick } from '@/lib/i18n';
import { PasswordForm } from './PasswordForm';

export async function generateMetadata(): Promise<Metadata> {
	const t = await words('auth');
	return { title: `${t('password.title')} – Ketok Palu` };
}

/** One's own password: forced at first use, voluntary afterwards. */
export default async function PasswordPage({ searchParams }: { searchParams: Promise<{ ke?: string | string[] }> }) {
	const actor = await visitor('/sandi');
	const credential = credentialOf(house(), actor.id);
	if (!credential) redirect('/');
	const locale = await currentLocale();
	const t = await words('auth');
	const common = await words('common');
	const next = wayBack((await searchParams).ke) ?? '/';
	const first = credential.mustChange;
	return (
		<Entry signedIn>
			<div className="stack">
				<h1>{t(first ? 'password.firstTitle' : 'password.title')}</h1>
				<p>{t(first ? 'password.firstLead' : 'password.lead')}</p>
				<p className="hint">
					{t('password.for')}: <strong>{credential.username}</strong> · {actor.name} · {common(`role.${actor.role}`)}
				</p>
				<Words locale={locale} messages={pick(locale, ['auth', 'common', 'refusal'])}>
					<PasswordForm username={credential.username} first={first} next={next} />
				</Words>
				{!first && (
					<p>
						<Link href={next} prefetch={false}>
							{common('cancel')}
						</Link>
					</p>
				)}
			</div>
		</Entry>
	);
}
