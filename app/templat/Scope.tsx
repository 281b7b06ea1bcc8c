'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { ExcelView } from '@/db/excel/view';
import type { PermitScope } from '@/lib/plenary';
import styles from './Excel.module.css';

/** Which contests in which kelurahan: ticked at first, as far as the level above allows. */
export function Scope({ view, within }: { view: ExcelView; within?: PermitScope }) {
	const t = useTranslations('excel.permit');
	const locale = useLocale() as 'id' | 'en';
	const contests = view.contests.filter(({ code }) => !within || within.contests.includes(code));
	const kelurahan = view.kelurahan.filter(({ kode }) => !within || within.kelurahan.includes(kode));
	return (
		<>
			<fieldset className={styles.choices}>
				<legend>{t('contests')}</legend>
				{contests.map(({ code, name }) => (
					<label key={code} className="row">
						<input type="checkbox" name="contests" value={code} defaultChecked />
						{name[locale]}
					</label>
				))}
			</fieldset>
			<fieldset className={styles.choices}>
				<legend>{t('kelurahan')}</legend>
				{kelurahan.map(({ kode, name }) => (
					<label key={kode} className="row">
						<input type="checkbox" name="kelurahan" value={kode} defaultChecked />
						{name}
					</label>
				))}
			</fieldset>
		</>
	);
}

/** What is ticked; `null` where a row is left empty. */
export function scopeOf(form: FormData): { contests: string[]; kelurahan: string[] } | null {
	const contests = form.getAll('contests').map(String);
	const kelurahan = form.getAll('kelurahan').map(String);
	return contests.length > 0 && kelurahan.length > 0 ? { contests, kelurahan } : null;
}
