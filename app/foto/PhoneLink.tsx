'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Modal } from '@/app/client/Modal';
import { Qr } from '@/app/ui/Qr';
import type { HallAddress } from '@/lib/network';
import styles from './Photos.module.css';

/**
 * Leads the phone of whoever sits at the desk to this very page, where its camera takes the photo. The code holds an
 * address and no right: on the phone one signs in as everywhere, and the photo is recorded under that account.
 */
export function PhoneLink({
	address,
	contest,
	tps,
	page,
}: {
	address: HallAddress | undefined;
	contest: string;
	tps: string;
	page: number;
}) {
	const t = useTranslations('photo.phone');
	const [open, setOpen] = useState(false);
	const link = address ? `${address.origin}/foto?kontes=${contest}&tps=${tps}&hal=${page}` : null;
	return (
		<>
			<button type="button" className={`button ${styles.phone}`} onClick={() => setOpen(true)}>
				{t('button')}
			</button>
			{open ? (
				<Modal title={t('title', { page })} onClose={() => setOpen(false)}>
					{link ? (
						<>
							<Qr className={styles.qr} text={link} label={t('code')} />
							<p className={styles.address}>{link}</p>
							<p>{t('hint')}</p>
							{address?.guided ? <p className="hint">{t('guided')}</p> : null}
						</>
					) : (
						<p>{t('none')}</p>
					)}
					<div className="row">
						<button type="button" className="button" onClick={() => setOpen(false)}>
							{t('close')}
						</button>
					</div>
				</Modal>
			) : null}
		</>
	);
}
