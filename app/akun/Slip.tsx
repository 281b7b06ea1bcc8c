'use client';

import { useEffect, useId, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { Role } from '@/lib/plenary';
import styles from './Slip.module.css';

export interface SlipOf {
	readonly username: string;
	readonly name: string;
	readonly role: Role;
	/** `null` when the answer that carried it was lost. */
	readonly password: string | null;
}

/** The slip with a temporary password: shown once, printed alone, closed on purpose only. */
export function Slip({ slip, onClose }: { slip: SlipOf; onClose: () => void }) {
	const t = useTranslations('accounts.slip');
	const common = useTranslations('common');
	const title = useId();
	const dialog = useRef<HTMLDialogElement>(null);
	useEffect(() => {
		const element = dialog.current;
		element?.showModal();
		return () => element?.close();
	}, []);
	return (
		<dialog
			ref={dialog}
			className={`stack ${styles.slip}`}
			aria-labelledby={title}
			onCancel={(event) => event.preventDefault()}
		>
			<h2 id={title}>{t('title')}</h2>
			{slip.password === null ? (
				<p className="notice problem">{t('lost')}</p>
			) : (
				<>
					<p className="notice no-print">{t('once')}</p>
					<dl className={styles.facts}>
						{/* The laptop's own name for itself leads nobody else here. */}
						{!/^(localhost|127\.|\[)/.test(location.hostname) && (
							<>
								<dt>{t('address')}</dt>
								<dd>{location.origin}/masuk</dd>
							</>
						)}
						<dt>{t('role')}</dt>
						<dd>
							{slip.name} · {common(`role.${slip.role}`)}
						</dd>
						<dt>{t('username')}</dt>
						<dd className={styles.typed}>{slip.username}</dd>
						<dt>{t('password')}</dt>
						<dd className={styles.typed} data-secret="">
							{slip.password}
						</dd>
					</dl>
					<p className="hint">{t('change')}</p>
				</>
			)}
			<div className="row no-print">
				{slip.password !== null && (
					<button type="button" className="button" onClick={() => window.print()}>
						{t('print')}
					</button>
				)}
				<button type="button" className="button primary" onClick={onClose}>
					{slip.password === null ? common('close') : t('done')}
				</button>
			</div>
		</dialog>
	);
}
