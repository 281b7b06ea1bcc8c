'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Sending } from '@/app/client/useCommand';
import { ReasonDialog } from '@/app/meja/ReasonDialog';
import { knock, soundOn } from '@/app/meja/sound';
import { HoldButton } from '@/app/ui/HoldButton';
import type { AdoptionPage } from '@/db/adoption';
import { isKelurahan } from '@/lib/election/region';
import { atClock, clockText, type Zone } from '@/lib/hall/clock';
import { POLICY } from '@/lib/plenary/policy';
import type { Role } from '@/lib/plenary/roles';
import type { AdoptionView, PastAdoptionView } from '@/lib/plenary/view-adoption';
import styles from './Adoption.module.css';
import { Signers } from './Signers';
import { Totals } from './Totals';

/** One region: its totals, who signs, and the next thing to do. */
export function Detail({
	page,
	view,
	role,
	account,
	zone,
	command,
}: {
	page: AdoptionPage;
	view: AdoptionView;
	role: Role;
	account: string;
	zone: Zone;
	command: Sending;
}) {
	const t = useTranslations('adoption');
	const { status, version, words, time, by } = view;
	const about = { contest: view.contest.code, region: view.region };
	return (
		<section className="stack" aria-labelledby="wilayah">
			<header>
				<h2 id="wilayah">{isKelurahan(view.region) ? view.name : t('kecamatan', { name: view.name })}</h2>
				<p>
					<span className="chip">{t(`status.${status}`, { version })}</span>{' '}
					{time && by ? (
						<span className="hint">
							{t(status === 'ditetapkan' ? 'by' : 'since', { time: clockText(time, zone), by })}
						</span>
					) : null}
				</p>
			</header>
			{status === 'gugur' ? (
				<p className="notice problem" role="status">
					⊘ {t('voidNow', { tps: view.past.at(-1)?.voided.cause ?? '' })}
				</p>
			) : null}
			{words ? (
				<p>
					{t('words')}: <strong className={styles.words}>{words}</strong>
				</p>
			) : null}
			<Next page={page} view={view} role={role} zone={zone} command={command} />
			{view.rows.length > 0 ? (
				<div className={styles.pair}>
					<Totals rows={view.rows} />
					<Signers view={view} role={role} account={account} command={command} />
				</div>
			) : null}
			<p className="no-print">
				<a href={`/rekap?kontes=${about.contest}&wilayah=${about.region}`}>{t('recap')}</a>
			</p>
			{view.past.map((past) => (
				<Past key={past.version} past={past} zone={zone} />
			))}
		</section>
	);
}

/** What is next, always in the same place, always saying what is missing. */
function Next({
	page,
	view,
	role,
	zone,
	command,
}: {
	page: AdoptionPage;
	view: AdoptionView;
	role: Role;
	zone: Zone;
	command: Sending;
}) {
	const t = useTranslations('adoption');
	const [until, setUntil] = useState('');
	const [dropping, setDropping] = useState(false);
	const about = { contest: view.contest.code, region: view.region };
	const busy = command.phase === 'sending';
	if (page.closed || view.status === 'ditetapkan') return null;
	if (view.status === 'pencermatan') {
		const ready = view.waiting.length === 0 && !busy;
		const strike = () =>
			command.send({ type: 'adoption.strike', ...about, hash: view.hash ?? '' }).then(
				() => {
					if (soundOn()) knock();
				},
				() => undefined,
			);
		return (
			<div className={`card stack no-print ${styles.next}`}>
				<p>{view.until ? t('until', { time: clockText(view.until, zone) }) : t('scrutinyHint')}</p>
				{page.leads ? (
					<>
						<HoldButton ready={ready} describedBy="syarat-penetapan" onStrike={strike}>
							{t('strike')}
						</HoldButton>
						<p id="syarat-penetapan" className="hint">
							{ready
								? t('hold', { words: view.words ?? '' })
								: t('waiting', { names: view.waiting.join(', '), count: view.waiting.length })}
						</p>
						<p>
							<button type="button" className="button small" onClick={() => setDropping(true)}>
								{t('drop')}
							</button>
						</p>
					</>
				) : (
					<p className="hint">{t('chairOnly')}</p>
				)}
				{dropping ? (
					<ReasonDialog
						title={t('drop')}
						hint={t('dropHint')}
						label={t('reason')}
						button={t('drop')}
						onClose={() => setDropping(false)}
						onDone={(reason) => command.send({ type: 'adoption.drop', ...about, reason })}
					/>
				) : null}
			</div>
		);
	}
	const ready = page.missing.length === 0;
	return (
		<div className={`card stack no-print ${styles.next}`}>
			<p>
				{ready
					? t('ready')
					: t('missing', {
							count: page.missing.length,
							names: page.missing.slice(0, 6).join('; '),
							more: Math.max(0, page.missing.length - 6),
						})}
			</p>
			{POLICY['adoption.scrutinise'].roles[role] === undefined || !page.leads ? (
				<p className="hint">{t('chairOnly')}</p>
			) : ready ? (
				<form
					className="row"
					onSubmit={(event) => {
						event.preventDefault();
						const moment = until === '' ? null : atClock(page.now, zone, '', until);
						command.send({ type: 'adoption.scrutinise', ...about, until: moment }).catch(() => undefined);
					}}
				>
					<label className="label">
						{t('untilLabel', { zone })}
						<input className="input" type="time" value={until} onChange={(event) => setUntil(event.target.value)} />
					</label>
					<button type="submit" className="button primary" disabled={busy}>
						{t('begin')}
					</button>
				</form>
			) : null}
		</div>
	);
}

/** An adoption that no longer stands, as it was. */
function Past({ past, zone }: { past: PastAdoptionView; zone: Zone }) {
	const t = useTranslations('adoption');
	return (
		<details className={styles.past}>
			<summary>{t('past', { version: past.version, time: clockText(past.time, zone), words: past.words })}</summary>
			<p className="hint">
				⊘{' '}
				{t(`voided.${past.voided.why === 'reopened' ? 'reopened' : 'added'}`, {
					tps: past.voided.cause,
					time: clockText(past.voided.time, zone),
				})}
			</p>
			<div className={styles.pair}>
				<Totals rows={past.rows} />
				<Signers view={{ signers: past.signers }} />
			</div>
		</details>
	);
}
