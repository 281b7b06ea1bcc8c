import type { Metadata } from 'next';
import { Queries } from '@/app/client/queries';
import { Words } from '@/app/client/words';
import { currentLocale, words } from '@/app/server/locale';
import { visitor } from '@/app/server/visitor';
import { Shell } from '@/app/ui/Shell';
import { pick } from '@/lib/i18n';
import { Backups } from './Backups';

export async function generateMetadata(): Promise<Metadata> {
	const t = await words('backup');
	return { title: `${t('title')} – Ketok Palu` };
}

/** Copies of the plenary's data: the last good one, where they go, going back to one. */
export default async function BackupPage() {
	const actor = await visitor('/cadangan');
	const locale = await currentLocale();
	return (
		<Shell actor={actor} current="/cadangan">
			<Words locale={locale} messages={pick(locale, ['backup', 'common', 'refusal'])}>
				<Queries>
					<Backups role={actor.role} />
				</Queries>
			</Words>
		</Shell>
	);
}
