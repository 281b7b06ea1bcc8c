import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Queries } from '@/app/client/queries';
import { Words } from '@/app/client/words';
import { isHub } from '@/app/server/access';
import { currentLocale, words } from '@/app/server/locale';
import { visitor } from '@/app/server/visitor';
import { Shell } from '@/app/ui/Shell';
import { pick } from '@/lib/i18n';
import { allowedRoles } from '@/lib/plenary';
import { Excel } from './Excel';

export async function generateMetadata(): Promise<Metadata> {
	const t = await words('excel');
	return { title: `${t('title')} – Ketok Palu` };
}

/** The Excel template: who permitted it, taking it out, bringing it back. */
export default async function ExcelPage() {
	const actor = await visitor('/templat');
	if (isHub()) notFound();
	const locale = await currentLocale();
	const may = {
		request: allowedRoles('excel.request').includes(actor.role),
		record: allowedRoles('excel.grant').includes(actor.role),
		chair: allowedRoles('excel.adopt').includes(actor.role),
		use: allowedRoles('excel.export').includes(actor.role),
	};
	return (
		<Shell actor={actor} current="/templat">
			<Words locale={locale} messages={pick(locale, ['common', 'auth', 'excel', 'desk', 'refusal'])}>
				<Queries>
					<Excel may={may} />
				</Queries>
			</Words>
		</Shell>
	);
}
