'use client';

import { useEffect, useId, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { read } from './api';
import { SignInForm } from './SignInForm';

/**
 * Signs in again over a page that is being worked on: the page stays, with everything typed on it. Show it
 * when a call throws `SignedOutError`; `onDone` runs once the new session is there. Needs the words `auth`.
 */
export function SignInAgain({ username, onDone }: { username?: string; onDone: () => void }) {
	const t = useTranslations('auth.again');
	const title = useId();
	const dialog = useRef<HTMLDialogElement>(null);

	useEffect(() => {
		const element = dialog.current;
		const before = document.activeElement;
		element?.showModal();
		return () => {
			element?.close();
			if (before instanceof HTMLElement) before.focus();
		};
	}, []);

	const done = async () => {
		const me = await read<{ mustChange: boolean }>('/api/me').catch(() => null);
		if (me?.mustChange) {
			location.assign(`/sandi?ke=${encodeURIComponent(location.pathname + location.search)}`);
		} else onDone();
	};

	return (
		// Escape does not close it: without a session the page under it can do nothing.
		<dialog ref={dialog} className="stack" aria-labelledby={title} onCancel={(event) => event.preventDefault()}>
			<h2 id={title}>{t('title')}</h2>
			<p>{t('lead')}</p>
			<SignInForm username={username} onDone={done} />
		</dialog>
	);
}
