'use client';

import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '@/app/client/api';
import { Modal } from '@/app/client/Modal';
import type { Directory } from '@/db/accounts/directory';

const ROLES = ['operator', 'ketua', 'anggota', 'pps', 'web', 'mobile', 'panwaslu', 'admin'] as const;

export interface NewAccount {
	readonly name: string;
	readonly username: string;
	readonly role: (typeof ROLES)[number];
	readonly kelurahan: string | undefined;
}

/** A new account; its password is made by the server and shown once afterwards. */
export function CreateDialog({
	kelurahan,
	problem,
	busy,
	onCreate,
	onClose,
}: {
	kelurahan: Directory['kelurahan'];
	problem: string | null;
	busy: boolean;
	onCreate: (account: NewAccount, id: string) => void;
	onClose: () => void;
}) {
	const t = useTranslations('accounts');
	const common = useTranslations('common');
	const hint = useId();
	const [role, setRole] = useState<NewAccount['role']>('operator');
	// One id for one account, however often the form is sent.
	const id = useRef(newId());
	const impossible = role === 'pps' && kelurahan.length === 0;

	const submit = (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		if (busy || impossible) return;
		const data = new FormData(event.currentTarget);
		onCreate(
			{
				name: String(data.get('name')).trim(),
				username: String(data.get('username')),
				role,
				kelurahan: role === 'pps' ? String(data.get('kelurahan')) : undefined,
			},
			id.current,
		);
	};

	return (
		<Modal title={t('form.title')} onClose={onClose}>
			<form className="stack" onSubmit={submit} autoComplete="off">
				<div role="alert">{problem && <p className="notice problem">{problem}</p>}</div>
				<label className="label">
					{t('form.name')}
					<input className="input" name="name" maxLength={120} required />
				</label>
				<div className="label">
					<label htmlFor={`${hint}-username-input`}>{t('form.username')}</label>
					<input
						className="input"
						id={`${hint}-username-input`}
						name="username"
						pattern="[a-z0-9._\-]{3,40}"
						maxLength={40}
						autoCapitalize="none"
						autoCorrect="off"
						spellCheck={false}
						aria-describedby={`${hint}-username`}
						onInput={(event) => {
							event.currentTarget.value = event.currentTarget.value.toLowerCase();
						}}
						required
					/>
					<span className="hint" id={`${hint}-username`}>
						{t('form.usernameHint')}
					</span>
				</div>
				<div className="label">
					<label htmlFor={`${hint}-role-input`}>{t('form.role')}</label>
					<select
						className="input"
						id={`${hint}-role-input`}
						value={role}
						aria-describedby={`${hint}-role`}
						onChange={(event) => setRole(event.currentTarget.value as NewAccount['role'])}
					>
						{ROLES.map((known) => (
							<option key={known} value={known}>
								{common(`role.${known}`)}
							</option>
						))}
					</select>
					<span className="hint" id={`${hint}-role`}>
						{t(`can.${role}`)}
					</span>
				</div>
				{role === 'pps' && !impossible && (
					<label className="label">
						{t('form.kelurahan')}
						<select className="input" name="kelurahan" defaultValue="" required>
							<option value="" disabled>
								{t('form.choose')}
							</option>
							{kelurahan.map(({ kode, name }) => (
								<option key={kode} value={kode}>
									{name} ({kode})
								</option>
							))}
						</select>
					</label>
				)}
				{impossible && <p className="notice problem">{t('form.noKelurahan')}</p>}
				<div className="row">
					<button type="submit" className="button primary" aria-disabled={busy || impossible || undefined}>
						{t('form.submit')}
					</button>
					<button type="button" className="button" onClick={onClose}>
						{common('cancel')}
					</button>
				</div>
			</form>
		</Modal>
	);
}
