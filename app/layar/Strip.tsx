import { useTranslations } from 'use-intl';
import styles from './Strip.module.css';

/** Addresses of strips by field. */
export type Strips = Readonly<Record<string, string>>;

/** The handwriting of one number, large enough for the last row of the hall. Its place is kept before it has come. */
export function HallStrip({ source, name }: { source: string; name: string }) {
	const t = useTranslations('photo');
	// biome-ignore lint/performance/noImgElement: served by our own route, already cut to size.
	return <img className={styles.strip} src={source} alt={t('strip', { field: name })} />;
}
