'use client';

import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { OfflineError } from './api';
import { useCountdown, useWait } from './lockout';
import { signIn } from './sign-in';
import { useHydrated } from './useHydrated';

/** User name and password, for the sign-in page and for signing in again over a page. */
export function SignInForm({ username, onDone }: { username?: string; onDone: () => void }) {
	const t = useTranslations('auth');
	const wait = useWait();
	const id = useId();
	const hydrated = useHydrated();
	const [working, setWorking] = useState(false);
	const [shown, setShown] = useState(false);
	const [problem, setProblem] = useState<string | null>(null);
	const [locked, lock] = useCountdown();

	const submit = async (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const form = event.currentTarget;
		if (working || locked > 0) return;
		const data = new FormData(form);
		setWorking(true);
		setProblem(null);
		try {
			const answer = await signIn('akun', {
				username: String(data.get('username') ?? ''),
				password: String(data.get('password') ?? ''),
			});
			if (answer.ok) return onDone();
			if (answer.problem === 'locked') {
				const seconds = answer.seconds ?? 30;
				lock(seconds);
				setProblem(t('problem.locked', { wait: wait(seconds) }));
			} else {
				setProblem(t(answer.problem === 'disabled' ? 'problem.disabled' : 'problem.wrong'));
			}
			form.querySelector<HTMLInputElement>('[name=password]')?.select();
		} catch (fault) {
			if (!(fault instanceof OfflineError)) throw fault;
			setProblem(t('problem.offline'));
		}
		setWorking(false);
	};

	return (
		// Posted, should it ever be sent without the script: a password must not stand in an address.
		<form method="post" className="stack" onSubmit={submit} aria-describedby={problem ? `${id}-problem` : undefined}>
			<div role="alert" id={`${id}-problem`}>
				{problem && <p className="notice problem">{problem}</p>}
			</div>
			<label className="label">
				{t('signIn.username')}
				<input
					className="input"
					name="username"
					defaultValue={username}
					autoComplete="username"
					autoCapitalize="none"
					autoCorrect="off"
					spellCheck={false}
					maxLength={40}
					required
				/>
			</label>
			<label className="label">
				{t('signIn.password')}
				<input
					className="input"
					name="password"
					type={shown ? 'text' : 'password'}
					autoComplete="current-password"
					maxLength={200}
					required
				/>
			</label>
			<label className="row">
				<input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
				{t('signIn.show')}
			</label>
			<button
				type="submit"
				className="button primary"
				disabled={!hydrated}
				aria-disabled={working || locked > 0 || undefined}
			>
				{working ? t('signIn.working') : locked > 0 ? t('wait.button', { wait: wait(locked) }) : t('signIn.submit')}
			</button>
		</form>
	);
}
