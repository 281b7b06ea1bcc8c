'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId, OfflineError, post } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import { CopyLines } from '@/app/ui/CopyLines';
import { useCopy } from '@/app/ui/useCopy';
import type { CopyView } from '@/lib/plenary/copy';
import type { ResultView } from '@/lib/plenary/view';
import styles from './Phone.module.css';

/** The witness's own C.Hasil Salinan beside what was read: typed here is only what differs. */
export function OwnCopy({ result, witness, onLaid }: { result: ResultView; witness: string; onLaid: () => void }) {
	const t = useTranslations('copy');
	const [open, setOpen] = useState(false);
	const before = result.copies.find((copy) => copy.witness === witness);
	const differing = before?.lines.filter(({ differs }) => differs).length ?? 0;
	if (!result.filled || !(result.onFloor || before)) return null;
	const mayType = result.onFloor && !result.lock;
	return (
		<section className={styles.copy} aria-labelledby="salinan">
			<h2 id="salinan">{t('title')}</h2>
			{before ? (
				<p role="status">{differing > 0 ? `≠ ${t('ownDiffers', { count: differing })}` : `✓ ${t('ownSame')}`}</p>
			) : (
				<p className={styles.small}>{t('ownHint')}</p>
			)}
			{open && mayType ? (
				<Typing
					result={result}
					before={before}
					onClose={() => setOpen(false)}
					onDone={() => {
						setOpen(false);
						onLaid();
					}}
				/>
			) : mayType ? (
				<button type="button" className={styles.button} onClick={() => setOpen(true)}>
					{before ? t('again') : t('open')}
				</button>
			) : null}
		</section>
	);
}

function Typing({
	result,
	before,
	onClose,
	onDone,
}: {
	result: ResultView;
	before: CopyView | undefined;
	onClose: () => void;
	onDone: () => void;
}) {
	const t = useTranslations('copy');
	const sentence = useSentence();
	const copy = useCopy(before);
	// One id for what is sent: again after a lost answer, it is still one.
	const [id] = useState(newId);
	const [sending, setSending] = useState(false);
	const [problem, setProblem] = useState<unknown>(null);
	const send = async (lines: typeof copy.lines) => {
		if (sending) return;
		setSending(true);
		setProblem(null);
		const about = { contest: result.contest.code, tps: result.place.tps };
		try {
			await post({ type: 'copy.lay', ...about, witness: null, lines: [...lines] }, { id });
			onDone();
		} catch (fault) {
			setProblem(fault);
			setSending(false);
		}
	};
	return (
		<form
			className={styles.typing}
			onSubmit={(event) => {
				event.preventDefault();
				if (copy.wrong.length === 0 && copy.lines.length > 0) void send(copy.lines);
			}}
		>
			<p>{t('hint')}</p>
			<CopyLines result={result} copy={copy} />
			{problem ? (
				<p className={styles.problem} role="alert">
					{problem instanceof OfflineError ? t('offline') : sentence(problem)}
				</p>
			) : null}
			<p className={styles.buttons}>
				<button
					type="submit"
					className={styles.button}
					disabled={sending || copy.lines.length === 0 || copy.wrong.length > 0}
				>
					{sending ? t('sending') : t('send', { count: copy.lines.length })}
				</button>
				<button type="button" className={styles.button} disabled={sending} onClick={() => void send([])}>
					{t('sendSame')}
				</button>
				<button type="button" className={styles.button} onClick={onClose}>
					{t('close')}
				</button>
			</p>
		</form>
	);
}
