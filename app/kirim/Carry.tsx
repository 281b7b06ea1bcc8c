'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { RefusedError, send } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import { saveAnswer } from '@/app/client/files';
import type { TargetView } from '@/lib/delivery';

/** Sending through somebody else: a file out, receipts in. */
export function Carry({ target }: { target: TargetView }) {
	const t = useTranslations('delivery.carry');
	const sentence = useSentence();
	const client = useQueryClient();
	const [said, setSaid] = useState<{ ok: boolean; text: string } | null>(null);
	/** Where the next file begins; 0: at the front of the queue. */
	const [next, setNext] = useState(0);

	const make = async (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const carrier = String(new FormData(event.currentTarget).get('carrier') ?? '');
		try {
			const body = JSON.stringify({ target: target.id, carrier, after: next });
			const headers = { 'content-type': 'application/json' };
			const answer = await saveAnswer('/api/delivery/file', { headers, body }, 'kiriman.kpg');
			const left = Number(answer.get('x-sisa') ?? 0);
			setNext(left === 0 ? 0 : Number(answer.get('x-lanjut')));
			const count = Number(answer.get('x-hasil') ?? 0);
			setSaid({ ok: true, text: left === 0 ? t('made', { count }) : t('madePart', { count, left }) });
		} catch (fault) {
			setNext(0);
			setSaid({ ok: false, text: sentence(fault) });
		}
	};

	const take = async (file: File | undefined) => {
		if (!file) return;
		try {
			const response = await send('/api/delivery/receipts', { method: 'POST', body: file });
			const { receipts } = (await response.json()) as { receipts: number };
			setSaid({ ok: true, text: t('taken', { count: receipts }) });
			await client.invalidateQueries({ queryKey: ['live'] });
		} catch (fault) {
			const wrong = fault instanceof RefusedError && fault.refusal.code === 'invalid';
			setSaid({ ok: false, text: wrong ? t('refused') : sentence(fault) });
		}
	};

	return (
		<details className="card">
			<summary>{t('title')}</summary>
			<div className="stack">
				<p className="hint">{t('hint')}</p>
				<form className="row" onSubmit={make}>
					<label className="label">
						{t('carrier')}
						<input className="input" name="carrier" required maxLength={120} />
					</label>
					<button type="submit" className="button">
						{t(next === 0 ? 'make' : 'makeNext')}
					</button>
				</form>
				<label className="label">
					{t('receipts')}
					<input
						className="input"
						type="file"
						accept=".kpr"
						onChange={(event) => {
							void take(event.target.files?.[0]);
							event.target.value = '';
						}}
					/>
				</label>
				{said && (
					<p className={said.ok ? 'notice' : 'notice problem'} role={said.ok ? 'status' : 'alert'}>
						{said.text}
					</p>
				)}
			</div>
		</details>
	);
}
