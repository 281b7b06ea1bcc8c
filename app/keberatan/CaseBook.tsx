'use client';

import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { read } from '@/app/client/api';
import { useLive } from '@/app/client/live';
import { useCommand } from '@/app/client/useCommand';
import { CommandNotice } from '@/app/ui/CommandNotice';
import type { CaseEntry } from '@/db/cases';
import type { Role } from '@/lib/plenary';
import { isPending, travelsUp } from '@/lib/plenary/case';
import { POLICY } from '@/lib/plenary/policy';
import { CaseCard } from './CaseCard';
import styles from './Cases.module.css';
import { FileCase } from './FileCase';

const FILTERS = ['all', 'pending', 'up', 'events'] as const;
type Filter = (typeof FILTERS)[number];

/** The book of objections and special events. */
export function CaseBook({ role }: { role: Role }) {
	const t = useTranslations('cases');
	const params = useSearchParams();
	useLive();
	const command = useCommand();
	const [filing, setFiling] = useState(false);
	const { data } = useQuery({
		queryKey: ['live', '*', 'cases'],
		queryFn: ({ signal }) => read<CaseEntry[]>('/api/keberatan', signal),
	});
	const filter = FILTERS.find((each) => each === params.get('saring')) ?? 'all';
	const wanted = (params.get('cari') ?? '').trim().toLowerCase();
	const set = (key: string, value: string) => {
		const next = new URLSearchParams(window.location.search);
		if (value === '' || value === 'all') next.delete(key);
		else next.set(key, value);
		const query = next.toString();
		window.history.replaceState(null, '', query === '' ? window.location.pathname : `?${query}`);
	};
	if (!data) return <p className="page">{t('loading')}</p>;
	const shown = data.filter((entry) => passes(entry, filter) && speaksOf(entry, wanted));
	return (
		<div className="page stack">
			<header className={`row ${styles.head}`}>
				<h1>{t('title')}</h1>
				{POLICY['case.file'].roles[role] ? (
					<button type="button" className="button primary no-print" onClick={() => setFiling(true)}>
						{t('file.open')}
					</button>
				) : null}
			</header>
			<p className="hint">{t('lead')}</p>
			<CommandNotice command={command} />
			{filing ? <FileCase about={null} role={role} command={command} onClose={() => setFiling(false)} /> : null}
			{data.length === 0 ? (
				<p className={styles.nihil}>
					<strong>NIHIL</strong> – {t('nihil')}
				</p>
			) : (
				<>
					<div className={`row no-print ${styles.filters}`}>
						<input
							className="input"
							type="search"
							value={params.get('cari') ?? ''}
							placeholder={t('search')}
							aria-label={t('search')}
							onChange={(event) => set('cari', event.target.value)}
						/>
						<select
							className="input"
							value={filter}
							aria-label={t('filter')}
							onChange={(event) => set('saring', event.target.value)}
						>
							{FILTERS.map((each) => (
								<option key={each} value={each}>
									{t(`filters.${each}`, { count: data.filter((entry) => passes(entry, each)).length })}
								</option>
							))}
						</select>
					</div>
					<ul className={styles.list}>
						{shown.map((entry) => (
							<li key={entry.case.id}>
								<CaseCard entry={entry} role={role} command={command} />
							</li>
						))}
						{shown.length === 0 ? <li className="hint">{t('none')}</li> : null}
					</ul>
				</>
			)}
		</div>
	);
}

function passes({ case: one }: CaseEntry, filter: Filter): boolean {
	switch (filter) {
		case 'all':
			return true;
		case 'pending':
			return isPending(one);
		case 'up':
			return travelsUp(one);
		case 'events':
			return one.kind === 'kejadian-khusus';
	}
}

function speaksOf({ case: one, place }: CaseEntry, wanted: string): boolean {
	if (wanted === '') return true;
	const said = [one.text, one.from.name, place?.tps, place?.tpsName, place?.kelurahanName];
	return said.some((part) => part?.toLowerCase().includes(wanted));
}
