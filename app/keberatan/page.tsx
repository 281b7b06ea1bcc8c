import type { Metadata } from 'next';
import { Queries } from '@/app/client/queries';
import { Words } from '@/app/client/words';
import { currentLocale, words } from '@/app/server/locale';
import { visitor } from '@/app/server/visitor';
import { Shell } from '@/app/ui/Shell';
import { pick } from '@/lib/i18n';
import { CaseBook } from './CaseBook';

export async function generateMetadata(): Promise<Metadata> {
	return { title: `${(await words('cases'))('title')} – Ketok Palu` };
}

/** Objections and special events with their whole story. */
export default async function CasesPage() {
	const actor = await visitor('/keberatan');
	const locale = await currentLocale();
	return (
		<Shell actor={actor} current="/keberatan">
			<Words locale={locale} messages={pick(locale, ['auth', 'cases', 'common', 'refusal'])}>
				<Queries>
					<CaseBook role={actor.role} />
				</Queries>
			</Words>
		</Shell>
	);
}
