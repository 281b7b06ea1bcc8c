'use client';

import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId, SignedOutError } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import { SignInAgain } from '@/app/client/SignInAgain';
import type { StagedUpload } from '@/app/server/import';
import { accept, type Done, ImportError } from './api';
import styles from './Import.module.css';

/** What a preview needs to be accepted or put away. */
export interface Acceptance {
	readonly upload: StagedUpload;
	readonly onDone: (done: Done) => void;
	readonly onDiscard: () => void;
	/** Something changed since: look again. */
	readonly onStale: () => void;
}

/** Says what a yes will write, and takes it. `label` is absent when there is nothing to accept. */
export function Accept({
	plan,
	label,
	children,
	upload,
	onDone,
	onDiscard,
	onStale,
}: Acceptance & { plan: string; label: string | null; children: ReactNode }) {
	const t = useTranslations('import.page');
	const sentence = useSentence();
	// One id for one plan: posted again after a lost answer, it is answered and not repeated.
	const [id] = useState(newId);
	const sending = useMutation({
		mutationFn: () => accept(upload, plan, id),
		onSuccess: onDone,
		onError: (fault) => {
			if (fault instanceof ImportError && fault.problem === 'changed') onStale();
		},
	});
	const { error } = sending;
	return (
		<section className={`card ${styles.accept}`} aria-label={t('accept.title')}>
			<div className={styles.facts}>{children}</div>
			<div className="row">
				{label && (
					<button
						type="button"
						className="button primary"
						disabled={sending.isPending}
						onClick={() => sending.mutate()}
					>
						{sending.isPending ? t('accept.sending') : label}
					</button>
				)}
				<button type="button" className="button" disabled={sending.isPending} onClick={onDiscard}>
					{label ? t('accept.discard') : t('upload.another')}
				</button>
			</div>
			{error && !(error instanceof SignedOutError) && (
				<p className="notice problem" role="alert">
					{error instanceof ImportError ? t(`error.${error.problem}`, { limit: 0 }) : sentence(error)}
				</p>
			)}
			{error instanceof SignedOutError && <SignInAgain onDone={() => sending.mutate()} />}
		</section>
	);
}

/** What happened; the eye and the reader of a screen are led to it. */
export function Accepted({ done }: { done: Done }) {
	const t = useTranslations('import.page.accept');
	const box = useRef<HTMLDivElement>(null);
	useEffect(() => box.current?.focus(), []);
	return (
		<div ref={box} className="notice" role="status" tabIndex={-1}>
			<strong>{done.name}</strong>:{' '}
			{done.events === 0 ? t('nothing') : t('done', { count: done.events, seq: done.seq })}
		</div>
	);
}
