import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Queries } from '@/app/client/queries';
import { Words } from '@/app/client/words';
import { isHub } from '@/app/server/access';
import { currentLocale, words } from '@/app/server/locale';
import { visitor } from '@/app/server/visitor';
import { Shell } from '@/app/ui/Shell';
import { house } from '@/db/house';
import { pick } from '@/lib/i18n';
import { allowedRoles } from '@/lib/plenary';
import { Operators } from './Operators';

export async function generateMetadata(): Promise<Metadata> {
	const t = await words('operators');
	return { title: `${t('title')} – Ketok Palu` };
}

/** Sirekap's operators: who, for which TPS, how far the account is. */
export default async function OperatorsPage() {
	const actor = await visitor('/petugas');
	if (isHub()) notFound();
	const locale = await currentLocale();
	const { contests } = house().states.election();
	const may = {
		keep: allowedRoles('operator.register').includes(actor.role),
		standIn: allowedRoles('operator.standIn').includes(actor.role),
	};
	return (
		<Shell actor={actor} current="/petugas">
			<Words locale={locale} messages={pick(locale, ['common', 'auth', 'operators', 'refusal'])}>
				<Queries>
					<Operators may={may} contests={contests.map(({ code, name }) => ({ code, name: name[locale] }))} />
				</Queries>
			</Words>
		</Shell>
	);
}
