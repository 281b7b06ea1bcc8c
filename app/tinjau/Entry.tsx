'use client';

import { useTranslations } from 'use-intl';
import { useTime } from '@/app/kirim/time';
import { Strip, Strips } from '@/app/meja/strips';
import type { EntryView, QueueLine } from '@/db/hub/queue';
import type { Cell } from '@/lib/forms';
import type { EntryFigure, VerifyCommand } from '@/lib/hub';
import type { Locale } from '@/lib/i18n';
import { EntryPhotos } from './EntryPhotos';
import styles from './Verify.module.css';

const shown = (cell: Cell) => (cell === null ? '–' : String(cell));

/** Signed difference where both are known. */
function delta({ paper, system, difference }: EntryFigure): string {
	if (!difference) return '';
	if (paper === null || system === null) return '≠';
	const gap = (paper === 'X' ? 0 : paper) - (system === 'X' ? 0 : system);
	return gap > 0 ? `+${gap}` : `−${-gap}`;
}

/** One version: paper beside Sirekap, what differs first, and the three decisions. */
export function Entry({
	view,
	line,
	mine,
	locale,
	page,
	onPage,
	onAct,
	onReturn,
}: {
	view: EntryView;
	line: QueueLine | undefined;
	mine: boolean;
	locale: Locale;
	/** Page of the form that is looked at; empty: the first one with a photo. */
	page: string;
	onPage: (page: number) => void;
	onAct: (command: VerifyCommand) => void;
	onReturn: () => void;
}) {
	const t = useTranslations('hub.verify');
	const common = useTranslations('common');
	const time = useTime();
	const { entry } = view;
	const hasStrips = Object.keys(view.strips).length > 0;
	const open = entry.state === 'received' && entry.latest;
	return (
		<Strips value={view.strips}>
			<article className="stack">
				<header className={styles.title}>
					<div>
						<h1>
							{line?.tpsName ?? entry.tps} <span className="hint">{line?.kelurahanName}</span>
						</h1>
						<p className="hint">
							{t('hall', { hall: view.hall, chair: view.lockedBy, time: time(entry.lockedAt, entry.tps) })} ·{' '}
							{t('version', { version: entry.version })} · {t(`state.${entry.state}`)}
						</p>
					</div>
					{open && (
						<p className="row">
							{mine ? (
								<>
									<button type="button" className="button primary" onClick={() => onAct({ type: 'entry.approve' })}>
										{t('approve')} <kbd>S</kbd>
									</button>
									<button type="button" className="button" onClick={onReturn}>
										{t('return')} <kbd>K</kbd>
									</button>
									<button type="button" className="button" onClick={() => onAct({ type: 'entry.release' })}>
										{t('release')} <kbd>L</kbd>
									</button>
								</>
							) : (
								<button type="button" className="button primary" onClick={() => onAct({ type: 'entry.claim' })}>
									{t('claim')} <kbd>A</kbd>
								</button>
							)}
						</p>
					)}
				</header>
				<p className="row">
					<strong>{t('differences', { count: view.differences })}</strong>
					{view.findings.length === 0 ? (
						<span>{t('noFindings')}</span>
					) : (
						[...new Set(view.findings.map(({ code }) => code))].map((code) => (
							<span key={code} className={code.startsWith('K') ? 'chip error' : 'chip'}>
								{code}
							</span>
						))
					)}
				</p>
				{entry.reason !== '' && <p className="notice problem">{entry.reason}</p>}
				<div className={styles.columns}>
					<table className={`table ${styles.figures}`}>
						<thead>
							<tr>
								<th scope="col">{t('field')}</th>
								<th scope="col" className="figure">
									{t('system')}
								</th>
								<th scope="col" className="figure">
									{t('paper')}
								</th>
								<th scope="col" className="figure">
									{t('delta')}
								</th>
								{hasStrips && (
									<th scope="col" className={styles.strip}>
										{t('strip')}
									</th>
								)}
							</tr>
						</thead>
						<tbody>
							{view.rows.map((row, at) => (
								<tr key={row.field} className={row.difference ? styles.differs : undefined}>
									<th scope="row">
										<span className={row.row === view.rows[at - 1]?.row ? styles.same : undefined}>
											<span className="hint">{row.row}</span> {row.label[locale]}
											{row.column && ' – '}
										</span>
										{row.column && common(`column.${row.column}`)}{' '}
										{row.codes.map((code) => (
											<span key={code} className={code.startsWith('K') ? 'chip error' : 'chip'}>
												{code}
											</span>
										))}
									</th>
									<td className="figure">{row.inSystem ? shown(row.system) : ''}</td>
									<td className="figure">{shown(row.paper)}</td>
									<td className="figure">{delta(row)}</td>
									{hasStrips && (
										<td className={styles.strip}>
											{view.strips[row.field] && <Strip field={row.field} name={`${row.row} ${row.label[locale]}`} />}
										</td>
									)}
								</tr>
							))}
						</tbody>
					</table>
					<aside className={`stack ${styles.photo}`}>
						<EntryPhotos
							kecamatan={entry.kecamatan}
							photos={view.photos}
							images={view.images}
							page={page}
							onPage={onPage}
						/>
					</aside>
					<div className={`stack ${styles.rest}`}>
						<section className="stack">
							<h2>{t('witnesses')}</h2>
							{view.answers.length + view.absent.length === 0 && <p className="hint">{t('noWitnesses')}</p>}
							<ul>
								{view.answers.map((answer) => (
									<li key={answer.witness}>
										{answer.contestant} · {answer.name}: {common(`answer.${answer.answer}`)}
										{answer.text !== '' && <span className="hint"> “{answer.text}”</span>}
									</li>
								))}
								{view.absent.map((one) => (
									<li key={one.witness}>
										{one.contestant} · {one.name}: {common('answer.absent')}
									</li>
								))}
							</ul>
						</section>
						{view.verdicts.length > 0 && (
							<section className="stack">
								<h2>{t('log')}</h2>
								<ol>
									{view.verdicts.map((verdict) => (
										<li key={`${verdict.at}${verdict.who}`}>
											{time(verdict.at, entry.tps)} {verdict.who}:{' '}
											{t(`verdict.${verdict.verdict as 'approve' | 'return'}`)} {verdict.reason}
										</li>
									))}
								</ol>
							</section>
						)}
					</div>
				</div>
			</article>
		</Strips>
	);
}
