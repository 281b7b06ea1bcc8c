'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Correction } from './api';

/** A filed C.Hasil is only ever corrected: why, at whose request, initialled by whom. */
export function CorrectionForm({ onChange }: { onChange: (correction: Correction | null) => void }) {
	const t = useTranslations('excel.correction');
	const [said, setSaid] = useState({ reason: '', requestedBy: '', initialled: '' });
	const put = (patch: Partial<typeof said>) => {
		const next = { ...said, ...patch };
		setSaid(next);
		const initialled = next.initialled
			.split(',')
			.map((name) => name.trim())
			.filter((name) => name !== '');
		const whole = next.reason.trim() !== '' && next.requestedBy.trim() !== '' && initialled.length > 0;
		onChange(whole ? { reason: next.reason.trim(), requestedBy: next.requestedBy.trim(), initialled } : null);
	};
	return (
		<fieldset className="stack">
			<legend>{t('title')}</legend>
			<p className="hint">{t('hint')}</p>
			{(['reason', 'requestedBy', 'initialled'] as const).map((field) => (
				<label key={field} className="label">
					{t(field)}
					<input
						className="input"
						maxLength={field === 'reason' ? 2000 : 120}
						value={said[field]}
						onChange={(event) => put({ [field]: event.target.value })}
					/>
				</label>
			))}
		</fieldset>
	);
}
