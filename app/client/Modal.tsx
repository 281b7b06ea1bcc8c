'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/** A dialog over the page; Escape closes it, the focus returns to where it was. */
export function Modal({ title, children, onClose }: { title: string; children: ReactNode; onClose: () => void }) {
	const dialog = useRef<HTMLDialogElement>(null);
	useEffect(() => {
		const before = document.activeElement;
		dialog.current?.showModal();
		return () => {
			if (before instanceof HTMLElement) before.focus();
		};
	}, []);
	return (
		<dialog ref={dialog} aria-label={title} onClose={onClose} className="stack">
			<h2>{title}</h2>
			{children}
		</dialog>
	);
}
