'use client';

import { useTranslations } from 'use-intl';
import { Qr } from '@/app/ui/Qr';
import { type HallAddress, joinLink, typedAddress } from '@/lib/network';
import styles from './Network.module.css';

/** The laptop has another address: what a phone that lost the line scans. Stands until the desk closes it. */
export function Moved({ address }: { address: HallAddress }) {
	const t = useTranslations('network.moved');
	return (
		<section className={styles.moved} role="status">
			<Qr text={joinLink(address)} label={t('qr')} className={styles.qr} />
			<div>
				<p>
					<strong>{t('hall')}</strong>
				</p>
				<p className={styles.address}>{typedAddress(address)}</p>
			</div>
		</section>
	);
}

/** The hall's network is not encrypted, knowingly; the hall may know it too. */
export function PlainNotice() {
	const t = useTranslations('network.plain');
	return <p className={styles.plain}>{t('hall')}</p>;
}

/** How to join, and the words by which a phone knows that it is this laptop. */
export function Join({ address, words }: { address: HallAddress; words: string | null }) {
	const t = useTranslations('hall.closed');
	const network = useTranslations('network.hall');
	return (
		<div className={styles.join}>
			<p>{t('join')}</p>
			<Qr text={joinLink(address)} label={t('join')} className={styles.joinQr} />
			<p className={styles.address}>{typedAddress(address)}</p>
			{address.guided && words ? (
				<p className={styles.words}>
					<span className="visually-hidden">{network('words')}: </span>
					{words.replaceAll('-', ' ')}
				</p>
			) : null}
		</div>
	);
}
