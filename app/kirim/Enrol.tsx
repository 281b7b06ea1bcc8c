'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { send } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import type { Enrolment } from '@/db/delivery';

/** Introduces this place to a hub. */
export function Enrol({ open, name }: { open: boolean; name: string }) {
	const t = useTranslations('delivery');
	const sentence = useSentence();
	const client = useQueryClient();
	const [busy, setBusy] = useState(false);
	const [said, setSaid] = useState<{ ok: boolean; text: string } | null>(null);

	const submit = async (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const form = new FormData(event.currentTarget);
		setBusy(true);
		setSaid(null);
		try {
			const response = await send('/api/delivery/enrol', {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(Object.fromEntries(form)),
			});
			setSaid(wordsOf((await response.json()) as Enrolment));
			await client.invalidateQueries({ queryKey: ['live'] });
		} catch (fault) {
			setSaid({ ok: false, text: sentence(fault) });
		}
		setBusy(false);
	};

	const wordsOf = (result: Enrolment): { ok: boolean; text: string } => {
		if (result.ok) return { ok: true, text: t('enrol.done') };
		if ('refusal' in result) return { ok: false, text: t('fault.server') };
		if (result.fault === 'code-wrong') return { ok: false, text: t('enrol.codeWrong') };
		if (result.fault === 'other-kecamatan') return { ok: false, text: t('enrol.otherKecamatan') };
		return { ok: false, text: t(`fault.${result.fault}`) };
	};

	return (
		<details className="card" open={open}>
			<summary>{open ? t('enrol.title') : t('enrol.another')}</summary>
			<form className="stack" onSubmit={submit}>
				<label className="label">
					{t('enrol.url')}
					<input className="input" name="url" type="url" required maxLength={400} autoComplete="off" />
					<span className="hint">{t('enrol.urlHint')}</span>
				</label>
				<label className="label">
					{t('enrol.code')}
					<input
						className="input"
						name="code"
						required
						minLength={4}
						maxLength={60}
						autoComplete="off"
						spellCheck={false}
					/>
					<span className="hint">{t('enrol.codeHint')}</span>
				</label>
				<label className="label">
					{t('enrol.name')}
					<input className="input" name="name" required maxLength={120} defaultValue={name ? `PPK ${name}` : ''} />
				</label>
				<p className="row">
					<button type="submit" className="button primary" disabled={busy}>
						{busy ? t('enrol.sending') : t('enrol.send')}
					</button>
				</p>
			</form>
			{said && (
				<p className={said.ok ? 'notice' : 'notice problem'} role={said.ok ? 'status' : 'alert'}>
					{said.text}
				</p>
			)}
		</details>
	);
}
