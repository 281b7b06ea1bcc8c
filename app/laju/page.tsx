import type { Metadata } from 'next';
import { Queries } from '@/app/client/queries';
import { Words } from '@/app/client/words';
import { currentLocale, words } from '@/app/server/locale';
import { visitor } from '@/app/server/visitor';
import { Shell } from '@/app/ui/Shell';
import { pick } from '@/lib/i18n';
import { Pace } from './Pace';

export async function generateMetadata(): Promise<Metadata> {
	return { title: `${(await words('pace'))('title')} – Ketok Palu` };
}

/** The pace of the plenary at a glance. */
export default async function PacePage() {
	const actor = await visitor('/laju');
	const locale = await currentLocale();
	return (
		<Shell actor={actor} current="/laju">
			<Words locale={locale} messages={pick(locale, ['common', 'pace'])}>
				<Queries>
					<Pace />
				</Queries>
			</Words>
		</Shell>
	);
}
