'use client';

import { useTranslations } from 'use-intl';
import type { BackupAnswer } from '@/app/api/backup/route';
import styles from './Backups.module.css';
import { useMoment, useSize } from './text';

const FAILURES = ['no-database', 'no-space', 'not-writable', 'copy-broken'] as const;

/** The last good copy, how far it reaches, and what is going on. */
export function State({ data, onRun }: { data: BackupAnswer; onRun: () => void }) {
	const t = useTranslations('backup');
	const size = useSize();
	const moment = useMoment();
	const last = data.backups.find(({ time }) => time !== null);
	const behind = data.head - (last?.seq ?? 0);
	return (
		<section className={`card stack ${styles.state}`} aria-labelledby="keadaan">
			<h2 id="keadaan">{t('status.title')}</h2>
			<dl className={styles.facts}>
				<div>
					<dt>{t('status.last')}</dt>
					<dd>
						{last?.time && last.seq !== null ? (
							<>
								<strong>{moment(last.time)}</strong>
								<br />
								{t('status.upTo', { seq: last.seq, head: data.head })} ·{' '}
								{behind > 0 ? t('status.behind', { count: behind }) : t('status.current')}
							</>
						) : (
							t('status.none')
						)}
					</dd>
				</div>
				<div>
					<dt>{t('status.folder')}</dt>
					<dd className={styles.name}>{data.target}</dd>
				</div>
				<div>
					<dt>{t('status.free')}</dt>
					<dd>{data.free === null ? '–' : size(data.free)}</dd>
				</div>
			</dl>
			{!data.reachable && last === undefined && data.failure === null ? null : data.reachable ? null : (
				<p className="notice problem">{t('status.unreachable')}</p>
			)}
			{data.sameDisk ? <p className="notice problem">{t('status.sameDisk')}</p> : null}
			{data.failure ? (
				<p className="notice problem" role="alert">
					<strong>{t('failure.title', { time: moment(data.failure.time) })}</strong>{' '}
					{t(`failure.${FAILURES.find((code) => code === data.failure?.code) ?? 'unexpected'}`, {
						detail: data.failure.detail,
					})}
				</p>
			) : null}
			{data.running ? (
				<p role="status" className={styles.running}>
					{t('run.running')}: {t(`run.phase.${data.running.phase}`)}
					<progress value={data.running.done} max={1} aria-label={t('run.running')} />
				</p>
			) : (
				<p>
					<button type="button" className="button primary" onClick={onRun}>
						{t('run.button')}
					</button>
				</p>
			)}
		</section>
	);
}
