import type { Metadata } from 'next';
import { Queries } from '@/app/client/queries';
import { Words } from '@/app/client/words';
import { currentLocale, words } from '@/app/server/locale';
import { visitor } from '@/app/server/visitor';
import { Shell } from '@/app/ui/Shell';
import { house } from '@/db/house';
import { pick } from '@/lib/i18n';
import { Meeting } from './Meeting';

export async function generateMetadata(): Promise<Metadata> {
	return { title: `${(await words('meeting'))('title')} – Ketok Palu` };
}

/** The meeting itself: pause and resumption, panels, boxes that stand open. */
export default async function MeetingPage() {
	const actor = await visitor('/rapat');
	const locale = await currentLocale();
	const { contests } = house().states.election();
	return (
		<Shell actor={actor} current="/rapat">
			<Words locale={locale} messages={pick(locale, ['auth', 'common', 'meeting', 'refusal'])}>
				<Queries>
					<Meeting role={actor.role} contests={contests.map(({ code, name }) => ({ code, name: name[locale] }))} />
				</Queries>
			</Words>
		</Shell>
	);
}
