'use client';

import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { OfflineError } from './api';
import { signIn } from './sign-in';

/**
 * Signing in by a code: a witness's phone or a projector. A code that came with the address (from a QR) is
 * filled in already, and one tap is enough.
 */
export function CodeForm({
	provider,
	code = '',
	next,
	className,
}: {
	provider: 'saksi' | 'layar';
	code?: string;
	next: string;
	className?: string;
}) {
	const t = useTranslations(provider === 'saksi' ? 'phone.enter' : 'hall.enter');
	const id = useId();
	const [working, setWorking] = useState(false);
	const [problem, setProblem] = useState<string | null>(null);

	const submit = async (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const typed = String(new FormData(event.currentTarget).get('code') ?? '').trim();
		if (working) return;
		if (!typed) return setProblem(t('empty'));
		setWorking(true);
		setProblem(null);
		try {
			const answer = await signIn(provider, { code: typed });
			// Loaded afresh, so that nothing of a former person stays.
			if (answer.ok) return location.assign(next);
			setProblem(answer.problem === 'locked' ? t('locked', { seconds: answer.seconds ?? 30 }) : t(answer.problem));
		} catch (fault) {
			if (!(fault instanceof OfflineError)) throw fault;
			setProblem(t('offline'));
		}
		setWorking(false);
	};

	return (
		<form method="post" className={className} onSubmit={submit}>
			<h1>{t('title')}</h1>
			<p id={`${id}-hint`}>{code ? t('ready') : t('hint')}</p>
			<label htmlFor={`${id}-code`}>{t('label')}</label>
			<input
				id={`${id}-code`}
				name="code"
				defaultValue={code}
				autoComplete="one-time-code"
				autoCapitalize="characters"
				autoCorrect="off"
				spellCheck={false}
				maxLength={40}
				aria-describedby={`${id}-hint ${id}-problem`}
				aria-invalid={problem !== null}
				// biome-ignore lint/a11y/noAutofocus: the page has this one field, and a television no pointer.
				autoFocus={!code}
			/>
			<p id={`${id}-problem`} role="alert">
				{problem}
			</p>
			<button type="submit" aria-disabled={working}>
				{working ? t('busy') : t('submit')}
			</button>
		</form>
	);
}
