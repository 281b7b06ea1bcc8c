'use client';

import { useTranslations } from 'use-intl';
import { type DeliveryLine, type DeliveryView, SHOWN_STATES, type ShownState } from '@/lib/delivery';
import type { Command } from '@/lib/plenary';
import styles from './Delivery.module.css';
import { useTime } from './time';

const MARK: Readonly<Record<ShownState, string>> = {
	unlocked: '○',
	unqueued: '–',
	waiting: '…',
	failing: '✕',
	sending: '↑',
	received: '✓',
	returned: '↩',
	verified: '✓✓',
	published: '■',
};

type Filter = Readonly<Record<'cari' | 'keadaan' | 'kel', string>>;

/** Every TPS with where its newest locked version is, why it is not further, and when it goes on. */
export function TpsTable({
	view,
	filter,
	put,
	contest,
	maySend,
	onCommand,
}: {
	view: DeliveryView;
	filter: Filter;
	put: (patch: Partial<Filter>) => void;
	contest: string;
	maySend: boolean;
	onCommand: (command: Command) => void;
}) {
	const t = useTranslations('delivery');
	const time = useTime();
	const names = new Map(view.villages.map(({ kode, name }) => [kode, name]));
	const lines = view.lines.filter((line) => matches(line, filter));
	const filtered = filter.cari !== '' || filter.keadaan !== '' || filter.kel !== '';
	return (
		<div className="stack">
			<div className={styles.head}>
				<h2 id="tps">{t('list.title')}</h2>
				<a className="button small" href={`/api/delivery/csv?contest=${contest}&target=${view.target ?? ''}`} download>
					{t('csvLink')}
				</a>
			</div>
			<search className={styles.filters}>
				<input
					className="input"
					type="search"
					placeholder={t('list.search')}
					aria-label={t('list.search')}
					value={filter.cari}
					onChange={(event) => put({ cari: event.target.value })}
				/>
				<select
					className="input"
					aria-label={t('list.kelurahan')}
					value={filter.kel}
					onChange={(event) => put({ kel: event.target.value })}
				>
					<option value="">{t('list.allKelurahan')}</option>
					{view.villages.map(({ kode, name }) => (
						<option key={kode} value={kode}>
							{name}
						</option>
					))}
				</select>
				<select
					className="input"
					aria-label={t('list.state')}
					value={filter.keadaan}
					onChange={(event) => put({ keadaan: event.target.value })}
				>
					<option value="">{t('list.allStates')}</option>
					{SHOWN_STATES.map((state) => (
						<option key={state} value={state}>
							{t(`state.${state}`)}
						</option>
					))}
				</select>
				<span className="hint" role="status">
					{t('list.count', { shown: lines.length, total: view.lines.length })}
				</span>
				{filtered && (
					<button type="button" className="button small" onClick={() => put({ cari: '', keadaan: '', kel: '' })}>
						{t('list.clear')}
					</button>
				)}
			</search>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen must be moved by keyboard too. */}
			<section className={styles.scroll} aria-labelledby="tps" tabIndex={0}>
				<table className="table">
					<thead>
						<tr>
							<th scope="col">{t('list.tps')}</th>
							<th scope="col">{t('list.kelurahan')}</th>
							<th scope="col">{t('list.state')}</th>
							<th scope="col" className="figure">
								{t('list.attempts')}
							</th>
							<th scope="col">{t('list.why')}</th>
							<th scope="col">{t('list.next')}</th>
						</tr>
					</thead>
					<tbody>
						{lines.map((line) => (
							<tr key={line.tps} data-state={line.state} className={styles[line.state]}>
								<th scope="row" className={styles.name}>
									{line.name}
									{line.version > 1 && <span className="hint"> {t('list.version', { version: line.version })}</span>}
								</th>
								<td>{names.get(line.kelurahan)}</td>
								<td>
									<span aria-hidden="true" className={styles.mark}>
										{MARK[line.state]}
									</span>{' '}
									{t(`state.${line.state}`)}
									{line.at !== null && line.state !== 'unlocked' && (
										<span className="hint"> {time(line.at, line.tps)}</span>
									)}
								</td>
								<td className="figure">{line.attempts === 0 ? '' : line.attempts}</td>
								<td>
									{line.state === 'returned' && t('list.reason', { reason: line.reason })}
									{line.fault && (line.problem ? t(`problem.${line.problem}`) : t(`fault.${line.fault}`))}
								</td>
								<td>
									{line.state === 'failing' && line.nextAt !== null && time(line.nextAt, line.tps)}{' '}
									{line.state === 'failing' && maySend && view.target && (
										<button
											type="button"
											className="button small"
											aria-label={`${t('target.retryOne')}: ${line.name}, ${names.get(line.kelurahan)}`}
											onClick={() =>
												onCommand({
													type: 'delivery.retry',
													target: view.target ?? '',
													items: [{ contest, tps: line.tps, version: line.version }],
												})
											}
										>
											{t('target.retryOne')}
										</button>
									)}
								</td>
							</tr>
						))}
						{lines.length === 0 && (
							<tr>
								<td colSpan={6}>{t('list.none')}</td>
							</tr>
						)}
					</tbody>
				</table>
			</section>
		</div>
	);
}

function matches(line: DeliveryLine, { cari, keadaan, kel }: Filter): boolean {
	if (keadaan !== '' && line.state !== keadaan) return false;
	if (kel !== '' && line.kelurahan !== kel) return false;
	const wanted = cari.trim().toLowerCase();
	return wanted === '' || line.name.toLowerCase().includes(wanted) || line.tps.includes(wanted);
}
