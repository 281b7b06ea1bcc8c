'use client';

import { useTranslations } from 'use-intl';
import type { Restoring as State } from '@/app/server/backups';

/** How far a restore is, or why there was none. */
export function Restoring({ restoring }: { restoring: State | null }) {
	const t = useTranslations('backup.restore');
	if (!restoring) return null;
	if (restoring.phase === 'failed') {
		return (
			<p className="notice problem" role="alert">
				<strong>{t('failed')}</strong> {t(`problem.${restoring.code}`, { detail: restoring.detail })}
			</p>
		);
	}
	return (
		<p className="notice" role="status">
			{t(`phase.${restoring.phase}`)}
			{restoring.phase === 'restart' && ` ${t('key')}`}
		</p>
	);
}
