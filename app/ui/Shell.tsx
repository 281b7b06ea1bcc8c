import Link from 'next/link';
import type { ReactNode } from 'react';
import { Words } from '@/app/client/words';
import { isHub, mayOpen, type Path } from '@/app/server/access';
import { currentLocale, words } from '@/app/server/locale';
import { NO_NETWORK, network } from '@/app/server/network';
import { pick } from '@/lib/i18n';
import type { Actor } from '@/lib/plenary';
import { NetworkBar } from './NetworkBar';
import { Session } from './Session';
import styles from './Shell.module.css';

type Name =
	| 'desk'
	| 'meeting'
	| 'adoption'
	| 'cases'
	| 'pace'
	| 'registry'
	| 'hall'
	| 'import'
	| 'timeline'
	| 'accounts'
	| 'recap'
	| 'packs'
	| 'documents'
	| 'backup'
	| 'delivery'
	| 'verify'
	| 'monitor';

/** Pages of the menu, in the order a plenary needs them. */
const MENU: readonly { path: Path; name: Name }[] = [
	{ path: '/meja', name: 'desk' },
	{ path: '/rapat', name: 'meeting' },
	{ path: '/penetapan', name: 'adoption' },
	{ path: '/keberatan', name: 'cases' },
	{ path: '/laju', name: 'pace' },
	{ path: '/peserta', name: 'registry' },
	{ path: '/layar', name: 'hall' },
	{ path: '/rekap', name: 'recap' },
	{ path: '/impor', name: 'import' },
	{ path: '/kirim', name: 'delivery' },
	{ path: '/paket', name: 'packs' },
	{ path: '/riwayat', name: 'timeline' },
	{ path: '/akun', name: 'accounts' },
	{ path: '/dokumen', name: 'documents' },
	{ path: '/cadangan', name: 'backup' },
];

/** The same at a hub. */
const HUB_MENU: typeof MENU = [
	{ path: '/pantau', name: 'monitor' },
	{ path: '/tinjau', name: 'verify' },
	{ path: '/akun', name: 'accounts' },
];

/** Frame of the pages people work at: name, menu, who is signed in. */
export async function Shell({ actor, current, children }: { actor: Actor; current: Path; children: ReactNode }) {
	const t = await words('common');
	const auth = await words('auth');
	const locale = await currentLocale();
	return (
		<div className={styles.shell} data-account={actor.id}>
			<header className={`${styles.header} no-print`}>
				<Link className={styles.brand} href="/">
					{t('app')}
				</Link>
				<nav aria-label={t('nav.label')} className={styles.nav}>
					{(isHub() ? HUB_MENU : MENU)
						.filter(({ path }) => mayOpen(path, actor.role))
						.map(({ path, name }) => (
							<Link key={path} href={path} aria-current={path === current ? 'page' : undefined}>
								{t(`nav.${name}`)}
							</Link>
						))}
				</nav>
				<p className={styles.who}>
					{mayOpen('/sandi', actor.role) ? (
						<Link href="/sandi" title={auth('session.password')} prefetch={false}>
							{actor.name}
						</Link>
					) : (
						actor.name
					)}{' '}
					{actor.name !== t(`role.${actor.role}`) && <span className="hint">{t(`role.${actor.role}`)}</span>}
				</p>
				<Session signedIn />
			</header>
			<Words locale={locale} messages={pick(locale, ['network'])}>
				<NetworkBar initial={network()?.view() ?? NO_NETWORK} />
			</Words>
			<main className={styles.main}>{children}</main>
		</div>
	);
}
