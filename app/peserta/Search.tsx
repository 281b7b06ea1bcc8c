'use client';

import { useTranslations } from 'use-intl';

/** The search; it lives in the address, so that a reload or a shared link keeps it. */
export function Search({ value }: { value: string }) {
	const t = useTranslations('registry.search');
	const change = (next: string) => {
		const url = new URL(location.href);
		if (next) url.searchParams.set('cari', next);
		else url.searchParams.delete('cari');
		// Next keeps useSearchParams in step with the history.
		window.history.replaceState(null, '', url);
	};
	return (
		<label className="label">
			{t('label')}
			<input
				className="input"
				type="search"
				defaultValue={value}
				onChange={(event) => change(event.target.value.trim())}
			/>
		</label>
	);
}
