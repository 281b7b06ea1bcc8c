import type { Metadata } from 'next';
import { Queries } from '@/app/client/queries';
import { Words } from '@/app/client/words';
import { currentLocale, words } from '@/app/server/locale';
import { visitor } from '@/app/server/visitor';
import { Shell } from '@/app/ui/Shell';
import { pick } from '@/lib/i18n';
import { Accounts } from './Accounts';

export async function generateMetadata(): Promise<Metadata> {
	const t = await words('accounts');
	return { title: `${t('title')} – Ketok Palu` };
}

/** The admin's page: who may come in. */
export default async function AccountsPage() {
	const actor = await visitor('/akun');
	const locale = await currentLocale();
	return (
		<Shell actor={actor} current="/akun">
			<Words locale={locale} messages={pick(locale, ['accounts', 'auth', 'common', 'refusal'])}>
				<Queries>
					<Accounts me={actor.id} />
				</Queries>
			</Words>
		</Shell>
	);
}
