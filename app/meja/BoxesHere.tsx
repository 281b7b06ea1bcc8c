'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { read } from '@/app/client/api';
import type { PreparationView } from '@/db/preparation';

/** Whether the sealed boxes of all TPS have come (PKPU 5/2024 art. 14(1)); told before the opening, never a lock. */
export function BoxesHere({ kecamatan }: { kecamatan: string }) {
	const t = useTranslations('desk.opening.boxes');
	const { data } = useQuery({
		queryKey: ['live', '*', 'preparation'],
		queryFn: ({ signal }) => read<PreparationView>('/api/persiapan', signal),
	});
	if (!data) return null;
	const own = data.kelurahan.filter(({ kode }) => kode.startsWith(kecamatan));
	const sum = (key: 'boxes' | 'received' | 'damaged' | 'missing') => own.reduce((all, one) => all + one[key], 0);
	const values = { boxes: sum('boxes'), received: sum('received'), bad: sum('damaged') + sum('missing') };
	return (
		<p className="notice">
			{t(values.received < values.boxes ? 'some' : 'all', values)}{' '}
			<Link href="/persiapan" prefetch={false}>
				{t('link')}
			</Link>
		</p>
	);
}
