import type { Metadata } from 'next';
import { Queries } from '@/app/client/queries';
import { Words } from '@/app/client/words';
import { currentLocale, words } from '@/app/server/locale';
import { visitor } from '@/app/server/visitor';
import { Shell } from '@/app/ui/Shell';
import { pick } from '@/lib/i18n';
import { Recount } from './Recount';

export async function generateMetadata(): Promise<Metadata> {
	return { title: `${(await words('recount'))('title')} – Ketok Palu` };
}

/** Counting ballots again by turus, one key a ballot. */
export default async function RecountPage({
	searchParams,
}: {
	searchParams: Promise<{ kontes?: string; tps?: string }>;
}) {
	const { kontes = '', tps = '' } = await searchParams;
	const actor = await visitor('/hitung-ulang', `?kontes=${kontes}&tps=${tps}`);
	const locale = await currentLocale();
	return (
		<Shell actor={actor} current="/meja">
			<Words locale={locale} messages={pick(locale, ['auth', 'common', 'recount', 'refusal'])}>
				<Queries>
					<Recount contest={kontes} tps={tps} role={actor.role} />
				</Queries>
			</Words>
		</Shell>
	);
}
