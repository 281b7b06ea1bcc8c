'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ReasonDialog } from '@/app/meja/ReasonDialog';
import type { TargetView } from '@/lib/delivery';
import type { Command } from '@/lib/plenary';
import styles from './Delivery.module.css';
import type { May } from './props';
import { useTime } from './time';

/** The hub results go to: how many wait, pause, try now. */
export function Target({
	targets,
	target,
	region,
	may,
	onChoose,
	onCommand,
}: {
	targets: readonly TargetView[];
	target: TargetView;
	/** Code of the kecamatan or of a part of it: its time is told. */
	region: string;
	may: May;
	onChoose: (id: string) => void;
	onCommand: (command: Command) => Promise<unknown>;
}) {
	const t = useTranslations('delivery.target');
	const [pausing, setPausing] = useState(false);
	const faults = useTranslations('delivery.fault');
	const time = useTime();
	const { id, photos } = target;
	const nothing = target.waiting + photos.waiting === 0;
	return (
		<section className={`card ${styles.target}`} aria-label={t('label')}>
			<div>
				{targets.length > 1 ? (
					<select
						className="input"
						aria-label={t('label')}
						value={id}
						onChange={(event) => onChoose(event.target.value)}
					>
						{targets.map((one) => (
							<option key={one.id} value={one.id}>
								{one.name}
							</option>
						))}
					</select>
				) : (
					<h2>{target.name}</h2>
				)}
				<p className="hint">{target.url}</p>
			</div>
			<div>
				<p className={styles.waiting}>
					<span aria-hidden="true">{target.paused ? '⏸' : target.waiting === 0 ? '✓' : '↑'}</span>{' '}
					{target.paused ? t('paused', { reason: target.pausedReason }) : t('waiting', { count: target.waiting })}
				</p>
				{photos.sent + photos.waiting > 0 && (
					<p className="hint">
						{t('photos', photos)}
						{target.besideFault !== null && photos.waiting > 0 && (
							<>
								{' '}
								{faults(target.besideFault)}
								{target.besideNextAt !== null && ` ${t('photosNext', { time: time(target.besideNextAt, region) })}`}
							</>
						)}
					</p>
				)}
			</div>
			{may.send && (
				<p className="row">
					{target.paused ? (
						<button
							type="button"
							className="button primary"
							onClick={() => onCommand({ type: 'target.resume', target: id })}
						>
							{t('resume')}
						</button>
					) : (
						<>
							<button
								type="button"
								className="button primary"
								disabled={nothing}
								title={nothing ? t('retryNone') : undefined}
								onClick={() => onCommand({ type: 'delivery.retry', target: id })}
							>
								{t('retryAll')}
							</button>
							<button type="button" className="button" onClick={() => setPausing(true)}>
								{t('pause')}
							</button>
						</>
					)}
				</p>
			)}
			{pausing && (
				<ReasonDialog
					title={t('pause')}
					hint={target.name}
					label={t('pauseReason')}
					button={t('pause')}
					onClose={() => setPausing(false)}
					onDone={(reason) => onCommand({ type: 'target.pause', target: id, reason })}
				/>
			)}
		</section>
	);
}
