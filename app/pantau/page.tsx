import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Queries } from '@/app/client/queries';
import { Words } from '@/app/client/words';
import { mayOpen } from '@/app/server/access';
import { hub } from '@/app/server/hub';
import { currentLocale, words } from '@/app/server/locale';
import { visitor } from '@/app/server/visitor';
import { Shell } from '@/app/ui/Shell';
import { hubContests } from '@/db/hub/packs';
import { pick } from '@/lib/i18n';
import { Monitor } from './Monitor';

export async function generateMetadata(): Promise<Metadata> {
	const t = await words('hub');
	return { title: `${t('monitor.title')} – Ketok Palu` };
}

/** What has arrived from where, and what has not. */
export default async function MonitorPage() {
	const actor = await visitor('/pantau');
	const opening = hub();
	if (!opening) notFound();
	const contests = await hubContests(await opening);
	const locale = await currentLocale();
	return (
		<Shell actor={actor} current="/pantau">
			<Words locale={locale} messages={pick(locale, ['common', 'delivery', 'hub', 'refusal'])}>
				<Queries>
					<Monitor
						contests={contests.map(({ code, name }) => ({ code, name: name[locale] }))}
						mayOffer={mayOpen('/api/hub/codes', actor.role)}
						mayCarry={mayOpen('/api/hub/carry', actor.role)}
					/>
				</Queries>
			</Words>
		</Shell>
	);
}
