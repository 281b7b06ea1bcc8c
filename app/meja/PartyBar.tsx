'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Entry } from '@/lib/entry/model';
import { pageAt, pagesOf, stateOfPage, sumOf } from '@/lib/entry/pages';
import { toParty } from '@/lib/entry/rest';
import type { Finding } from '@/lib/forms/rules';
import type { Contest } from '@/lib/forms/types';
import styles from './PartyBar.module.css';

/** The pages of a long form: how far each is, and the way to a party by its number. */
export function PartyBar({
	contest,
	entry,
	findings,
	jumping,
	onJump,
	onClose,
}: {
	contest: Contest;
	entry: Entry;
	findings: readonly Finding[];
	/** True while the number of a party is being typed. */
	jumping: boolean;
	onJump: (entry: Entry) => void;
	onClose: () => void;
}) {
	const t = useTranslations('desk.pages');
	const [wanted, setWanted] = useState('');
	const [unknown, setUnknown] = useState(false);
	const input = useRef<HTMLInputElement>(null);
	const pages = pagesOf(contest);
	const here = pageAt(contest, entry.at);
	const broken = new Set(
		findings.filter(({ code }) => code.startsWith('K')).flatMap(({ fields }) => fields.slice(0, 1)),
	);
	const totals = contest.fields.filter(({ countsAsValid }) => countsAsValid);

	useEffect(() => {
		if (!jumping) return;
		setWanted('');
		setUnknown(false);
		input.current?.focus();
	}, [jumping]);

	return (
		<nav className={styles.bar} aria-label={t('label')}>
			<ol className={styles.pages}>
				{pages.map((page, at) => {
					const state = stateOfPage(page, entry.figures, entry.blank);
					const wrong = page.fields.some(({ id }) => broken.has(id));
					const mark = wrong ? 'wrong' : state.empty === 0 ? 'full' : state.filled > 0 ? 'partly' : 'empty';
					return (
						<li key={page.key}>
							<button
								type="button"
								className={styles.page}
								data-state={mark}
								aria-current={at === here ? 'page' : undefined}
								aria-label={`${page.party === null ? t(at === 0 ? 'first' : 'last') : t('party', { no: page.party })}: ${t(`state.${mark}`, { count: state.empty })}`}
								onClick={() => page.fields[0] && onJump({ ...entry, at: page.fields[0].id })}
							>
								<span>{page.party ?? (at === 0 ? 'I' : 'V')}</span>
								<span aria-hidden="true">{MARK[mark]}</span>
							</button>
						</li>
					);
				})}
			</ol>
			<p className={styles.sum}>
				{t('validSoFar')} <strong className="figures">{sumOf(totals, entry.figures) ?? '–'}</strong>
			</p>
			{jumping && (
				<label className={styles.jump}>
					{t('jump')}
					<input
						ref={input}
						className="input"
						inputMode="numeric"
						size={3}
						value={wanted}
						aria-invalid={unknown}
						onChange={(event) => {
							setWanted(event.target.value.replace(/\D/g, '').slice(0, 2));
							setUnknown(false);
						}}
						onBlur={onClose}
						onKeyDown={(event) => {
							if (event.key === 'Escape') onClose();
							if (event.key !== 'Enter') return;
							event.preventDefault();
							event.stopPropagation();
							const next = toParty(contest, entry, Number(wanted));
							if (next) {
								onClose();
								onJump(next);
							} else setUnknown(true);
						}}
					/>
					{unknown && <span role="alert">{t('unknown', { no: wanted })}</span>}
				</label>
			)}
		</nav>
	);
}

const MARK = { wrong: '!', full: '✓', partly: '◐', empty: '' } as const;
