'use client';

import { useLocale, useTranslations } from 'use-intl';
import { useAddress } from '@/app/client/useAddress';
import type { RegistryContest } from '@/db/registry';

/** One contest, or all of them; the choice lives in the address. */
export function ContestChoice({ contests }: { contests: readonly RegistryContest[] }) {
	const t = useTranslations('registry');
	const locale = useLocale();
	const { values, put } = useAddress(['pemilihan']);
	return (
		<label className="label">
			{t('contest')}
			<select
				className="input"
				value={values.pemilihan}
				onChange={(event) => put({ pemilihan: event.currentTarget.value })}
			>
				<option value="">{t('allContests')}</option>
				{contests.map(({ code, name }) => (
					<option key={code} value={code}>
						{name[locale]}
					</option>
				))}
			</select>
		</label>
	);
}
