'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Qr } from '@/app/ui/Qr';
import type { RegistryContest, RegistryWitness } from '@/db/registry';
import { clockText, type Zone } from '@/lib/hall/clock';
import { type HallAddress, joinLink, typedAddress } from '@/lib/network';
import styles from './Slip.module.css';

/** The code for a witness's phone: to scan from this screen, or to print and hand over. */
export function Slip({
	witness,
	contest,
	code,
	addresses,
	zone,
	onClose,
}: {
	witness: RegistryWitness;
	contest: RegistryContest | undefined;
	/** `null` when the answer that carried it was lost. */
	code: string | null;
	addresses: readonly HallAddress[];
	zone: Zone;
	onClose: () => void;
}) {
	const t = useTranslations('registry.slip');
	const common = useTranslations('common');
	const title = useId();
	const dialog = useRef<HTMLDialogElement>(null);
	const [origin, setOrigin] = useState(addresses[0]?.origin);
	const address = addresses.find((each) => each.origin === origin) ?? addresses[0];
	useEffect(() => dialog.current?.showModal(), []);
	const contestant = contest?.contestants.find(({ no }) => no === witness.contestant);
	return (
		<dialog ref={dialog} className={styles.slip} aria-labelledby={title} onClose={onClose}>
			<h2 id={title} className={styles.title}>
				{t('title')}
			</h2>
			<div className={styles.person}>
				<span className={styles.no}>{witness.contestant}</span>
				<div>
					<p className={styles.name}>{witness.name}</p>
					<p>
						{t('for', { no: witness.contestant })}
						{contestant ? ` · ${contestant.name}` : ''}
					</p>
				</div>
			</div>
			{code === null ? (
				<p className="notice problem">{t('lost')}</p>
			) : (
				<div className={styles.body}>
					{address ? (
						<Qr text={joinLink(address, code)} label={t('qr')} className={styles.qr} />
					) : (
						<p className="notice problem">{t('none')}</p>
					)}
					<div className="stack">
						<p>
							{t('code')}
							<strong className={styles.code} data-code>
								{code}
							</strong>
							<span className="hint">
								{witness.codeUntil ? t('until', { time: clockText(witness.codeUntil, zone) }) : ''}
							</span>
						</p>
						<div>
							<h3>{t('steps.label')}</h3>
							<ol className={styles.steps}>
								<li>{t('steps.1')}</li>
								<li>{t('steps.2', { address: address ? typedAddress(address) : '–' })}</li>
								<li>{t('steps.3')}</li>
							</ol>
						</div>
					</div>
				</div>
			)}
			<p className={`hint ${styles.aid}`}>{t('aid')}</p>
			<div className="stack no-print">
				{addresses.length > 1 ? (
					<label className="label">
						{t('address')}
						<select className="input" value={address?.origin} onChange={(event) => setOrigin(event.target.value)}>
							{addresses.map((each) => (
								<option key={each.origin}>{each.origin}</option>
							))}
						</select>
					</label>
				) : null}
				<p className="hint">{t('once')}</p>
				<div className="row">
					<button type="button" className="button primary" onClick={() => window.print()}>
						{t('print')}
					</button>
					<button type="button" className="button" onClick={() => dialog.current?.close()}>
						{common('close')}
					</button>
				</div>
			</div>
		</dialog>
	);
}
