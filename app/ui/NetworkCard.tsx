'use client';

import { useTranslations } from 'use-intl';
import { useNetwork } from '@/app/client/useNetwork';
import { firstAddress, joinLink, type NetworkView, spoken, typedAddress } from '@/lib/network';
import styles from './Network.module.css';
import { Qr } from './Qr';

/** How phones join, and how they know that it is this laptop: QR, address, eight words. */
export function NetworkCard({ initial }: { initial: NetworkView }) {
	const t = useTranslations('network.card');
	const { view } = useNetwork(initial);
	if (view.mode === 'none') return null;
	const here = firstAddress(view);
	return (
		<section className="card stack" aria-labelledby="jaringan-ruang">
			<h2 id="jaringan-ruang">{t('title')}</h2>
			{here ? (
				<>
					<p className="hint">{t('hint')}</p>
					<div className={styles.join}>
						<Qr text={joinLink(here)} label={t('qr')} className={styles.qr} />
						<p className={styles.typed}>{typedAddress(here)}</p>
					</div>
				</>
			) : (
				<p className="notice problem">{t('none')}</p>
			)}
			{view.mode === 'plain' ? <p className="notice problem">{t('plain')}</p> : null}
			{view.mode === 'https' && view.words ? (
				<>
					<h3>{t('words')}</h3>
					<p className={styles.words}>{view.words.replaceAll('-', ' ')}</p>
					<p className="hint">{t('wordsHint')}</p>
				</>
			) : null}
			<dl className={styles.facts}>
				<dt>{t('addresses')}</dt>
				<dd>{view.addresses.map((address) => `${address}:${view.port}`).join(' · ') || '–'}</dd>
				{view.name ? (
					<>
						<dt>{t('name')}</dt>
						<dd>{spoken(`https://${view.name}:${view.port}`)}</dd>
					</>
				) : null}
				{view.mode === 'https' && view.sha256 ? (
					<>
						<dt>{t('sha256')}</dt>
						<dd className={styles.hash}>{view.sha256}</dd>
					</>
				) : null}
			</dl>
		</section>
	);
}
