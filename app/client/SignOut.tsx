'use client';

import { type FormEvent, useState } from 'react';
import { signOut } from './sign-in';

export interface SignOutWords {
	readonly signOut: string;
	readonly signingOut: string;
	readonly failed: string;
}

/** Ends the session on the server, then leaves for the sign-in page; nothing of the page stays behind. */
export function SignOut({ words }: { words: SignOutWords }) {
	const [state, setState] = useState<'ready' | 'working' | 'failed'>('ready');

	const leave = async (event: FormEvent) => {
		event.preventDefault();
		if (state === 'working') return;
		setState('working');
		try {
			await signOut();
			location.assign('/masuk');
		} catch {
			setState('failed');
		}
	};

	return (
		<form method="post" action="/api/sign-out" onSubmit={leave} className="row">
			<button type="submit" className="button small" aria-disabled={state === 'working' || undefined}>
				{state === 'working' ? words.signingOut : words.signOut}
			</button>
			{state === 'failed' && <span role="alert">{words.failed}</span>}
		</form>
	);
}
