import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { Queries } from '@/app/client/queries';
import { Words } from '@/app/client/words';
import { hallAddresses } from '@/app/server/addresses';
import { hallNow } from '@/app/server/hall';
import { currentLocale, words } from '@/app/server/locale';
import { NO_NETWORK, network } from '@/app/server/network';
import { visitor } from '@/app/server/visitor';
import { pick } from '@/lib/i18n';
import { Hall } from './Hall';
import { isTheme, THEME_COOKIE } from './theme';

export async function generateMetadata(): Promise<Metadata> {
	return { title: `${(await words('hall'))('title')} – Ketok Palu` };
}

/** The projector: follows the desk. */
export default async function HallPage({ searchParams }: { searchParams: Promise<{ panel?: string }> }) {
	const { panel = '' } = await searchParams;
	const own = /^[1-9][0-9]?$/.test(panel) ? panel : null;
	await visitor('/layar', own ? `?panel=${own}` : '');
	const locale = await currentLocale();
	const theme = (await cookies()).get(THEME_COOKIE)?.value;
	const [address] = await hallAddresses();
	return (
		<Words locale={locale} messages={pick(locale, ['common', 'copy', 'hall', 'network', 'photo'])}>
			<Queries>
				<Hall
					initial={hallNow(own)}
					panel={own}
					theme={isTheme(theme) ? theme : 'hall'}
					address={address ?? null}
					network={network()?.view() ?? NO_NETWORK}
				/>
			</Queries>
		</Words>
	);
}
