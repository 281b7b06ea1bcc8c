'use client';

import { useTranslations } from 'use-intl';
import { DialogForm } from '@/app/client/DialogForm';
import { Modal } from '@/app/client/Modal';
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
	const copy = useCopy(view.copies.find((one) => one.witness === witness.id));
	const lay = (lines: typeof copy.lines) => {
		const about = { contest: view.contest.code, tps: view.place.tps };
		return command.send({ type: 'copy.lay', ...about, witness: witness.id, lines: [...lines] });
	};
	return (
		<Modal title={t('of', { no: witness.contestant, name: witness.name })} onClose={onClose}>
			<DialogForm
				submit={t('send', { count: copy.lines.length })}
				ready={copy.lines.length > 0 && copy.wrong.length === 0}
				send={() => lay(copy.lines)}
				others={[{ label: t('sendSame'), send: () => lay([]) }]}
				onClose={onClose}
			>
				<p className="hint">{t('hint')}</p>
				<CopyLines result={view} copy={copy} />
			</DialogForm>
		</Modal>
	);
}
