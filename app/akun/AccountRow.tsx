'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { useWait } from '@/app/client/lockout';
import type { AccountLine } from '@/db/accounts/directory';
import styles from './Accounts.module.css';
import { stateOf } from './filter';

export type Act = 'reset' | 'end' | 'disable' | 'enable';

/** A shape for each state beside its word: meaning never by colour alone. */
const MARK = { active: '●', temporary: '◐', disabled: '○' } as const;

export function AccountRow({ account, own, onAct }: { account: AccountLine; own: boolean; onAct: (act: Act) => void }) {
	const t = useTranslations('accounts');
	const common = useTranslations('common');
	const format = useFormatter();
	const wait = useWait();
	const { username, name, role, kelurahan, sessions, lastSeenAt, lockedSeconds } = account;
	const state = stateOf(account);
	return (
		<li className={styles.row} data-state={state}>
			<div>
				<strong className={styles.username}>{username}</strong> {own && <span className="chip">{t('you')}</span>}
				<p>{name}</p>
			</div>
			<p>
				{common(`role.${role}`)}
				{kelurahan && <span className={`hint ${styles.block}`}>{kelurahan.name}</span>}
			</p>
			<div>
				<p>
					<span aria-hidden="true">{MARK[state]}</span> {t(`state.${state}`)}
				</p>
				<p className="hint">
					{t('sessions', { count: sessions })}
					{lastSeenAt &&
						` · ${t('seen', { time: format.dateTime(new Date(lastSeenAt), { dateStyle: 'short', timeStyle: 'short' }) })}`}
				</p>
				{lockedSeconds > 0 && <p className="hint">⏳ {t('state.locked', { wait: wait(lockedSeconds) })}</p>}
			</div>
			<fieldset className={`${styles.actions} no-print`}>
				<legend className="visually-hidden">{t('actions.label', { username })}</legend>
				{own ? (
					<a className="button small" href="/sandi?ke=/akun">
						{t('actions.own')}
					</a>
				) : (
					<button type="button" className="button small" onClick={() => onAct('reset')}>
						{t('actions.reset')}
					</button>
				)}
				<button type="button" className="button small" onClick={() => onAct('end')} disabled={sessions === 0}>
					{t('actions.end')}
				</button>
				{account.disabled ? (
					<button type="button" className="button small" onClick={() => onAct('enable')}>
						{t('actions.enable')}
					</button>
				) : (
					<button type="button" className="button small" onClick={() => onAct('disable')}>
						{t('actions.disable')}
					</button>
				)}
			</fieldset>
		</li>
	);
}
