'use client';

import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useHydrated } from '@/app/client/useHydrated';
import { Comparison } from '@/app/meja/Comparison';
import { Entering } from '@/app/meja/Entering';
import { HintBar } from '@/app/meja/HintBar';
import type { ResultProps } from '@/app/meja/props';
import desk from '@/app/meja/Result.module.css';
import { Side } from '@/app/meja/Side';
import { Strips } from '@/app/meja/strips';
import { CommandNotice } from '@/app/ui/CommandNotice';
import { practiceStrips, STEPS, stepOf } from '@/lib/practice';
import styles from './Practice.module.css';
import { usePractice } from './usePractice';

/** The desk on a TPS that is nobody's: same grid, same keys, same rules, and no trace. */
export function Practice() {
	// The clock of the practice is this browser's: nothing of it is drawn on the server.
	return useHydrated() ? <PracticeDesk /> : null;
}

function PracticeDesk() {
	const t = useTranslations('practice');
	const hints = useTranslations('desk.hints');
	const { round, view, contest, command, again } = usePractice();
	const strips = useMemo(() => practiceStrips(contest), [contest]);
	const step = stepOf(view);
	const props: ResultProps = { view, role: 'ketua', may: () => true, command, practice: true };
	return (
		<div className={`${desk.result} ${styles.practice}`} data-step={step}>
			<header className={desk.header}>
				<div>
					<p className={styles.banner}>
						<span aria-hidden="true">✎ </span>
						{t('banner')}
					</p>
					<h1>
						{view.place.tpsName} · {view.contest.formName}
					</h1>
				</div>
				<div className={desk.tools}>
					<button type="button" className="button small" onClick={again}>
						{t('again')}
					</button>
					<a className="button small" href="/meja">
						{t('back')}
					</a>
				</div>
			</header>
			<div className={desk.notes}>
				<section className={styles.course} aria-label={t('course')}>
					<ol className={styles.steps}>
						{STEPS.map((each, at) => (
							<li key={each} aria-current={each === step ? 'step' : undefined}>
								<span aria-hidden="true">{at < STEPS.indexOf(step) ? '✓' : each === step ? '▶' : '○'}</span>{' '}
								{t(`step.${each}`)}
								{each === step ? <span className="visually-hidden"> ({t('now')})</span> : null}
							</li>
						))}
					</ol>
					<p role="status">{t(`hint.${step}`)}</p>
					<p className="hint">{step === 'done' ? t('done') : t('lead')}</p>
				</section>
				<CommandNotice command={command} />
			</div>
			<Strips value={strips}>
				{view.filled ? (
					<>
						<div className={desk.form}>
							<Comparison {...props} contest={contest} />
						</div>
						<Side {...props} contest={contest} findings={null} />
					</>
				) : (
					<Entering key={round} {...props} contest={contest} />
				)}
			</Strips>
			<HintBar text={hints(view.filled ? 'compare' : 'match')} long={false} practice={false} />
		</div>
	);
}
