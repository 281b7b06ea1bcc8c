import type { Metadata } from 'next';
import { Queries } from '@/app/client/queries';
import { Words } from '@/app/client/words';
import { currentLocale, words } from '@/app/server/locale';
import { visitor } from '@/app/server/visitor';
import { Shell } from '@/app/ui/Shell';
import { pick } from '@/lib/i18n';
import { Packs } from './Packs';

export async function generateMetadata(): Promise<Metadata> {
	const t = await words('pack');
	return { title: `${t('title')} – Ketok Palu` };
}

/** Which election this is: the pack in force, and adopting another. */
export default async function PackPage() {
	const actor = await visitor('/paket');
	const locale = await currentLocale();
	return (
		<Shell actor={actor} current="/paket">
			<Words locale={locale} messages={pick(locale, ['pack', 'common', 'refusal', 'auth'])}>
				<Queries>
					<Packs />
				</Queries>
			</Words>
		</Shell>
	);
}
