import { Queries } from '@/app/client/queries';
import { Words } from '@/app/client/words';
import { currentLocale } from '@/app/server/locale';
import { NO_NETWORK, network } from '@/app/server/network';
import { visitor } from '@/app/server/visitor';
import { Shell } from '@/app/ui/Shell';
import { house } from '@/db/house';
import { pick } from '@/lib/i18n';
import { Desk } from './Desk';

/** The desk: list of TPS, the C.Hasil being read, what is left to do. */
export default async function DeskPage() {
	const actor = await visitor('/meja');
	const locale = await currentLocale();
	const { contests } = house().states.election();
	return (
		<Shell actor={actor} current="/meja">
			<Words locale={locale} messages={pick(locale, ['auth', 'common', 'copy', 'desk', 'network', 'photo', 'refusal'])}>
				<Queries>
					<Desk
						role={actor.role}
						contests={contests.map(({ code, name }) => ({ code, name: name[locale] }))}
						network={network()?.view() ?? NO_NETWORK}
					/>
				</Queries>
			</Words>
		</Shell>
	);
}
