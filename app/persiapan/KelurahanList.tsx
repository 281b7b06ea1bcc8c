'use client';

import { useTranslations } from 'use-intl';
import { useAddress } from '@/app/client/useAddress';
import type { PreparationView } from '@/db/preparation';
import styles from './Preparation.module.css';

/** Every kelurahan/desa with how many of its boxes are here; the choice lives in the address. */
export function KelurahanList({ view, current }: { view: PreparationView; current: string }) {
	const t = useTranslations('preparation.box');
	const { put } = useAddress(['kelurahan', 'cari', 'tampil']);
	const all = view.kelurahan.reduce(
		(sum, { boxes, received }) => ({ boxes: sum.boxes + boxes, received: sum.received + received }),
		{ boxes: 0, received: 0 },
	);
	return (
		<nav className={`${styles.kelurahan} no-print`} aria-label={t('kelurahan')}>
			<p className="notice">
				{all.received < all.boxes ? t('notAll', { missing: all.boxes - all.received }) : `✓ ${t('all')}`}
			</p>
			<ul>
				{view.kelurahan.map(({ kode, name, boxes, received, damaged, missing }) => (
					<li key={kode}>
						<button
							type="button"
							aria-current={kode === current ? 'true' : undefined}
							onClick={() => put({ kelurahan: kode, cari: '', tampil: '' })}
						>
							<span className={styles.name}>{name}</span>
							<span className={styles.count}>
								<span aria-hidden="true">{received >= boxes ? '✓' : received === 0 ? '–' : '◐'}</span>{' '}
								{t('of', { received, boxes })}
								{damaged + missing > 0 ? ` · ◆ ${damaged + missing}` : ''}
							</span>
						</button>
					</li>
				))}
			</ul>
		</nav>
	);
}
