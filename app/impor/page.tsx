import type { Metadata } from 'next';
import { Queries } from '@/app/client/queries';
import { Words } from '@/app/client/words';
import { currentLocale, words } from '@/app/server/locale';
import { UPLOAD_LIMIT } from '@/app/server/upload';
import { visitor } from '@/app/server/visitor';
import { Shell } from '@/app/ui/Shell';
import { house } from '@/db/house';
import { pick } from '@/lib/i18n';
import { allowedRoles } from '@/lib/plenary';
import { Import } from './Import';

const MEBIBYTE = 1_048_576;

export async function generateMetadata(): Promise<Metadata> {
	return { title: `${(await words('import'))('page.title')} – Ketok Palu` };
}

/** Region lists and system data: uploaded, looked at, then accepted. */
export default async function ImportPage() {
	const actor = await visitor('/impor');
	const locale = await currentLocale();
	const { contests } = house().states.election();
	return (
		<Shell actor={actor} current="/impor">
			<Words locale={locale} messages={pick(locale, ['auth', 'common', 'import', 'pull', 'refusal'])}>
				<Queries>
					<Import
						contests={contests.map(({ code, name }) => ({ code, name: name[locale] }))}
						limit={UPLOAD_LIMIT / MEBIBYTE}
						mayOrder={allowedRoles('pull.order').includes(actor.role)}
					/>
				</Queries>
			</Words>
		</Shell>
	);
}
