'use client';

import { useLocale, useTranslations } from 'use-intl';
import { Qr } from '@/app/ui/Qr';
import type { RegistryContest } from '@/db/registry';
import { type HallAddress, joinLink, typedAddress } from '@/lib/network';
import styles from './Slips.module.css';
import type { Taken } from './useRoster';

/** A slip for everyone taken in: on paper only, two abreast, cut along the dashes. */
export function Slips({
	taken,
	contests,
	addresses,
}: {
	taken: readonly Taken[];
	contests: readonly RegistryContest[];
	addresses: readonly HallAddress[];
}) {
	const t = useTranslations('registry.roster.slip');
	const common = useTranslations('common');
	const locale = useLocale();
	const [address] = addresses;
	const contestOf = (code: string) => contests.find((contest) => contest.code === code);
	return (
		<div className={styles.slips} aria-hidden="true">
			{taken.map(({ key, name, said, secret }) => (
				<section key={key} className={styles.slip}>
					{'username' in said ? (
						<>
							<p className={styles.head}>{t('account')}</p>
							<p className={styles.name}>{name}</p>
							<p>{common(`role.${said.role}`)}</p>
							<p>{address ? `${address.origin}/masuk` : ''}</p>
							<p>
								{t('username')} <strong className={styles.typed}>{said.username}</strong>
							</p>
							<p>
								{t('password')} <strong className={styles.typed}>{secret ?? t('lost')}</strong>
							</p>
							<p>{t('change')}</p>
						</>
					) : (
						<>
							<p className={styles.head}>{t('witness', { no: said.contestant })}</p>
							<p className={styles.name}>{name}</p>
							<p>
								{contestOf(said.contest)?.contestants.find(({ no }) => no === said.contestant)?.name} ·{' '}
								{contestOf(said.contest)?.name[locale]}
							</p>
							<p>{t('mandate', said.mandate)}</p>
							<div className={styles.join}>
								{address ? <Qr text={joinLink(address)} label={t('qr')} className={styles.qr} /> : null}
								<p>{t('join', { address: address ? typedAddress(address) : '–' })}</p>
							</div>
						</>
					)}
					<p className={styles.aid}>{common('aid')}</p>
				</section>
			))}
		</div>
	);
}
