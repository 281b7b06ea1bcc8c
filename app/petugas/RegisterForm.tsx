'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { OfflineError, RefusedError, SignedOutError } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import type { OperatorView } from '@/db/operators/view';
import type { OperatorProblem } from '@/lib/operators';
import type { Command, Refusal } from '@/lib/plenary';
import styles from './Operators.module.css';

/** Operators are registered one by one, or from a list. */
export function RegisterForm({ view, onCommand }: { view: OperatorView; onCommand: (command: Command) => void }) {
	const t = useTranslations('operators.form');
	const sentence = useSentence();
	const client = useQueryClient();
	const [duty, setDuty] = useState<'mobile' | 'web'>('mobile');
	const [said, setSaid] = useState<{ readonly ok: boolean; readonly lines: readonly string[] } | null>(null);
	const one = (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const form = new FormData(event.currentTarget);
		const text = (name: string) => String(form.get(name) ?? '').trim();
		const tps = duty === 'mobile' ? text('tps') : null;
		onCommand({
			type: 'operator.register',
			operators: [{ username: text('username').toLowerCase(), name: text('name'), duty, tps }],
		});
		event.currentTarget.reset();
		setDuty('mobile');
	};
	const list = async (file: File | undefined) => {
		if (!file) return;
		try {
			const response = await fetch('/api/petugas/impor', { method: 'POST', body: await file.text() });
			const body = (await response.json().catch(() => null)) as {
				added?: number;
				rows?: number;
				problems?: readonly OperatorProblem[];
				refusal?: Refusal;
			} | null;
			if (response.ok) {
				setSaid({ ok: true, lines: [t('taken', { added: body?.added ?? 0, rows: body?.rows ?? 0 })] });
				await client.invalidateQueries({ queryKey: ['live'] });
			} else if (body?.problems) {
				const lines = body.problems.map(({ line, code, found }) => t(`problem.${code}`, { line, found: found || '–' }));
				setSaid({ ok: false, lines: lines.length > 0 ? lines : [t('empty')] });
			} else if (response.status === 401) throw new SignedOutError();
			else if (body?.refusal) throw new RefusedError(body.refusal);
			else throw new OfflineError(`HTTP ${response.status}`);
		} catch (fault) {
			setSaid({ ok: false, lines: [sentence(fault instanceof TypeError ? new OfflineError(String(fault)) : fault)] });
		}
	};
	return (
		<section className="card stack" aria-labelledby="daftarkan">
			<h2 id="daftarkan">{t('title')}</h2>
			<form className={styles.form} onSubmit={one} autoComplete="off">
				<label className="label">
					{t('name')}
					<input className="input" name="name" required maxLength={120} />
				</label>
				<label className="label">
					{t('username')}
					<input
						className="input"
						name="username"
						required
						pattern="[A-Za-z0-9._@\-]{3,64}"
						autoCapitalize="none"
						spellCheck={false}
					/>
				</label>
				<label className="label">
					{t('duty')}
					<select className="input" value={duty} onChange={(event) => setDuty(event.target.value as typeof duty)}>
						<option value="mobile">{t('mobile')}</option>
						<option value="web">{t('web')}</option>
					</select>
				</label>
				{duty === 'mobile' && (
					<label className="label">
						TPS
						<select className="input" name="tps" required defaultValue="">
							<option value="" disabled>
								{t('choose')}
							</option>
							{view.tps.map(({ tps, name, kelurahanName }) => (
								<option key={tps} value={tps}>
									{name} {kelurahanName}
								</option>
							))}
						</select>
					</label>
				)}
				<button type="submit" className="button primary">
					{t('submit')}
				</button>
			</form>
			<div className="row">
				<input
					id="petugas-csv"
					className={`visually-hidden ${styles.choose}`}
					type="file"
					accept=".csv,text/csv"
					aria-describedby="petugas-csv-hint"
					onChange={(event) => {
						void list(event.target.files?.[0]);
						event.target.value = '';
					}}
				/>
				<label className="button" htmlFor="petugas-csv">
					{t('file')}
				</label>
				<span className="hint" id="petugas-csv-hint">
					{t('fileHint')}
				</span>
			</div>
			{said && (
				<div className={said.ok ? 'notice' : 'notice problem'} role={said.ok ? 'status' : 'alert'}>
					{said.lines.slice(0, 20).map((line) => (
						<p key={line}>{line}</p>
					))}
				</div>
			)}
		</section>
	);
}
