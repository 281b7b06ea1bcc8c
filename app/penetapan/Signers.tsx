'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Sending } from '@/app/client/useCommand';
import { Mark } from '@/app/ui/Mark';
import { signerStanding } from '@/app/ui/signer';
import { POLICY } from '@/lib/plenary/policy';
import type { Role } from '@/lib/plenary/roles';
import type { AdoptionView, SignerView } from '@/lib/plenary/view-adoption';
import styles from './Adoption.module.css';
import { PaperDialog } from './PaperDialog';

type Shown = Pick<AdoptionView, 'signers'> & Partial<AdoptionView>;

/** Who signs, who does not and why, who is not there. */
export function Signers({
	view,
	role = null,
	account = '',
	command = null,
}: {
	view: Shown;
	/** Left out with the rest: an adoption that is past, nothing can be said about it any more. */
	role?: Role | null;
	account?: string;
	command?: Sending | null;
}) {
	const t = useTranslations('adoption.signers');
	const [asked, setAsked] = useState<SignerView | null>(null);
	const open = view.status === 'pencermatan' && command !== null && role !== null;
	const mayWrite = open && POLICY['adoption.signOnPaper'].roles[role] !== undefined;
	return (
		<section className="stack" aria-label={t('title')}>
			<h3>{t('title')}</h3>
			{view.signers.length === 0 ? <p className="hint">{t('none')}</p> : null}
			<ul className={styles.signers}>
				{view.signers.map((signer) => {
					const standing = signerStanding(signer);
					const own = open && signer.side === 'ppk' && signer.id === account;
					// What somebody said from the own phone or account nobody writes over.
					const spoke = signer.answer !== null && signer.answer.channel !== 'paper';
					return (
						<li key={`${signer.side}/${signer.id}`} data-signer={signer.id} data-standing={standing}>
							<Mark standing={standing} className={styles.sign} />
							<span>
								{signer.contestant === null ? null : <span className={styles.no}>{signer.contestant}</span>}{' '}
								<strong>{signer.name}</strong>{' '}
								<span className="hint">{signer.side === 'ppk' ? t('member') : t('witness')}</span>
								<br />
								{t(`standing.${standing}`)}
								{signer.answer?.text ? ` – “${signer.answer.text}”` : ''}
								{signer.answer?.channel === 'paper' ? (
									<span className="hint"> {t('paper', { by: signer.answer.recordedBy ?? '–' })}</span>
								) : null}
								{signer.answer?.signed ? <span className="hint"> {t('signed')}</span> : null}
							</span>
							<span className="row no-print">
								{own ? (
									<button
										type="button"
										className="button small"
										onClick={() =>
											command
												.send({
													type: 'adoption.sign',
													contest: view.contest?.code ?? '',
													region: view.region ?? '',
													hash: view.hash ?? '',
												})
												.catch(() => undefined)
										}
									>
										{t('sign')}
									</button>
								) : null}
								{own || (mayWrite && !spoke && (signer.present || signer.side === 'ppk')) ? (
									<button
										type="button"
										className="button small"
										onClick={() => setAsked(signer)}
										aria-label={t(own ? 'refuseOwn' : 'writeOf', { name: signer.name })}
									>
										{t(own ? 'refuse' : 'write')}
									</button>
								) : null}
							</span>
						</li>
					);
				})}
			</ul>
			{asked && open ? (
				<PaperDialog
					signer={asked}
					own={asked.side === 'ppk' && asked.id === account}
					about={{ contest: view.contest?.code ?? '', region: view.region ?? '', hash: view.hash ?? '' }}
					command={command}
					onClose={() => setAsked(null)}
				/>
			) : null}
		</section>
	);
}
