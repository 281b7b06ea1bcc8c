'use client';

import { useTranslations } from 'use-intl';
import type { Rules } from '@/lib/election/rules';
import styles from './Rules.module.css';

/** What the plenary agrees on at its opening; the election's defaults stand until somebody changes them. */
export function RulesFields({ rules, onChange }: { rules: Rules; onChange: (rules: Rules) => void }) {
	const t = useTranslations('desk.rules');
	const number = (key: 'maxPanels' | 'mandated' | 'inRoom', label: string) => (
		<label className="label">
			{label}
			<input
				className="input"
				type="number"
				inputMode="numeric"
				min={1}
				max={20}
				required
				value={rules[key]}
				onChange={(event) => onChange({ ...rules, [key]: Math.max(1, Math.min(20, event.target.valueAsNumber || 1)) })}
			/>
		</label>
	);
	const flag = (key: 'incidentBeforeGavel' | 'followUpBeforeGavel', label: string) => (
		<label className="row">
			<input
				type="checkbox"
				checked={rules[key]}
				onChange={(event) => onChange({ ...rules, [key]: event.target.checked })}
			/>
			{label}
		</label>
	);
	return (
		<fieldset className="card stack">
			<legend>{t('title')}</legend>
			<p className="hint">{t('hint')}</p>
			<div className={styles.grid}>
				{number('maxPanels', t('maxPanels'))}
				<label className="label">
					{t('order')}
					<select
						className="input"
						value={rules.order}
						onChange={(event) =>
							onChange({ ...rules, order: event.target.value === 'per-tps' ? 'per-tps' : 'per-kontes' })
						}
					>
						<option value="per-tps">{t('orders.per-tps')}</option>
						<option value="per-kontes">{t('orders.per-kontes')}</option>
					</select>
				</label>
				{number('mandated', t('mandated'))}
				{number('inRoom', t('inRoom'))}
				<label className="label">
					{t('from')}
					<input
						className="input"
						type="date"
						required
						value={rules.window.from}
						onChange={(event) => onChange({ ...rules, window: { ...rules.window, from: event.target.value } })}
					/>
				</label>
				<label className="label">
					{t('to')}
					<input
						className="input"
						type="date"
						required
						min={rules.window.from}
						value={rules.window.to}
						onChange={(event) => onChange({ ...rules, window: { ...rules.window, to: event.target.value } })}
					/>
				</label>
			</div>
			{flag('incidentBeforeGavel', t('incidentBeforeGavel'))}
			{flag('followUpBeforeGavel', t('followUpBeforeGavel'))}
		</fieldset>
	);
}
