'use client';

import { useTranslations } from 'use-intl';
import type { QueueView } from '@/db/hub/queue';
import styles from './Verify.module.css';

const STATES = ['received', 'returned', 'verified', 'published'] as const;
const CODES = ['any', 'some', 'none'] as const;
type Values = Readonly<Record<'kontes' | 'wilayah' | 'keadaan' | 'temuan' | 'tps' | 'hal', string>>;

/** The queue with its filters; the address holds both. */
export function Queue({
	view,
	values,
	put,
	contests,
	contest,
}: {
	view: QueueView;
	values: Values;
	put: (patch: Partial<Values>) => void;
	contests: readonly { code: string; name: string }[];
	contest: string;
}) {
	const t = useTranslations('hub.verify');
	const hub = useTranslations('hub');
	const filtered = values.wilayah !== '' || values.keadaan !== '' || values.temuan !== '';
	return (
		<section className={styles.queue} aria-label={t('queue')}>
			<search className={styles.filters}>
				{contests.length > 1 && (
					<select
						className="input"
						aria-label={hub('contest')}
						value={contest}
						onChange={(event) => put({ kontes: event.target.value, tps: '', hal: '' })}
					>
						{contests.map(({ code, name }) => (
							<option key={code} value={code}>
								{name}
							</option>
						))}
					</select>
				)}
				<select
					className="input"
					aria-label={t('filter.region')}
					value={values.wilayah}
					onChange={(event) => put({ wilayah: event.target.value, tps: '' })}
				>
					<option value="">{t('filter.allRegions')}</option>
					{view.regions.map(({ code, name }) => (
						<option key={code} value={code}>
							{name}
						</option>
					))}
				</select>
				<select
					className="input"
					aria-label={t('filter.state')}
					value={values.keadaan || 'received'}
					onChange={(event) => put({ keadaan: event.target.value === 'received' ? '' : event.target.value, tps: '' })}
				>
					{STATES.map((state) => (
						<option key={state} value={state}>
							{t(`state.${state}`)}
						</option>
					))}
				</select>
				<select
					className="input"
					aria-label={t('filter.codes')}
					value={values.temuan || 'any'}
					onChange={(event) => put({ temuan: event.target.value === 'any' ? '' : event.target.value, tps: '' })}
				>
					{CODES.map((codes) => (
						<option key={codes} value={codes}>
							{t('filter.codes')}: {t(`filter.${codes}`)}
						</option>
					))}
				</select>
				<p className="hint" role="status">
					{t('count', { count: view.lines.length })} {view.more && t('more')}
				</p>
			</search>
			<ol className={styles.list}>
				{view.lines.map((line) => {
					const name = `${line.tps}/${line.version}`;
					return (
						<li key={name}>
							<button
								type="button"
								className={styles.line}
								aria-current={name === values.tps ? 'true' : undefined}
								onClick={() => put({ tps: name })}
							>
								<strong>{line.tpsName}</strong> <span>{line.kelurahanName}</span>
								{line.version > 1 && <span className="hint"> {t('version', { version: line.version })}</span>}
								<span className={styles.marks}>
									{line.mine && <span className="chip">{t('mine')}</span>}
									{line.firstBy !== null && line.state === 'received' && <span className="hint">{t('first')}</span>}
									{line.codes !== '' &&
										line.codes.split(' ').map((code) => (
											<span key={code} className={code.startsWith('K') ? 'chip error' : 'chip'}>
												{code}
											</span>
										))}
								</span>
							</button>
						</li>
					);
				})}
				{view.lines.length === 0 && (
					<li className={styles.none}>
						<p>{t('empty')}</p>
						{filtered && (
							<button
								type="button"
								className="button small"
								onClick={() => put({ wilayah: '', keadaan: '', temuan: '', tps: '' })}
							>
								{t('clear')}
							</button>
						)}
					</li>
				)}
			</ol>
		</section>
	);
}
