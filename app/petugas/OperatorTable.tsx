'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { OperatorLine, OperatorTps, OperatorView } from '@/db/operators/view';
import { zoneOf } from '@/lib/hall/clock';
import type { Command, OperatorStage } from '@/lib/plenary';
import { dateTimeText } from '@/lib/timeline/when';
import styles from './Operators.module.css';
import type { Asked, May } from './props';

const STAGES = ['tanpa-petugas', 'terdaftar', 'aktif', 'dapat-kirim', 'terhambat', 'berhenti', 'dikirim-ppk'] as const;
const MARK: Readonly<Record<OperatorStage, string>> = {
	terdaftar: '○',
	aktif: '◐',
	'dapat-kirim': '●',
	terhambat: '✕',
	berhenti: '■',
};

type Filter = Readonly<Record<'kel' | 'tahap' | 'cari', string>>;

interface Props {
	readonly may: May;
	readonly onAsk: (asked: Asked) => void;
	readonly onCommand: (command: Command) => void;
}

/** TPS by TPS, narrowed by the address; a stage moves on for one, or for everybody shown. */
export function OperatorTable({
	view,
	filter,
	put,
	...props
}: Props & { view: OperatorView; filter: Filter; put: (patch: Partial<Filter>) => void }) {
	const t = useTranslations('operators');
	const locale = useLocale();
	const shown = view.tps.filter((tps) => fits(tps, filter));
	const lines = shown.flatMap(({ operators }) => operators);
	const waiting = (stage: OperatorStage) =>
		lines.filter((line) => line.stage === stage).map(({ username }) => username);
	const all = (type: 'operator.activate' | 'operator.enable', stage: OperatorStage) => {
		const operators = waiting(stage);
		return (
			operators.length > 1 && (
				<button type="button" className="button small" onClick={() => props.onCommand({ type, operators })}>
					{t(`all.${type === 'operator.activate' ? 'activate' : 'enable'}`, { count: operators.length })}
				</button>
			)
		);
	};
	return (
		<section aria-labelledby="daftar-petugas" className="stack">
			<h2 id="daftar-petugas">{t('list')}</h2>
			<search className={styles.filters}>
				<input
					className="input"
					type="search"
					aria-label={t('search')}
					placeholder={t('search')}
					value={filter.cari}
					onChange={(event) => put({ cari: event.target.value })}
				/>
				<select
					className="input"
					aria-label={t('stage')}
					value={filter.tahap}
					onChange={(event) => put({ tahap: event.target.value })}
				>
					<option value="">{t('allStages')}</option>
					{STAGES.map((stage) => (
						<option key={stage} value={stage}>
							{t(`stages.${stage}`)}
						</option>
					))}
				</select>
				<select
					className="input"
					aria-label={t('sums.kelurahan')}
					value={filter.kel}
					onChange={(event) => put({ kel: event.target.value })}
				>
					<option value="">{t('allKelurahan')}</option>
					{view.kelurahan.map(({ kode, name }) => (
						<option key={kode} value={kode}>
							{name}
						</option>
					))}
				</select>
				<span className="hint">{t('count', { shown: shown.length, total: view.tps.length })}</span>
				{props.may.keep && all('operator.activate', 'terdaftar')}
				{props.may.keep && all('operator.enable', 'aktif')}
			</search>
			{view.web.length > 0 && (
				<ul className={styles.web} aria-label={t('web')}>
					{view.web.map((line) => (
						<li key={line.username}>
							<Operator line={line} kecamatan={view.kecamatan?.kode ?? ''} {...props} />
						</li>
					))}
				</ul>
			)}
			{shown.length === 0 ? (
				<p className="notice">{t('none')}</p>
			) : (
				<div className={styles.scroll}>
					<table className="table">
						<thead>
							<tr>
								<th scope="col">TPS</th>
								<th scope="col">{t('operator')}</th>
								<th scope="col">{t('data')}</th>
							</tr>
						</thead>
						<tbody>
							{shown.map((tps) => (
								<tr key={tps.tps}>
									<th scope="row" className={styles.name}>
										{tps.name} {tps.kelurahanName}
									</th>
									<td>
										{tps.operators.length === 0 && <span className="hint">– {t('stages.tanpa-petugas')}</span>}
										{tps.operators.map((line) => (
											<Operator key={line.username} line={line} kecamatan={view.kecamatan?.kode ?? ''} {...props} />
										))}
									</td>
									<td>
										<p>
											<span aria-hidden="true">{tps.arrived ? '✓' : '–'}</span>{' '}
											{t(tps.arrived ? 'arrived' : 'notArrived')}
										</p>
										{tps.standIn && (
											<p className={styles.ppk}>
												{t('stoodIn', {
													by: tps.standIn.by,
													time: dateTimeText(tps.standIn.at, zoneOf(tps.tps), locale),
													reason: tps.standIn.reason,
												})}
											</p>
										)}
										{props.may.standIn && !tps.arrived && (
											<button
												type="button"
												className="button small"
												aria-label={`${t('standIn')}: ${tps.name} ${tps.kelurahanName}`}
												onClick={() =>
													props.onAsk({ what: 'standIn', about: tps.tps, name: `${tps.name} ${tps.kelurahanName}` })
												}
											>
												{t('standIn')}
											</button>
										)}
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</div>
			)}
		</section>
	);
}

function Operator({ line, kecamatan, may, onAsk, onCommand }: Props & { line: OperatorLine; kecamatan: string }) {
	const t = useTranslations('operators');
	const locale = useLocale();
	const when = dateTimeText(line.stageAt, zoneOf(kecamatan), locale);
	const { username, name, stage } = line;
	const ask = (what: 'fail' | 'retire') => onAsk({ what, about: username, name: `${name} (${username})` });
	const button = (label: string, act: () => void) => (
		<button type="button" className="button small" aria-label={`${label}: ${name}`} onClick={act}>
			{label}
		</button>
	);
	return (
		<div className={styles.operator}>
			<p>
				<span aria-hidden="true" className={styles.mark}>
					{MARK[stage]}
				</span>{' '}
				<strong>{t(`stages.${stage}`)}</strong> · {name} <span className="hint">{username}</span>{' '}
				<span className="chip">{t(`duty.${line.duty}`)}</span>
			</p>
			<p className="hint">
				{t('since', { time: when, by: line.stageBy })}
				{line.reason !== '' && <> · {line.reason}</>}
			</p>
			{may.keep && stage !== 'berhenti' && (
				<p className="row">
					{stage === 'terdaftar' &&
						button(t('act.activate'), () => onCommand({ type: 'operator.activate', operators: [username] }))}
					{(stage === 'aktif' || stage === 'terhambat') &&
						button(t('act.enable'), () => onCommand({ type: 'operator.enable', operators: [username] }))}
					{stage !== 'terhambat' && button(t('act.fail'), () => ask('fail'))}
					{button(t('act.retire'), () => ask('retire'))}
				</p>
			)}
		</div>
	);
}

function fits(tps: OperatorTps, { kel, tahap, cari }: Filter): boolean {
	if (kel !== '' && tps.kelurahan !== kel) return false;
	const wanted = cari.trim().toLowerCase();
	const names = [
		tps.tps,
		tps.name,
		tps.kelurahanName,
		...tps.operators.flatMap(({ username, name }) => [username, name]),
	];
	if (wanted !== '' && !names.some((name) => name.toLowerCase().includes(wanted))) return false;
	if (tahap === '') return true;
	if (tahap === 'tanpa-petugas') return tps.operators.every(({ stage }) => stage === 'berhenti');
	if (tahap === 'dikirim-ppk') return tps.standIn !== null;
	return tps.operators.some(({ stage }) => stage === tahap);
}
