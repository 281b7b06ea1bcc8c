'use client';

import { useTranslations } from 'use-intl';
import styles from './Import.module.css';
import { FIRST, type ImportUrl } from './useImportUrl';

/** Most rows a page is asked to show. */
const MOST = 20_000;

/** Narrows a list by what is typed; held in the address. */
export function Search({ url }: { url: ImportUrl }) {
	const t = useTranslations('import.page.preview');
	return (
		<label className={styles.search}>
			<span className="visually-hidden">{t('search')}</span>
			<input
				className="input"
				type="search"
				placeholder={t('search')}
				value={url.search}
				onChange={(event) => url.set({ cari: event.target.value, batas: '' })}
			/>
		</label>
	);
}

/** How much of a long list is shown, and a way to see more. */
export function More({ shown, all, url }: { shown: number; all: number; url: ImportUrl }) {
	const t = useTranslations('import.page.preview');
	if (all === 0) return null;
	const next = Math.min(all - shown, 4 * FIRST);
	return (
		<div className="row">
			<span className="hint">{t('shown', { shown, all })}</span>
			{shown < all && (
				<button
					type="button"
					className="button small"
					onClick={() => url.set({ batas: String(Math.min(MOST, shown + next)) })}
				>
					{t('more', { count: next })}
				</button>
			)}
		</div>
	);
}
