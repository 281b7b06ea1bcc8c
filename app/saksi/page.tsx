import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Words } from '@/app/client/words';
import { hallNow } from '@/app/server/hall';
import { currentLocale, words } from '@/app/server/locale';
import { visitor } from '@/app/server/visitor';
import { house } from '@/db/house';
import { ownIdentity } from '@/db/registry';
import { pick } from '@/lib/i18n';
import { Phone } from './Phone';

export async function generateMetadata(): Promise<Metadata> {
	return { title: `${(await words('phone'))('title')} – Ketok Palu` };
}

/** The witness's own phone. */
export default async function PhonePage() {
	const actor = await visitor('/saksi');
	const own = ownIdentity(house(), actor.witness);
	if (!own) redirect('/saksi/masuk');
	const locale = await currentLocale();
	return (
		<Words locale={locale} messages={pick(locale, ['common', 'copy', 'phone', 'refusal'])}>
			<Phone initial={{ hall: hallNow(), own }} />
		</Words>
	);
}
