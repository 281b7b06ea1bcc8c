import type { Metadata } from 'next';
import { Queries } from '@/app/client/queries';
import { Words } from '@/app/client/words';
import { currentLocale, words } from '@/app/server/locale';
import { visitor } from '@/app/server/visitor';
import { Shell } from '@/app/ui/Shell';
import { pick } from '@/lib/i18n';
import { Practice } from './Practice';

export async function generateMetadata(): Promise<Metadata> {
	return { title: `${(await words('practice'))('title')} – Ketok Palu` };
}

/** A TPS to learn with, which records nothing. */
export default async function PracticePage() {
	const actor = await visitor('/latihan');
	const locale = await currentLocale();
	return (
		<Shell actor={actor} current="/latihan">
			<Words
				locale={locale}
				messages={pick(locale, ['auth', 'common', 'copy', 'desk', 'network', 'photo', 'practice', 'refusal'])}
			>
				<Queries>
					<Practice />
				</Queries>
			</Words>
		</Shell>
	);
}
