import type { Metadata } from 'next';
import { Queries } from '@/app/client/queries';
import { Words } from '@/app/client/words';
import { hallAddresses } from '@/app/server/addresses';
import { currentLocale, words } from '@/app/server/locale';
import { NO_NETWORK, network } from '@/app/server/network';
import { visitor } from '@/app/server/visitor';
import { Shell } from '@/app/ui/Shell';
import { pick } from '@/lib/i18n';
import { Registry } from './Registry';

export async function generateMetadata(): Promise<Metadata> {
	return { title: `${(await words('registry'))('title')} – Ketok Palu` };
}

/** Who stands for election, their witnesses with mandate and phone, and how screens join. */
export default async function RegistryPage() {
	const actor = await visitor('/peserta');
	const locale = await currentLocale();
	return (
		<Shell actor={actor} current="/peserta">
			<Words locale={locale} messages={pick(locale, ['auth', 'common', 'import', 'network', 'refusal', 'registry'])}>
				<Queries>
					<Registry addresses={await hallAddresses()} network={network()?.view() ?? NO_NETWORK} role={actor.role} />
				</Queries>
			</Words>
		</Shell>
	);
}
