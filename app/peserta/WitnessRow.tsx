'use client';

import { useTranslations } from 'use-intl';
import type { RegistryWitness } from '@/db/registry';
import { clockText, type Zone } from '@/lib/hall/clock';
import styles from './Registry.module.css';
import { Stay } from './Stay';

const PHONE = { none: '–', open: '◔', on: '●', off: '○' } as const;

/** One witness: mandate, whether in the room and since when, whether the phone is in. */
export function WitnessRow({
	witness,
	instead,
	zone,
	busy,
	onRevoke,
	onDrop,
	onIssue,
	onPresence,
}: {
	witness: RegistryWitness;
	/** Whose place this witness would take: the room is full for this contestant. */
	instead: RegistryWitness | undefined;
	zone: Zone;
	busy: boolean;
	onRevoke: () => void;
	onDrop: () => void;
	onIssue: () => void;
	onPresence: () => void;
}) {
	const t = useTranslations('registry');
	const { name, mandate, present, revoked, phone, codeUntil } = witness;
	const state = revoked ? 'revoked' : present ? 'present' : 'absent';
	return (
		<li className={styles.witness} data-state={state} data-witness={witness.id}>
			<div className={styles.who}>
				<strong className={styles.name}>{name}</strong>
				<span className="hint">{t('witness.mandate', { ...mandate })}</span>
			</div>
			<div className={styles.states}>
				<Stay person={witness} zone={zone} />
				{revoked ? null : (
					<span>
						<span aria-hidden="true">{PHONE[phone]}</span>{' '}
						{t(`phone.${phone}`, { time: codeUntil ? clockText(codeUntil, zone) : '' })}
					</span>
				)}
			</div>
			{revoked ? null : (
				<fieldset className={styles.actions}>
					<legend className="visually-hidden">{t('witness.actions', { name })}</legend>
					<button type="button" className="button small" disabled={busy} onClick={onPresence}>
						{present ? t('witness.leave') : instead ? t('witness.swap', { name: instead.name }) : t('witness.attend')}
					</button>
					<button type="button" className="button small" disabled={busy} onClick={onIssue}>
						{phone === 'none' ? t('phone.issue') : t('phone.again')}
					</button>
					{phone === 'on' || phone === 'open' ? (
						<button type="button" className="button small" disabled={busy} onClick={onDrop}>
							{t('phone.drop')}
						</button>
					) : null}
					<button type="button" className="button small" disabled={busy} onClick={onRevoke}>
						{t('witness.revoke')}
					</button>
				</fieldset>
			)}
		</li>
	);
}
