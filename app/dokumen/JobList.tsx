'use client';

import { useTranslations } from 'use-intl';
import type { Job } from '@/app/server/documents';
import styles from './Documents.module.css';

/** What is being made, and what can be fetched. */
export function JobList({
	jobs,
	contests,
	onCancel,
}: {
	jobs: readonly Job[];
	contests: readonly { code: string; name: string }[];
	onCancel: ((job: number) => void) | null;
}) {
	const t = useTranslations('documents');
	const nameOf = (contest: string) => contests.find(({ code }) => code === contest)?.name ?? contest;
	return (
		<section className="card stack" aria-labelledby="antrean">
			<h2 id="antrean">{t('queue')}</h2>
			{jobs.length === 0 ? (
				<p className="hint">{t('empty')}</p>
			) : (
				<ul className={styles.list}>
					{jobs.map((job) => (
						<li key={job.id} data-job={job.what} data-phase={job.phase}>
							<span>
								{t(`what.${job.what as 'xlsx'}`)} {job.tps ?? ''}
								{contests.length > 1 && job.what !== 'bundel' ? ` · ${nameOf(job.contest)}` : ''}
								<br />
								<span className="hint">
									<State job={job} nameOf={nameOf} />
								</span>
								{job.phase === 'running' ? (
									<progress aria-label={t('phase.running')} max={1} value={job.done > 0 ? job.done : undefined} />
								) : null}
							</span>
							{job.name ? (
								<a className="button small" href={`/api/documents/${job.name}`} download>
									{t('open')}
									<span className="visually-hidden"> {job.name}</span>
								</a>
							) : null}
							{onCancel && (job.phase === 'queued' || job.phase === 'running') ? (
								<button type="button" className="button small" onClick={() => onCancel(job.id)}>
									{t('cancel')}
								</button>
							) : null}
						</li>
					))}
				</ul>
			)}
		</section>
	);
}

/** What is going on with it, as exactly as is known. */
function State({ job, nameOf }: { job: Job; nameOf: (contest: string) => string }) {
	const t = useTranslations('documents');
	const { phase, stage, detail, what } = job;
	if (phase === 'failed') return t('failed', { detail: detail ?? '' });
	if (phase !== 'running' || !stage) return t(`phase.${phase}`);
	const now = stage.stage === 'write' ? t('stage.write') : t('stage.set', { step: stage.step ?? 0, of: stage.of ?? 0 });
	return what === 'bundel' ? `${t(`what.${stage.kind as 'd-hasil'}`)}, ${nameOf(stage.contest)}: ${now}` : now;
}
