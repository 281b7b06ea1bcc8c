import type { Metadata } from 'next';
import { Queries } from '@/app/client/queries';
import { Words } from '@/app/client/words';
import { currentLocale, words } from '@/app/server/locale';
import { visitor } from '@/app/server/visitor';
import { Shell } from '@/app/ui/Shell';
import { recipients } from '@/db/closing';
import { stations } from '@/db/documents/stations';
import { house } from '@/db/house';
import { pick } from '@/lib/i18n';
import { Documents } from './Documents';

export async function generateMetadata(): Promise<Metadata> {
	const t = await words('documents');
	return { title: `${t('title')} – Ketok Palu` };
}

/** What leaves the hall: sheets, tables, the signed bundle, and who received it. */
export default async function DocumentsPage() {
	const actor = await visitor('/dokumen');
	const locale = await currentLocale();
	const { contests } = house().states.election();
	return (
		<Shell actor={actor} current="/dokumen">
			<Words locale={locale} messages={pick(locale, ['documents', 'common', 'refusal'])}>
				<Queries>
					<Documents
						role={actor.role}
						contests={contests.map(({ code, name }) => ({ code, name: name[locale] }))}
						recipients={recipients(house())}
						stations={stations(house())}
					/>
				</Queries>
			</Words>
		</Shell>
	);
}
