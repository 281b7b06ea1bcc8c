'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { read } from './api';
import { SignInForm } from './SignInForm';

interface Asking {
	done(): void;
	show(): void;
}

/** Every part of the page that has noticed the end of the session; the first of them asks. */
const asking: Asking[] = [];

/**
 * Signs in again over a page that is being worked on: the page stays, with everything typed on it. Show it
 * when a call throws `SignedOutError`; `onDone` runs once the new session is there. Where several parts of a
 * page notice it, one dialog is shown and all of them go on after it. Needs the words `auth`.
 */
export function SignInAgain({ username, onDone }: { username?: string; onDone: () => void }) {
	const [first, setFirst] = useState(false);
	const newest = useRef(onDone);
	useEffect(() => {
		newest.current = onDone;
	}, [onDone]);
	useEffect(() => {
		const own: Asking = { done: () => newest.current(), show: () => setFirst(true) };
		asking.push(own);
		asking[0]?.show();
		return () => {
			asking.splice(asking.indexOf(own), 1);
			asking[0]?.show();
		};
	}, []);
	return first ? (
		<PasswordDialog
			username={username}
			onDone={() => {
				for (const each of [...asking]) each.done();
			}}
		/>
	) : null;
}

function PasswordDialog({ username, onDone }: { username?: string | undefined; onDone: () => void }) {
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
