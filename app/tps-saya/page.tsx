import type { Metadata } from 'next';
import { Queries } from '@/app/client/queries';
import { Words } from '@/app/client/words';
import { currentLocale, words } from '@/app/server/locale';
import { visitor } from '@/app/server/visitor';
import { Shell } from '@/app/ui/Shell';
import { pick } from '@/lib/i18n';
import { Station } from './Station';

export async function generateMetadata(): Promise<Metadata> {
	const t = await words('operators');
	return { title: `${t('own.title')} – Ketok Palu` };
}

/** A Mobile operator's own TPS: how far it is, and where its photos go. */
export default async function StationPage() {
	const actor = await visitor('/tps-saya');
	const locale = await currentLocale();
	return (
		<Shell actor={actor} current="/tps-saya">
			<Words locale={locale} messages={pick(locale, ['auth', 'common', 'delivery', 'operators', 'refusal'])}>
				<Queries>
					<Station />
				</Queries>
			</Words>
		</Shell>
	);
}
