'use client';

import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { read } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import { useLive } from '@/app/client/live';
import { SignInAgain } from '@/app/client/SignInAgain';
import { useCommand } from '@/app/client/useCommand';
import type { AccountLine, Directory } from '@/db/accounts/directory';
import type { Command } from '@/lib/plenary';
import { AccountRow, type Act } from './AccountRow';
import styles from './Accounts.module.css';
import { ActDialog } from './ActDialog';
import { CreateDialog, type NewAccount } from './CreateDialog';
import { ClearFilter, Filters } from './Filters';
import { matching } from './filter';
import { Slip, type SlipOf } from './Slip';

type Asked = { readonly act: Exclude<Act, 'enable'>; readonly account: AccountLine } | { readonly act: 'create' };

/** All accounts, filtered by the address, and what an admin may do with each. */
export function Accounts({ me }: { me: string }) {
	const t = useTranslations('accounts');
	const common = useTranslations('common');
	const sentence = useSentence();
	useLive();
	const command = useCommand();
	const params = useSearchParams();
	const filter = {
		text: params.get('cari') ?? '',
		role: params.get('peran') ?? '',
		state: params.get('keadaan') ?? '',
	};
	const { data, error } = useQuery({
		queryKey: ['live', '*', 'accounts'],
		queryFn: ({ signal }) => read<Directory>('/api/accounts', signal),
		// Sessions come and go without a ledger event.
		refetchInterval: 15_000,
	});
	const [asked, setAsked] = useState<Asked | null>(null);
	const [slip, setSlip] = useState<SlipOf | null>(null);
	const [done, setDone] = useState('');
	const [failure, setFailure] = useState<unknown>(null);
	const ask = (next: Asked | null) => {
		setFailure(null);
		setDone('');
		setAsked(next);
	};

	/** Sends a command; `said` is what the page says of it afterwards, a slip what it shows once. */
	const send = async (sent: Command, said: string | Omit<SlipOf, 'password'>) => {
		setDone('');
		setFailure(null);
		try {
			const accepted = await command.send(sent);
			setAsked(null);
			if (typeof said === 'string') setDone(said);
			else setSlip({ ...said, password: accepted.secret ?? null });
		} catch (fault) {
			setFailure(fault);
		}
	};

	const create = ({ name, username, role, kelurahan }: NewAccount, id: string) =>
		send({ type: 'account.create', id, name, username, role, kelurahan }, { name, username, role });

	const act = (chosen: Act, account: AccountLine, reason = '') => {
		const { id, username, name, role } = account;
		switch (chosen) {
			case 'reset':
				return send({ type: 'account.resetPassword', account: id }, { username, name, role });
			case 'end':
				return send({ type: 'account.revokeSessions', account: id }, t('done.ended', { username }));
			case 'disable':
				return send({ type: 'account.disable', account: id, reason }, t('done.disabled', { username }));
			case 'enable':
				return send({ type: 'account.enable', account: id }, t('done.enabled', { username }));
		}
	};

	const shown = data ? matching(data.accounts, filter) : [];
	const fault = command.phase === 'waiting' ? command.error : failure;
	const problem = fault ? sentence(fault) : null;
	return (
		<div className="page stack">
			<div className={styles.head}>
				<h1>{t('title')}</h1>
				<button type="button" className="button primary" onClick={() => ask({ act: 'create' })} disabled={!data}>
					{t('create')}
				</button>
			</div>
			<p className="hint">{t('lead')}</p>
			<Filters filter={filter} />
			<div role="status">{done && <p className="notice">{done}</p>}</div>
			<div role="alert">
				{problem && !asked && <p className="notice problem">{problem}</p>}
				{error && !data && <p className="notice problem">{sentence(error)}</p>}
			</div>
			{data ? (
				<>
					<div className={styles.count}>
						<p className="hint">{t('count', { shown: shown.length, total: data.accounts.length })}</p>
						<ClearFilter filter={filter} />
					</div>
					{shown.length === 0 && <p className="notice">{t('none')}</p>}
					<ul className={styles.list} hidden={shown.length === 0} aria-label={t('list')}>
						{shown.map((account) => (
							<AccountRow
								key={account.id}
								account={account}
								own={account.id === me}
								onAct={(chosen) => (chosen === 'enable' ? void act(chosen, account) : ask({ act: chosen, account }))}
							/>
						))}
					</ul>
				</>
			) : (
				!error && <p>{common('loading')}</p>
			)}
			{asked?.act === 'create' && (
				<CreateDialog
					kelurahan={data?.kelurahan ?? []}
					problem={problem}
					busy={command.phase === 'sending'}
					onCreate={create}
					onClose={() => ask(null)}
				/>
			)}
			{asked && asked.act !== 'create' && (
				<ActDialog
					act={asked.act}
					account={asked.account}
					problem={problem}
					busy={command.phase === 'sending'}
					onConfirm={(reason) => act(asked.act, asked.account, reason)}
					onClose={() => ask(null)}
				/>
			)}
			{slip && <Slip slip={slip} onClose={() => setSlip(null)} />}
			{command.signedOut && <SignInAgain onDone={command.resume} />}
		</div>
	);
}
