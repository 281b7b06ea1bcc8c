'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { RefusedError, read, SignedOutError } from '@/app/client/api';
import type { Sending } from '@/app/client/useCommand';
import { NetworkCard } from '@/app/ui/NetworkCard';
import { type HallAddress, type NetworkView, spoken } from '@/lib/network';
import styles from './Registry.module.css';

/** How a projector joins, and where this server is in the hall. */
export function Display({
	addresses,
	network,
	command,
}: {
	addresses: readonly HallAddress[];
	network: NetworkView;
	command: Sending;
}) {
	const t = useTranslations('registry');
	const common = useTranslations('common');
	const [asking, setAsking] = useState(false);
	const { data, refetch } = useQuery({
		queryKey: ['live', '*', 'display-code'],
		queryFn: ({ signal }) => read<{ code: string | null }>('/api/display-code', signal),
		retry: (_count, fault) => !(fault instanceof SignedOutError || fault instanceof RefusedError),
	});
	const renew = async () => {
		setAsking(false);
		await command.send({ type: 'display.renewCode' }).catch(() => undefined);
		void refetch();
	};
	return (
		<aside className={`stack ${styles.aside}`}>
			<section className="card stack" aria-labelledby="layar-proyektor">
				<h2 id="layar-proyektor">{t('display.title')}</h2>
				<p className="hint">{t('display.hint')}</p>
				<p>
					<span className="hint">{t('display.address')}</span>
					<strong className={styles.address}>{addresses[0] ? spoken(`${addresses[0].origin}/layar`) : '–'}</strong>
				</p>
				<p>
					<span className="hint">{t('display.code')}</span>
					<strong className={styles.code}>{data ? (data.code ?? t('display.none')) : '…'}</strong>
				</p>
				{asking ? (
					<div className="stack">
						<p className="notice problem">{t('display.renewHint')}</p>
						<div className="row">
							<button type="button" className="button" onClick={() => void renew()}>
								{t('display.renewSure')}
							</button>
							<button type="button" className="button" onClick={() => setAsking(false)}>
								{common('cancel')}
							</button>
						</div>
					</div>
				) : (
					<div className="row">
						<a className="button" href="/layar" target="_blank" rel="noreferrer">
							{t('display.open')}
						</a>
						<button type="button" className="button" onClick={() => setAsking(true)}>
							{t('display.renew')}
						</button>
					</div>
				)}
			</section>
			<NetworkCard initial={network} />
			<section className="card stack" aria-labelledby="alamat-ruang" hidden={network.mode !== 'none'}>
				<h2 id="alamat-ruang">{t('addresses.title')}</h2>
				{addresses.length === 0 ? (
					<p className="notice problem">{t('slip.none')}</p>
				) : (
					<>
						<p className="hint">{t('addresses.hint')}</p>
						<ul className={styles.addresses}>
							{addresses.map(({ origin }) => (
								<li key={origin}>{origin}</li>
							))}
						</ul>
					</>
				)}
			</section>
		</aside>
	);
}
