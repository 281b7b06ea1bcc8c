'use client';

import { useTranslations } from 'use-intl';
import type { Sending } from '@/app/client/useCommand';
import type { OpenBox } from '@/db/meeting';
import { clockText, type Zone } from '@/lib/hall/clock';
import styles from './Meeting.module.css';

/** Boxes not under seal, the longest open first. */
export function OpenBoxes({
	boxes,
	zone,
	maySeal,
	command,
}: {
	boxes: readonly OpenBox[];
	zone: Zone;
	maySeal: boolean;
	command: Sending;
}) {
	const t = useTranslations('meeting.boxes');
	const common = useTranslations('common.box');
	return (
		<section className="card stack">
			<h2>{t('title', { count: boxes.length })}</h2>
			{boxes.length === 0 ? <p className="hint">{t('none')}</p> : null}
			<ul className={styles.plain}>
				{boxes.map(({ contest, place, state, openedAt }) => {
					const step = state === 'dikembalikan' || state === 'dibuka' ? 'box.seal' : 'box.putBack';
					const about = { contest, tps: place.tps };
					return (
						<li key={`${contest}/${place.tps}`} className={styles.boxLine}>
							<span>
								<strong>{place.tpsName}</strong>, {place.kelurahanName}
								<br />
								<span className="hint">
									{common(state)} · {t('since', { time: clockText(openedAt, zone) })}
								</span>
							</span>
							{maySeal ? (
								<button
									type="button"
									className="button small no-print"
									disabled={command.phase === 'sending'}
									onClick={() =>
										command
											.send(step === 'box.seal' ? { type: step, ...about, note: '' } : { type: step, ...about })
											.catch(() => undefined)
									}
								>
									{common(step === 'box.seal' ? 'seal' : 'putBack')}
								</button>
							) : null}
						</li>
					);
				})}
			</ul>
		</section>
	);
}
