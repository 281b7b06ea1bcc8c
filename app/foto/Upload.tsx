'use client';

import { type ChangeEvent, type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PhotoAnswer } from '@/app/api/photos/route';
import { RefusedError, send } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import type { PhotoSource } from '@/lib/plenary/lists';
import styles from './Photos.module.css';

/** Attaches photos from the camera of this device or from files, and says what became of each. */
export function Upload({
	contest,
	tps,
	page,
	has,
	onDone,
	onNext,
	children,
}: {
	contest: string;
	tps: string;
	page: number;
	has: boolean;
	onDone: () => void;
	/** The next page that has no photo yet. */
	onNext: { readonly page: number; readonly go: () => void } | null;
	/** Other ways to bring a photo. */
	children: ReactNode;
}) {
	const t = useTranslations('photo');
	const sentence = useSentence();
	const [busy, setBusy] = useState(0);
	const [accepted, setAccepted] = useState(0);
	const [elsewhere, setElsewhere] = useState(0);
	const [problems, setProblems] = useState<readonly string[]>([]);
	const upload = async (source: PhotoSource, event: ChangeEvent<HTMLInputElement>) => {
		const files = [...(event.target.files ?? [])];
		event.target.value = '';
		if (files.length === 0) return;
		const body = new FormData();
		for (const [key, value] of Object.entries({ contest, tps, page: String(page), source })) body.append(key, value);
		for (const file of files) body.append('files', file, file.name);
		setBusy(files.length);
		setAccepted(0);
		setElsewhere(0);
		setProblems([]);
		try {
			const { answers } = (await (await send('/api/photos', { method: 'POST', body })).json()) as {
				answers: PhotoAnswer[];
			};
			const taken = answers.filter(({ ok }) => ok);
			setAccepted(taken.length);
			setElsewhere(taken.filter((answer) => answer.tps !== tps).length);
			setProblems(
				answers.filter(({ ok }) => !ok).map((answer) => t('rejected', { name: answer.name, why: why(answer) })),
			);
		} catch (fault) {
			const tooLarge = fault instanceof RefusedError && fault.refusal.context.field === 'files';
			setProblems([tooLarge ? t('uploadTooLarge') : sentence(fault)]);
		} finally {
			setBusy(0);
			onDone();
		}
	};
	const why = ({ problem, refusal }: PhotoAnswer) =>
		problem ? t(`problem.${problem}`) : refusal ? sentence(new RefusedError(refusal)) : '';
	return (
		<div className={`no-print ${styles.upload}`}>
			<div className="row">
				<label className={`button ${has ? '' : 'primary'} ${styles.pick}`}>
					{t('camera')}
					<input
						type="file"
						accept="image/jpeg,image/png"
						capture="environment"
						className="visually-hidden"
						disabled={busy > 0}
						onChange={(event) => void upload('kamera', event)}
					/>
				</label>
				<label className={`button ${styles.pick}`}>
					{t(has ? 'replace' : 'file')}
					<input
						type="file"
						accept="image/jpeg,image/png"
						multiple
						className="visually-hidden"
						disabled={busy > 0}
						onChange={(event) => void upload('berkas', event)}
					/>
				</label>
				{children}
				<span role="status">
					{busy > 0
						? t('sending', { count: busy })
						: accepted > 0
							? `${t('accepted', { count: accepted })} ${elsewhere > 0 ? t('elsewhere', { count: elsewhere }) : ''}`
							: ''}
				</span>
			</div>
			{accepted === 1 && busy === 0 && onNext ? (
				<p>
					<button
						type="button"
						className="button primary"
						onClick={() => {
							setAccepted(0);
							onNext.go();
						}}
					>
						{t('nextPage', { page: onNext.page })}
					</button>
				</p>
			) : null}
			{problems.length > 0 ? (
				<ul className="notice problem" role="alert">
					{problems.map((problem) => (
						<li key={problem}>{problem}</li>
					))}
				</ul>
			) : null}
			<p className="hint">{t('limits')}</p>
		</div>
	);
}
