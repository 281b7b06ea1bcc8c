'use client';

import { useTranslations } from 'use-intl';
import { useSentence } from '@/app/client/errors';
import { SignInAgain } from '@/app/client/SignInAgain';
import type { Sending } from '@/app/client/useCommand';

/** What became of a command that did not go through: the sentence, a way out, or the password once more. */
export function CommandNotice({ command }: { command: Sending }) {
	const common = useTranslations('common');
	const sentence = useSentence();
	if (command.signedOut) return <SignInAgain onDone={command.resume} />;
	if (command.error === null || command.phase === 'idle') return null;
	return (
		<div className="notice problem row no-print" role="alert">
			{command.phase === 'waiting' ? common('error.waiting') : sentence(command.error)}
			{command.phase === 'waiting' ? (
				<button type="button" className="button small" onClick={() => command.giveUp()}>
					{common('stopWaiting')}
				</button>
			) : null}
		</div>
	);
}
