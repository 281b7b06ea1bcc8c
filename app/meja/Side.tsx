'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { TpsList } from '@/db/queries';
import { nextOf } from '@/lib/entry/next';
import { scopeText } from '@/lib/forms/rule-scope';
import { type Finding, findingKey } from '@/lib/forms/rules';
import type { Contest, FieldId } from '@/lib/forms/types';
import { Gavel } from './Gavel';
import { rowId } from './labels';
import { MeetingSide } from './MeetingSide';
import type { ResultProps } from './props';
import styles from './Side.module.css';
import type { DeskUrl } from './useDeskUrl';
import { WitnessList } from './WitnessList';

/** What is next: always in the same place, always saying what is missing. */
export function Side(
	props: ResultProps & {
		contest: Contest;
		/** Findings while somebody types; `null` once the tally is filed (the view has them then). */
		findings: readonly Finding[] | null;
		jump?: (field: FieldId) => void;
		/** Filing: how many fields are empty, and what there is to say about the last try. */
		file?: { run: () => void; empty: number; note: string | null };
		/** The plenary around the TPS; the practice TPS has none. */
		list?: TpsList;
		url?: DeskUrl;
	},
) {
	const { view, findings, jump, file, list, url } = props;
	const t = useTranslations('desk.side');
	const common = useTranslations('common');
	const locale = useLocale();
	const next =
		list &&
		nextOf(
			list.flow,
			{ contest: view.contest.code, tps: view.place.tps },
			list.contests.map(({ code }) => code),
			list.tps.filter((line) => line.status === 'waiting').map((line) => line.tps),
		);
	const own = list?.kelurahan.find(({ kode }) => kode === view.place.kelurahan);
	const suspicions = view.findings.filter((finding) => !finding.must);
	return (
		<aside className={`${styles.side} no-print`} aria-label={t('label')}>
			<section className="stack">
				<h2>{t('next')}</h2>
				{file && (
					<>
						<p>{file.empty > 0 ? t('empty', { count: file.empty }) : t('complete')}</p>
						<button type="button" className="button primary" onClick={file.run}>
							{t('file')} <kbd>Shift+Enter</kbd>
						</button>
						<div role="status">{file.note === null ? null : <p className="notice">{file.note}</p>}</div>
					</>
				)}
				{findings && findings.length > 0 && (
					<ul className={styles.findings}>
						{findings.map((finding) => (
							<li key={findingKey(finding)}>
								<button
									type="button"
									className={styles.jump}
									onClick={() => finding.fields[0] && jump?.(finding.fields[0])}
								>
									<span className={finding.code.startsWith('K') ? 'chip error' : 'chip'}>{finding.code}</span>{' '}
									{common(`rule.${finding.code}`, {
										expected: finding.expected ?? 0,
										found: finding.found ?? 0,
									})}
									{scopeOf(finding)}
								</button>
							</li>
						))}
					</ul>
				)}
				{!findings && view.filled && !view.lock && (
					<ul className={styles.findings}>
						{view.blockers.map((blocker) => (
							<li key={blocker.code}>
								{blocker.code === 'open-items' ? (
									<button type="button" className={styles.jump} onClick={() => goTo(blocker.keys[0])}>
										▶ {t('open', { count: blocker.keys.length })}
									</button>
								) : (
									<span>
										▶{' '}
										{common(`blocker.${blocker.code}`, {
											count: blocker.code === 'unanswered' ? blocker.witnesses.length : 0,
											names:
												blocker.code === 'unanswered'
													? blocker.witnesses.map((id) => nameOf(view.witnesses, id)).join(', ')
													: '',
										})}
									</span>
								)}
							</li>
						))}
						{view.blockers.length === 0 && <li>✓ {t('ready')}</li>}
						{suspicions.map((finding) => (
							<li key={finding.key}>
								<span className="chip">{finding.code}</span>{' '}
								{common(`rule.${finding.code}`, {
									expected: finding.expected ?? 0,
									found: finding.found ?? 0,
								})}
								{scopeOf(finding)}
							</li>
						))}
					</ul>
				)}
				{view.lock && (
					<>
						<p>✓ {t('locked')}</p>
						{own && own.locked === own.total && own.adoption?.status !== 'ditetapkan' ? (
							<p>
								▶{' '}
								<a href={`/penetapan?kontes=${view.contest.code}&wilayah=${own.kode}`}>
									{t('adopt', { name: own.name })}
								</a>
							</p>
						) : null}
						{next && list && (
							<button
								type="button"
								className="button primary"
								onClick={() => url?.set({ tps: next.tps, kontes: next.contest }, true)}
							>
								{next.tps === view.place.tps
									? t('nextContest', {
											contest: list.contests.find(({ code }) => code === next.contest)?.name[locale] ?? next.contest,
										})
									: t('nextTps', { tps: list.tps.find((line) => line.tps === next.tps)?.name ?? next.tps })}
							</button>
						)}
					</>
				)}
				{!view.filled && !file && <p>{view.onFloor ? t('reading') : t('notYet')}</p>}
			</section>
			<WitnessList {...props} />
			{view.filled && <Gavel {...props} />}
			{list && <MeetingSide {...props} />}
			{list && view.filled && (
				<p>
					<a href={`/riwayat?tps=${view.place.tps}&kontes=${view.contest.code}`}>{t('history')}</a>
				</p>
			)}
		</aside>
	);

	function scopeOf(finding: Pick<Finding, 'scope'>): string {
		const where = scopeText(finding, props.contest, (name) => common(`column.${name}`), locale);
		return where === '' ? '' : ` – ${where}`;
	}
}

function nameOf(witnesses: ResultProps['view']['witnesses'], id: string): string {
	const witness = witnesses.find((candidate) => candidate.id === id);
	return witness ? `${witness.contestant} ${witness.name}` : id;
}

/** Puts the focus on the item in the comparison. */
function goTo(key: string | undefined): void {
	const row = document.getElementById(rowId(key ?? ''));
	row?.scrollIntoView({ block: 'center' });
	row?.focus();
}
