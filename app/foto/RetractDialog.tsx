'use client';

import { useTranslations } from 'use-intl';
import { ReasonDialog } from '@/app/meja/ReasonDialog';

/** Takes a photo away from its page, with the reason. */
export function RetractDialog({
	page,
	onClose,
	onDone,
}: {
	page: number;
	onClose: () => void;
	onDone: (reason: string) => Promise<unknown>;
}) {
	const t = useTranslations('photo.retract');
	return (
		<ReasonDialog
			title={t('title', { page })}
			hint={t('hint')}
			label={t('label')}
			button={t('confirm')}
			onClose={onClose}
			onDone={onDone}
		/>
	);
}
