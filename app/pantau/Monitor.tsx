'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { read } from '@/app/client/api';
import { SortHead, sorted } from '@/app/client/SortHead';
import { useAddress } from '@/app/client/useAddress';
import { useTime } from '@/app/kirim/time';
import type { MonitorLine, MonitorView } from '@/db/hub/monitor';
import { FAULTS, type Fault } from '@/lib/delivery';
import { Adopted, Packs, State } from './Adopted';
import { CarriedFile, Codes } from './Intake';
import styles from './Monitor.module.css';
import { Finish, Network, Stuck } from './Outlook';

const FIGURES = ['known', 'received', 'missing', 'returned', 'verified', 'published', 'waiting'] as const;
type Figure = (typeof FIGURES)[number];

const figure = (line: MonitorLine, of: Figure) => (of === 'missing' ? line.known - line.received : line[of]);
const value = (line: MonitorLine, column: string) => {
	if (column === 'oldest') return line.oldest?.since ?? null;
	return (FIGURES as readonly string[]).includes(column)
		? figure(line, column as Figure)
		: line[column as keyof MonitorLine];
};

/** The view with what keeps the hub from publishing, if anything does. */
type Shown = MonitorView & { readonly publishTrouble: { readonly since: string; readonly detail: string } | null };

/** The table the office looks at: region by region what is here, what is not, and why. */
export function Monitor({
	contests,
	mayOffer,
	mayCarry,
}: {
	contests: readonly { code: string; name: string }[];
	mayOffer: boolean;
	mayCarry: boolean;
}) {
	const t = useTranslations('hub');
	const faults = useTranslations('delivery.fault');
	const time = useTime();
	const { values, put } = useAddress(['kontes', 'wilayah', 'urut', 'cari']);
	const contest = values.kontes || contests[0]?.code || '';
	const query = `contest=${contest}&region=${values.wilayah}`;
	const { data } = useQuery({
		queryKey: ['monitor', contest, values.wilayah],
		queryFn: ({ signal }) => read<Shown>(`/api/hub/monitor?${query}`, signal),
		refetchInterval: 5_000,
	});
	if (!data) return <p className="page">{t('loading')}</p>;
	const wanted = values.cari.trim().toLowerCase();
	const found = data.lines.filter(({ name, code }) => name.toLowerCase().includes(wanted) || code.includes(wanted));
	const rows = sorted(found, values.urut, value);
	const halls = data.code.length < 6;
	// What waits in a hall and why is told down to the kelurahan.
	const waits = data.code.length < 10;
	const columns = FIGURES.filter((column) => waits || column !== 'waiting');
	const faultOf = (code: string | null) =>
		(FAULTS as readonly (string | null)[]).includes(code) && faults(code as Fault);
	const head = (column: 'name' | Figure | 'seenAt' | 'oldest' | 'finish') => (
		<SortHead
			key={column}
			column={column}
			sort={values.urut}
			label={t(`monitor.${column}`)}
			hint={t('monitor.sort', { column: t(`monitor.${column}`) })}
			figure={(FIGURES as readonly string[]).includes(column)}
			onSort={(urut) => put({ urut })}
		/>
	);
	return (
		<div className={`page stack ${styles.wide}`}>
			<header className={styles.head}>
				<div>
					<h1>{t('monitor.title')}</h1>
					<nav aria-label={t('monitor.way')} className={styles.way}>
						<button type="button" className="sort" onClick={() => put({ wilayah: '', cari: '' })}>
							{t('monitor.nation')}
						</button>
						{data.way.map(({ code, name }) => (
							<span key={code}>
								{' › '}
								<button type="button" className="sort" onClick={() => put({ wilayah: code, cari: '' })}>
									{name}
								</button>
							</span>
						))}
					</nav>
				</div>
				<div className="row">
					{contests.length > 1 && (
						<select
							className={`input ${styles.contest}`}
							aria-label={t('contest')}
							value={contest}
							onChange={(event) => put({ kontes: event.target.value })}
						>
							{contests.map(({ code, name }) => (
								<option key={code} value={code}>
									{name}
								</option>
							))}
						</select>
					)}
					<a className="button small" href={`/api/hub/monitor/csv?${query}`} download>
						{t('csvLink')}
					</a>
				</div>
			</header>
			{data.publishTrouble && (
				<p className="notice problem" role="alert">
					{t('monitor.publishTrouble', {
						time: time(data.publishTrouble.since, data.code),
						detail: data.publishTrouble.detail,
					})}
				</p>
			)}
			<State view={data} />
			<Stuck view={data} />
			{data.lines.length > 20 && (
				<input
					className="input"
					type="search"
					placeholder={t('monitor.search')}
					aria-label={t('monitor.search')}
					value={values.cari}
					onChange={(event) => put({ cari: event.target.value })}
				/>
			)}
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen must be moved by keyboard too. */}
			<section className={styles.scroll} aria-label={t('monitor.table')} tabIndex={0}>
				<table className="table">
					<thead>
						<tr>
							{head('name')}
							{columns.map(head)}
							{data.code.length < 10 && <th scope="col">{t('monitor.adopted')}</th>}
							{halls && head('seenAt')}
							{waits && <th scope="col">{t('monitor.fault')}</th>}
							{halls && head('oldest')}
							{halls && head('finish')}
							{data.code.length === 6 && <th scope="col">{t('monitor.network')}</th>}
						</tr>
					</thead>
					<tbody>
						{rows.map((line) => (
							<tr key={line.code}>
								<th scope="row">
									{line.code.length < 13 ? (
										<button type="button" className={styles.open} onClick={() => put({ wilayah: line.code, cari: '' })}>
											{line.name}
										</button>
									) : (
										line.name
									)}
								</th>
								{columns.map((column) => (
									<td key={column} className="figure">
										{figure(line, column) ?? '–'}
									</td>
								))}
								{data.code.length < 10 && (
									<td>
										<Adopted line={line} />
									</td>
								)}
								{halls && (
									<td>
										{line.halls === 0
											? t('monitor.noHall')
											: line.seenAt
												? time(line.seenAt, line.code)
												: t('monitor.never')}
									</td>
								)}
								{waits && <td>{faultOf(line.fault)}</td>}
								{halls && <td>{line.oldest && time(line.oldest.since, line.code)}</td>}
								{halls && (
									<td>
										<Finish line={line} />
									</td>
								)}
								{data.code.length === 6 && (
									<td>
										<Network of={line.network} />
									</td>
								)}
							</tr>
						))}
						{rows.length === 0 && (
							<tr>
								<td colSpan={columns.length + 6}>{t(data.lines.length === 0 ? 'monitor.none' : 'monitor.empty')}</td>
							</tr>
						)}
					</tbody>
					<tfoot>
						<tr>
							<th scope="row">{t('monitor.total')}</th>
							{columns.map((column) => (
								<td key={column} className="figure">
									{rows.reduce((sum, line) => sum + (figure(line, column) ?? 0), 0)}
								</td>
							))}
							{data.code.length < 10 && <td />}
							{halls && <td colSpan={3} />}
							{waits && <td />}
							{data.code.length === 6 && <td />}
						</tr>
					</tfoot>
				</table>
			</section>
			{mayOffer && <Codes kecamatan={data.code.length === 6 ? data.code : ''} />}
			{mayCarry && <CarriedFile />}
			<Packs packs={data.packs} />
		</div>
	);
}
