'use client';

import { useTranslations } from 'use-intl';
import styles from './Accounts.module.css';
import { type Filter, STATES } from './filter';

const ROLES = ['ketua', 'anggota', 'operator', 'pps', 'web', 'mobile', 'panwaslu', 'admin'] as const;

/** What the list is narrowed to; it lives in the address. */
export function Filters({ filter }: { filter: Filter }) {
	const t = useTranslations('accounts');
	const common = useTranslations('common');
	return (
		<search className={`${styles.filters} no-print`}>
			<label className="label">
				{t('search')}
				<input
					className="input"
					type="search"
					value={filter.text}
					onChange={(event) => put({ cari: event.currentTarget.value })}
				/>
			</label>
			<label className="label">
				{t('role')}
				<select className="input" value={filter.role} onChange={(event) => put({ peran: event.currentTarget.value })}>
					<option value="">{t('all')}</option>
					{ROLES.map((role) => (
						<option key={role} value={role}>
							{common(`role.${role}`)}
						</option>
					))}
				</select>
			</label>
			<label className="label">
				{t('status')}
				<select
					className="input"
					value={filter.state}
					onChange={(event) => put({ keadaan: event.currentTarget.value })}
				>
					<option value="">{t('all')}</option>
					{STATES.map((state) => (
						<option key={state} value={state}>
							{t(`state.${state}`)}
						</option>
					))}
				</select>
			</label>
		</search>
	);
}

/** Leaves the filter; it stands beside the count, so that nothing moves when it comes. */
export function ClearFilter({ filter }: { filter: Filter }) {
	const t = useTranslations('accounts');
	if (filter.text === '' && filter.role === '' && filter.state === '') return null;
	return (
		<button type="button" className="button small no-print" onClick={() => put({ cari: '', peran: '', keadaan: '' })}>
			{t('clear')}
		</button>
	);
}

/** Writes to the address without a new entry in the history: typing is no journey. */
function put(patch: Readonly<Record<string, string>>): void {
	const query = new URLSearchParams(location.search);
	for (const [key, value] of Object.entries(patch)) {
		if (value) query.set(key, value);
		else query.delete(key);
	}
	history.replaceState(null, '', query.size > 0 ? `?${query}` : location.pathname);
}
