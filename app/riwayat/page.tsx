import type { Metadata } from 'next';
import { Queries } from '@/app/client/queries';
import { Words } from '@/app/client/words';
import { currentLocale, words } from '@/app/server/locale';
import { visitor } from '@/app/server/visitor';
import { Shell } from '@/app/ui/Shell';
import { pick } from '@/lib/i18n';
import { TimelinePage } from './TimelinePage';

export async function generateMetadata(): Promise<Metadata> {
	return { title: `${(await words('timeline'))('title')} – Ketok Palu` };
}

/** The ledger as minutes. */
export default async function HistoryPage() {
	const actor = await visitor('/riwayat');
	const locale = await currentLocale();
	return (
		<Shell actor={actor} current="/riwayat">
			<Words locale={locale} messages={pick(locale, ['auth', 'common', 'timeline'])}>
				<Queries>
					<TimelinePage own={actor.role === 'pps'} />
				</Queries>
			</Words>
		</Shell>
	);
}
