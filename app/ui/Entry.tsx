import type { ReactNode } from 'react';
import { words } from '@/app/server/locale';
import styles from './Entry.module.css';
import { Session } from './Session';

/** Frame of the pages one passes through before work: signing in, one's password. */
export async function Entry({ signedIn = false, children }: { signedIn?: boolean; children: ReactNode }) {
	const t = await words('common');
	const auth = await words('auth');
	return (
		<div className={styles.entry}>
			<header className={styles.header}>
				<Session signedIn={signedIn} />
			</header>
			<main className={styles.main}>
				<div className={styles.brand}>
					<Gavel />
					<p className={styles.name}>{t('app')}</p>
					<p className="hint">{auth('signIn.lead')}</p>
				</div>
				<div className={styles.card}>{children}</div>
			</main>
			<footer className={`${styles.footer} hint`}>{t('aid')}</footer>
		</div>
	);
}

/** A gavel over its block; decoration only. */
function Gavel() {
	return (
		<svg className={styles.mark} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
			<g fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round">
				<path d="M17 8l12 12M11 14l12 12M20 5l12 12-6 6M14 11l-6 6 12 12 6-6" />
				<path d="M27 21l14 14" />
				<path d="M7 42h20" />
			</g>
		</svg>
	);
}
