'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { send } from '@/app/client/api';
import { useNetwork } from '@/app/client/useNetwork';
import { firstAddress, joinLink, type NetworkView, spoken } from '@/lib/network';
import styles from './Network.module.css';
import { Qr } from './Qr';

/** Over every page of the secretariat, until someone closes it: the laptop has another address, scan this. */
export function NetworkBar({ initial }: { initial: NetworkView }) {
	const t = useTranslations('network.moved');
	const { view, look } = useNetwork(initial);
	const [failed, setFailed] = useState(false);
	const here = firstAddress(view);
	if (!view.move || !here) return null;
	const { id } = view.move;
	const close = async () => {
		try {
			await send('/api/network/seen', {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ move: id }),
			});
			setFailed(false);
			await look();
		} catch {
			setFailed(true);
		}
	};
	return (
		<section className={`notice problem no-print ${styles.bar}`} aria-labelledby="alamat-berubah">
			<Qr text={joinLink(here)} label={t('qr')} className={styles.small} />
			<div className="stack">
				<h2 id="alamat-berubah">
					<span role="status">{t('title', { address: spoken(here.origin) })}</span>
				</h2>
				<p>{view.name ? t('body', { name: view.name }) : t('bodyNoName')}</p>
				<p className="row">
					<button type="button" className="button" onClick={() => void close()}>
						{t('seen')}
					</button>
					{failed ? <span role="alert">{t('failed')}</span> : null}
				</p>
			</div>
		</section>
	);
}
