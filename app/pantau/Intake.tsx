'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { RefusedError, send } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import { saveAnswer } from '@/app/client/files';
import { useTime } from '@/app/kirim/time';
import styles from './Monitor.module.css';

/** One-time codes by which halls are taken in. */
export function Codes({ kecamatan }: { kecamatan: string }) {
	const t = useTranslations('hub.codes');
	const sentence = useSentence();
	const time = useTime();
	const [made, setMade] = useState<{ code: string; kecamatan: string; until: string } | null>(null);
	const [problem, setProblem] = useState('');

	const submit = async (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const asked = String(new FormData(event.currentTarget).get('kecamatan') ?? '');
		setProblem('');
		setMade(null);
		try {
			const response = await send('/api/hub/codes', {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ kecamatan: asked }),
			});
			setMade(await response.json());
		} catch (fault) {
			setProblem(fault instanceof RefusedError && fault.refusal.code === 'invalid' ? t('wrong') : sentence(fault));
		}
	};

	return (
		<section className="card stack" aria-labelledby="codes">
			<h2 id="codes">{t('title')}</h2>
			<p className="hint">{t('hint')}</p>
			<form className={styles.form} onSubmit={submit}>
				<label className="label">
					{t('kecamatan')}
					<input
						className="input"
						name="kecamatan"
						required
						inputMode="numeric"
						pattern="[0-9]{6}"
						defaultValue={kecamatan}
						key={kecamatan}
					/>
				</label>
				<button type="submit" className="button primary">
					{t('make')}
				</button>
			</form>
			{made && (
				<p className="notice" role="status">
					{t('made', { kecamatan: made.kecamatan })}: <strong className={styles.code}>{made.code}</strong>
					<span className="hint"> {t('until', { time: time(made.until, made.kecamatan) })}</span>
				</p>
			)}
			{problem !== '' && (
				<p className="notice problem" role="alert">
					{problem}
				</p>
			)}
		</section>
	);
}

/** A file of results that somebody carried here. */
export function CarriedFile() {
	const t = useTranslations('hub.carried');
	const sentence = useSentence();
	const client = useQueryClient();
	const [said, setSaid] = useState<{ ok: boolean; text: string } | null>(null);

	const take = async (file: File | undefined) => {
		if (!file) return;
		try {
			await saveAnswer('/api/hub/carry', { body: file }, 'resi.kpr');
			setSaid({ ok: true, text: t('done') });
			await client.invalidateQueries({ queryKey: ['monitor'] });
		} catch (fault) {
			const wrong = fault instanceof RefusedError && fault.refusal.code === 'invalid' ? fault.refusal.context : null;
			const large = wrong?.reason === 413;
			setSaid({ ok: false, text: wrong ? t(large ? 'tooLarge' : 'refused') : sentence(fault) });
		}
	};

	return (
		<section className="card stack" aria-labelledby="carried">
			<h2 id="carried">{t('title')}</h2>
			<label className="label">
				{t('choose')}
				<input
					className="input"
					type="file"
					accept=".kpg"
					onChange={(event) => {
						void take(event.target.files?.[0]);
						event.target.value = '';
					}}
				/>
				<span className="hint">{t('hint')}</span>
			</label>
			{said && (
				<p className={said.ok ? 'notice' : 'notice problem'} role={said.ok ? 'status' : 'alert'}>
					{said.text}
				</p>
			)}
		</section>
	);
}
