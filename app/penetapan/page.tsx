import type { Metadata } from 'next';
import { Suspense } from 'react';
import { Queries } from '@/app/client/queries';
import { Words } from '@/app/client/words';
import { currentLocale, words } from '@/app/server/locale';
import { visitor } from '@/app/server/visitor';
import { Shell } from '@/app/ui/Shell';
import { pick } from '@/lib/i18n';
import { Adoptions } from './Adoptions';

export async function generateMetadata(): Promise<Metadata> {
	return { title: `${(await words('adoption'))('title')} – Ketok Palu` };
}

/** From the totals to the end of the meeting: pencermatan, penetapan, penutupan. */
export default async function AdoptionPage() {
	const actor = await visitor('/penetapan');
	const locale = await currentLocale();
	return (
		<Shell actor={actor} current="/penetapan">
			<Words locale={locale} messages={pick(locale, ['adoption', 'auth', 'common', 'desk', 'refusal'])}>
				<Queries>
					<Suspense>
						<Adoptions role={actor.role} account={actor.id} />
					</Suspense>
				</Queries>
			</Words>
		</Shell>
	);
}
