'use client';

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from './errors';
import { useLate } from './useLate';

/** Another way to answer the same dialog. */
export interface OtherAnswer {
	readonly label: string;
	send(): Promise<unknown>;
}

/**
 * The form of a dialog that sends a command: what is typed, the refusal, what is being waited for, the buttons.
 *
 * A "no" keeps what was typed. While the command is on its way the fields stand still, because what is changed
 * now would not be sent; and the closing button closes the dialog only: whether a request arrived nobody
 * can know before its answer, so the command goes on by itself, and the dialog says so.
 */
export function DialogForm({
	submit,
	ready = true,
	send,
	others = [],
	onClose,
	children,
}: {
	/** What the main button says. */
	submit: string;
	/** False while something is missing for the main button. */
	ready?: boolean;
	/** Sends what is typed; settles when the door has answered. `null` where the dialog says what is missing. */
	send: (form: FormData) => Promise<unknown> | null;
	others?: readonly OtherAnswer[];
	onClose: () => void;
	children: ReactNode;
}) {
	const common = useTranslations('common');
	const sentence = useSentence();
	const [pending, setPending] = useState(false);
	const [fault, setFault] = useState<unknown>(null);
	const late = useLate(pending);
	const before = useRef<Element | null>(null);
	const end = useRef<HTMLParagraphElement>(null);
	const follow = (sent: Promise<unknown> | null) => {
		if (sent === null) return;
		before.current = document.activeElement;
		setPending(true);
		setFault(null);
		sent.then(onClose, (refused: unknown) => {
			setPending(false);
			setFault(refused);
		});
	};
	// Fields that stood still lost the focus: after a "no" the fingers are where they were.
	useEffect(() => {
		if (fault !== null && before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
	}, [fault]);
	// On a small screen what is said stands below the fold.
	useEffect(() => {
		if (late || fault !== null) end.current?.scrollIntoView({ block: 'nearest' });
	}, [late, fault]);
	return (
		<form
			className="stack"
			onSubmit={(event: FormEvent<HTMLFormElement>) => {
				event.preventDefault();
				if (ready && !pending) follow(send(new FormData(event.currentTarget)));
			}}
		>
			<fieldset className="bare stack" disabled={pending}>
				{children}
			</fieldset>
			<div role="alert">{fault === null ? null : <p className="notice problem">{sentence(fault)}</p>}</div>
			<div role="status">{late ? <p className="notice">{common('dialog.waiting')}</p> : null}</div>
			<p ref={end} className="row">
				<button type="submit" className="button primary" disabled={pending || !ready}>
					{submit}
				</button>
				{others.map(({ label, send: answer }) => (
					<button key={label} type="button" className="button" disabled={pending} onClick={() => follow(answer())}>
						{label}
					</button>
				))}
				<button type="button" className="button" onClick={onClose}>
					{common(pending ? 'close' : 'cancel')}
				</button>
			</p>
		</form>
	);
}
