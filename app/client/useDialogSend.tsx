'use client';

import { type ReactNode, useState } from 'react';
import { useSentence } from './errors';

/** How what a dialog sent stands. */
export interface DialogSend {
	/** On its way, or waiting for the line: not to be sent a second time. */
	readonly pending: boolean;
	/** Why it was refused, in words; nothing while it was not. */
	readonly notice: ReactNode;
	/** Follows what was sent: the dialog closes when the door accepted it, and keeps what was typed when not. */
	follow(sent: Promise<unknown>): void;
}

/** For a dialog with something typed in it: a "no" must not take the words away. */
export function useDialogSend(onClose: () => void): DialogSend {
	const sentence = useSentence();
	const [pending, setPending] = useState(false);
	const [fault, setFault] = useState<unknown>(null);
	return {
		pending,
		notice: fault === null ? null : <p className="notice problem">{sentence(fault)}</p>,
		follow: (sent) => {
			setPending(true);
			setFault(null);
			sent.then(onClose, (refused) => {
				setPending(false);
				setFault(refused);
			});
		},
	};
}
