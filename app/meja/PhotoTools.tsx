'use client';

import { useTranslations } from 'use-intl';
import type { PhotoView } from '@/lib/photo/view';

/** In the heading of a TPS: its photos, and whether their strips stand beside the rows. */
export function PhotoTools({
	photos,
	shown,
	onShow,
}: {
	photos: PhotoView | undefined;
	shown: boolean;
	onShow: (shown: boolean) => void;
}) {
	const t = useTranslations('photo');
	if (!photos) return null;
	const have = photos.pages.filter(({ current }) => current !== null).length;
	return (
		<>
			{Object.keys(photos.strips).length > 0 ? (
				<label className="row no-print">
					<input type="checkbox" checked={shown} onChange={(event) => onShow(event.target.checked)} />
					{t('strips')}
				</label>
			) : null}
			<a className="no-print" href={`/foto?kontes=${photos.contest}&tps=${photos.tps}`}>
				{t('link', { have, of: photos.pages.length })}
			</a>
		</>
	);
}
