import type { Metadata } from 'next';
import { Queries } from '@/app/client/queries';
import { Words } from '@/app/client/words';
import { mayOpen } from '@/app/server/access';
import { hallAddresses } from '@/app/server/addresses';
import { currentLocale, words } from '@/app/server/locale';
import { visitor } from '@/app/server/visitor';
import { Shell } from '@/app/ui/Shell';
import { house } from '@/db/house';
import { pick } from '@/lib/i18n';
import { allowed, type Command } from '@/lib/plenary';
import { Photos } from './Photos';

export async function generateMetadata(): Promise<Metadata> {
	return { title: `${(await words('photo'))('title')} – Ketok Palu` };
}

/** The photos of one TPS: look, attach, set corners. */
export default async function PhotosPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
	const search = new URLSearchParams(await searchParams).toString();
	const actor = await visitor('/foto', search === '' ? '' : `?${search}`);
	const locale = await currentLocale();
	const { contests } = house().states.election();
	// Everybody's own reach: a kelurahan, one TPS, an account that is able to send.
	const about = { type: 'photo.attach', tps: new URLSearchParams(search).get('tps') ?? '' } as Command;
	return (
		<Shell actor={actor} current="/foto">
			<Words locale={locale} messages={pick(locale, ['auth', 'common', 'photo', 'refusal'])}>
				<Queries>
					<Photos
						role={actor.role}
						mayAttach={mayOpen('/api/photos', actor.role) && allowed(actor, about)}
						address={(await hallAddresses())[0]}
						contests={contests.map(({ code, name }) => ({ code, name: name[locale] }))}
					/>
				</Queries>
			</Words>
		</Shell>
	);
}
