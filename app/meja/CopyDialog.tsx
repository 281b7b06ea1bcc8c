'use client';

import type { FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { Modal } from '@/app/client/Modal';
import { useDialogSend } from '@/app/client/useDialogSend';
import { CopyLines } from '@/app/ui/CopyLines';
import { useCopy } from '@/app/ui/useCopy';
import type { WitnessView } from '@/lib/plenary';
import type { ResultProps } from './props';

/** A witness shows the own C.Hasil Salinan at the desk: only what differs is typed. */
export function CopyDialog({
	view,
	command,
	witness,
	onClose,
}: ResultProps & { witness: WitnessView; onClose: () => void }) {
	const t = useTranslations('copy');
	const common = useTranslations('common');
	const copy = useCopy(view.copies.find((one) => one.witness === witness.id));
	const dialog = useDialogSend(onClose);
	const send = (lines: typeof copy.lines) => {
		const about = { contest: view.contest.code, tps: view.place.tps };
		dialog.follow(command.send({ type: 'copy.lay', ...about, witness: witness.id, lines: [...lines] }));
	};
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (copy.wrong.length === 0 && copy.lines.length > 0) send(copy.lines);
	};
	return (
		<Modal title={t('of', { no: witness.contestant, name: witness.name })} onClose={onClose}>
			<form className="stack" onSubmit={submit}>
				<p className="hint">{t('hint')}</p>
				<CopyLines result={view} copy={copy} />
				{dialog.notice}
				<p className="row">
					<button
						type="submit"
						className="button primary"
						disabled={dialog.pending || copy.lines.length === 0 || copy.wrong.length > 0}
					>
						{t('send', { count: copy.lines.length })}
					</button>
					<button type="button" className="button" onClick={() => send([])}>
						{t('sendSame')}
					</button>
					<button type="button" className="button" onClick={onClose}>
						{common('cancel')}
					</button>
				</p>
			</form>
		</Modal>
	);
}
