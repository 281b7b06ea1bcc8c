'use client';

import { createContext, useContext } from 'react';
import { useTranslations } from 'use-intl';
import styles from './Strip.module.css';

/** Addresses of strips by field; `null` where strips are not shown. */
export const Strips = createContext<Readonly<Record<string, string>> | null>(null);

/** True where the form has a column of strips. */
export function useStrips(): boolean {
	const strips = useContext(Strips);
	return strips !== null && Object.keys(strips).length > 0;
}

/** The handwriting of one number beside its row. A row without a photo keeps the place, so that nothing jumps. */
export function Strip({ field, name }: { field: string; name: string }) {
	const t = useTranslations('photo');
	const strips = useContext(Strips);
	const address = strips?.[field];
	return address ? (
		// biome-ignore lint/performance/noImgElement: served by our own route, already cut to size.
		<img className={styles.strip} src={address} alt={t('strip', { field: name })} data-strip={field} />
	) : (
		<span className={styles.strip} />
	);
}
