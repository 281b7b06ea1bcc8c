'use client';

import { useTranslations } from 'use-intl';
import type { PreparationView } from '@/db/preparation';
import styles from './Preparation.module.css';

/** What stands above a list on paper; on the screen the page says it already. */
export function PaperHead({ view, title }: { view: PreparationView; title: string }) {
	const t = useTranslations('preparation');
	const common = useTranslations('common');
	return (
		<div className={styles.onlyPrint}>
			<h1>{title}</h1>
			<p>{t('place', { kecamatan: view.kecamatanName })}</p>
			<p>{common('aid')}</p>
		</div>
	);
}
