import type { Metadata } from 'next';
import { Queries } from '@/app/client/queries';
import { Words } from '@/app/client/words';
import { currentLocale, words } from '@/app/server/locale';
import { visitor } from '@/app/server/visitor';
import { Shell } from '@/app/ui/Shell';
import { pick } from '@/lib/i18n';
import { Preparation } from './Preparation';

export async function generateMetadata(): Promise<Metadata> {
	return { title: `${(await words('preparation'))('title')} – Ketok Palu` };
}

/** Before the meeting: the boxes as they arrive, the schedule, the duties, the invitations. */
export default async function PreparationPage() {
	const actor = await visitor('/persiapan');
	const locale = await currentLocale();
	return (
		<Shell actor={actor} current="/persiapan">
			<Words locale={locale} messages={pick(locale, ['auth', 'common', 'preparation', 'refusal'])}>
				<Queries>
					<Preparation role={actor.role} />
				</Queries>
			</Words>
		</Shell>
	);
}
