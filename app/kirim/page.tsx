import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Queries } from '@/app/client/queries';
import { Words } from '@/app/client/words';
import { isHub, mayOpen } from '@/app/server/access';
import { currentLocale, words } from '@/app/server/locale';
import { visitor } from '@/app/server/visitor';
import { Shell } from '@/app/ui/Shell';
import { house } from '@/db/house';
import { pick } from '@/lib/i18n';
import { allowed } from '@/lib/plenary';
import { Delivery } from './Delivery';

export async function generateMetadata(): Promise<Metadata> {
	const t = await words('delivery');
	return { title: `${t('title')} – Ketok Palu` };
}

/** What has been sent, what is stuck and why. */
export default async function DeliveryPage() {
	const actor = await visitor('/kirim');
	if (isHub()) notFound();
	const locale = await currentLocale();
	const { contests } = house().states.election();
	const send = allowed(actor, { type: 'delivery.retry', target: '' });
	const may = { send, enrol: mayOpen('/api/delivery/enrol', actor.role) };
	const stages = await words('operators');
	const t = await words('delivery');
	const held = actor.role === 'web' && !send;
	const stage = stages(`stages.${actor.operator?.stage ?? 'tanpa-petugas'}`);
	return (
		<Shell actor={actor} current="/kirim">
			<Words locale={locale} messages={pick(locale, ['common', 'auth', 'delivery', 'desk', 'refusal'])}>
				{held && <p className="notice problem">{t('notAble', { stage })}</p>}
				<Queries>
					<Delivery contests={contests.map(({ code, name }) => ({ code, name: name[locale] }))} may={may} />
				</Queries>
			</Words>
		</Shell>
	);
}
