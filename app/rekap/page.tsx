import type { Metadata } from 'next';
import { Queries } from '@/app/client/queries';
import { Words } from '@/app/client/words';
import { currentLocale, words } from '@/app/server/locale';
import { visitor } from '@/app/server/visitor';
import { Shell } from '@/app/ui/Shell';
import { house } from '@/db/house';
import { pick } from '@/lib/i18n';
import { Recap } from './Recap';

export async function generateMetadata(): Promise<Metadata> {
	const t = await words('recap');
	return { title: `${t('title')} – Ketok Palu` };
}

/** Totals as they grow: per kelurahan and per kecamatan, both sources. */
export default async function RecapPage() {
	const actor = await visitor('/rekap');
	const locale = await currentLocale();
	const first = house().states.election().contests[0]?.code ?? '';
	return (
		<Shell actor={actor} current="/rekap">
			<Words locale={locale} messages={pick(locale, ['recap', 'common', 'refusal'])}>
				<Queries>
					<Recap firstContest={first} ownKelurahan={actor.kelurahan ?? null} />
				</Queries>
			</Words>
		</Shell>
	);
}
