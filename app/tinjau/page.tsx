import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Queries } from '@/app/client/queries';
import { Words } from '@/app/client/words';
import { hub } from '@/app/server/hub';
import { currentLocale, words } from '@/app/server/locale';
import { visitor } from '@/app/server/visitor';
import { Shell } from '@/app/ui/Shell';
import { hubContests } from '@/db/hub/packs';
import { pick } from '@/lib/i18n';
import { Verify } from './Verify';

export async function generateMetadata(): Promise<Metadata> {
	const t = await words('hub');
	return { title: `${t('verify.title')} – Ketok Palu` };
}

/** The second look before publication. */
export default async function VerifyPage() {
	const actor = await visitor('/tinjau');
	const opening = hub();
	if (!opening) notFound();
	const contests = await hubContests(await opening);
	const locale = await currentLocale();
	return (
		<Shell actor={actor} current="/tinjau">
			<Words locale={locale} messages={pick(locale, ['common', 'hub', 'photo', 'refusal'])}>
				<Queries>
					<Verify contests={contests.map(({ code, name }) => ({ code, name: name[locale] }))} locale={locale} />
				</Queries>
			</Words>
		</Shell>
	);
}
