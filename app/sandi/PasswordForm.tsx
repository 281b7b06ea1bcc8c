'use client';

import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { RefusedError, SignedOutError, send } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import { useCountdown, useWait } from '@/app/client/lockout';
import { useHydrated } from '@/app/client/useHydrated';
import { PASSWORD_MAX, PASSWORD_MIN } from '@/lib/accounts';

/** Changes one's own password; who comes with a temporary one is not asked for it again. */
export function PasswordForm({ username, first, next }: { username: string; first: boolean; next: string }) {
	const t = useTranslations('auth');
	const sentence = useSentence();
	const wait = useWait();
	const id = useId();
	const hydrated = useHydrated();
	const [state, setState] = useState<'ready' | 'working' | 'done'>('ready');
	const [shown, setShown] = useState(false);
	const [problem, setProblem] = useState<string | null>(null);
	const [locked, lock] = useCountdown();

	const submit = async (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		if (state === 'working' || locked > 0) return;
		const form = event.currentTarget;
		const data = new FormData(form);
		const password = String(data.get('next') ?? '');
		if (password !== data.get('repeat')) {
			setProblem(t('password.mismatch'));
			form.querySelector<HTMLInputElement>('[name=repeat]')?.select();
			return;
		}
		setState('working');
		setProblem(null);
		try {
			await send('/api/password', {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ current: data.get('current') ?? undefined, next: password }),
			});
			if (first) location.assign(next);
			else setState('done');
		} catch (error) {
			if (error instanceof SignedOutError) return location.assign('/masuk?ke=/sandi');
			const seconds = error instanceof RefusedError ? Number(error.refusal.context.seconds ?? 0) : 0;
			if (seconds > 0) lock(seconds);
			setProblem(seconds > 0 ? t('password.locked', { wait: wait(seconds) }) : sentence(error));
			setState('ready');
		}
	};

	if (state === 'done') {
		return (
			<div className="stack" role="status">
				<p className="notice">{t('password.done')}</p>
				<a className="button primary" href={next}>
					{t('password.continue')}
				</a>
			</div>
		);
	}

	const type = shown ? 'text' : 'password';
	return (
		<form method="post" className="stack" onSubmit={submit} aria-describedby={problem ? `${id}-problem` : undefined}>
			<div role="alert" id={`${id}-problem`}>
				{problem && <p className="notice problem">{problem}</p>}
			</div>
			{/* Password managers file the new password under this name. */}
			<input type="hidden" name="username" autoComplete="username" value={username} />
			{!first && (
				<label className="label">
					{t('password.current')}
					<input
						className="input"
						name="current"
						type={type}
						autoComplete="current-password"
						maxLength={200}
						required
					/>
				</label>
			)}
			<div className="label">
				<label htmlFor={`${id}-next`}>{t('password.next')}</label>
				<input
					className="input"
					id={`${id}-next`}
					name="next"
					type={type}
					autoComplete="new-password"
					maxLength={PASSWORD_MAX}
					aria-describedby={`${id}-hint`}
					required
				/>
				<span className="hint" id={`${id}-hint`}>
					{t('password.hint', { min: PASSWORD_MIN })}
				</span>
			</div>
			<label className="label">
				{t('password.repeat')}
				<input
					className="input"
					name="repeat"
					type={type}
					autoComplete="new-password"
					maxLength={PASSWORD_MAX}
					required
				/>
			</label>
			<label className="row">
				<input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
				{t('password.show')}
			</label>
			<button
				type="submit"
				className="button primary"
				disabled={!hydrated}
				aria-disabled={state === 'working' || locked > 0 || undefined}
			>
				{state === 'working'
					? t('password.working')
					: locked > 0
						? t('wait.button', { wait: wait(locked) })
						: t('password.submit')}
			</button>
		</form>
	);
}
