'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { read } from './api';
import { SignInForm } from './SignInForm';
import { signOut } from './sign-in';

interface Me {
	readonly account: string;
	readonly name: string;
	readonly mustChange: boolean;
}

/** What waits on a page was asked for by the person it was made for: nobody else's name may come under it. */
function isAnother({ account }: Me): boolean {
	const owner = document.querySelector<HTMLElement>('[data-account]')?.dataset.account;
	return owner !== undefined && owner !== account;
}

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

	/** Who signed in where somebody else's work lies open, and how often. */
	const [other, setOther] = useState<{ name: string; times: number }>({ name: '', times: 0 });

	const done = async () => {
		const me = await read<Me>('/api/me').catch(() => null);
		if (me && isAnother(me)) {
			// Under that session the page would read and write as somebody it was not made for.
			await signOut().catch(() => undefined);
			setOther(({ times }) => ({ name: me.name, times: times + 1 }));
		} else if (me?.mustChange) {
			location.assign(`/sandi?ke=${encodeURIComponent(location.pathname + location.search)}`);
		} else onDone();
	};

	return (
		// Escape does not close it: without a session the page under it can do nothing.
		<dialog ref={dialog} className="stack" aria-labelledby={title} onCancel={(event) => event.preventDefault()}>
			<h2 id={title}>{t('title')}</h2>
			<p>{t('lead')}</p>
			{other.times > 0 ? (
				<div role="alert" className="notice problem stack">
					<p>{t('other', { name: other.name })}</p>
					<p>
						<button type="button" className="button small" onClick={() => location.assign('/masuk')}>
							{t('leave')}
						</button>
					</p>
				</div>
			) : null}
			<SignInForm key={other.times} username={username} onDone={done} />
		</dialog>
	);
}
