'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { read } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import { useLive } from '@/app/client/live';
import { SignInAgain } from '@/app/client/SignInAgain';
import { useAddress } from '@/app/client/useAddress';
import { useCommand } from '@/app/client/useCommand';
import type { DeliveryView } from '@/lib/delivery';
import type { Command } from '@/lib/plenary';
import { Carry } from './Carry';
import styles from './Delivery.module.css';
import { Enrol } from './Enrol';
import { Outlook } from './Outlook';
import type { May } from './props';
import { Target } from './Target';
import { TpsTable } from './TpsTable';
import { Villages } from './Villages';

/** The outbox as one page: hubs, villages, TPS. */
export function Delivery({ contests, may }: { contests: readonly { code: string; name: string }[]; may: May }) {
	const t = useTranslations('delivery');
	const sentence = useSentence();
	useLive();
	const command = useCommand();
	const [failure, setFailure] = useState<unknown>(null);
	const { values, put } = useAddress(['kontes', 'pusat', 'cari', 'keadaan', 'kel', 'urut']);
	const contest = values.kontes || contests[0]?.code || '';
	const { data } = useQuery({
		queryKey: ['live', '*', 'delivery', contest, values.pusat],
		queryFn: ({ signal }) =>
			read<DeliveryView>(`/api/delivery?contest=${contest}&target=${encodeURIComponent(values.pusat)}`, signal),
		// Tries come and go without a ledger event.
		refetchInterval: 5_000,
	});
	const send = (sent: Command) => {
		setFailure(null);
		const answer = command.send(sent);
		answer.catch(setFailure);
		return answer;
	};
	if (!data) return <p className="page">{t('loading')}</p>;
	const target = data.targets.find(({ id }) => id === data.target) ?? null;
	return (
		<div className={`page stack ${styles.wide}`}>
			<header className={styles.head}>
				<div>
					<h1>{t('title')}</h1>
					<p className="hint">
						{t('lead')}{' '}
						<Link href="/petugas" prefetch={false}>
							{t('operators')}
						</Link>
					</p>
				</div>
				{contests.length > 1 && (
					<select
						className={`input ${styles.contest}`}
						aria-label={t('contest')}
						value={contest}
						onChange={(event) => put({ kontes: event.target.value })}
					>
						{contests.map(({ code, name }) => (
							<option key={code} value={code}>
								{name}
							</option>
						))}
					</select>
				)}
			</header>
			{failure !== null && (
				<p className="notice problem" role="alert">
					{sentence(failure)}
				</p>
			)}
			{command.signedOut && <SignInAgain onDone={command.resume} />}
			{target ? (
				<Target
					targets={data.targets}
					target={target}
					region={data.villages[0]?.kode ?? ''}
					may={may}
					onChoose={(pusat) => put({ pusat })}
					onCommand={send}
				/>
			) : (
				<section className="card stack" aria-label={t('none.title')}>
					<h2>{t('none.title')}</h2>
					<p>{t('none.hint')}</p>
					{!may.enrol && <p className="hint">{t('none.notYou')}</p>}
				</section>
			)}
			{may.enrol && !target && <Enrol open name={data.kecamatan ?? ''} />}
			<Outlook view={data} />
			<Villages
				lines={data.villages}
				sort={values.urut}
				mayNote={may.send}
				onSort={(urut) => put({ urut })}
				onCommand={send}
			/>
			<TpsTable view={data} filter={values} put={put} contest={contest} maySend={may.send} onCommand={send} />
			{target && may.send && <Carry target={target} />}
			{may.enrol && target && <Enrol open={false} name={data.kecamatan ?? ''} />}
		</div>
	);
}
