'use client';

import { useMemo, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useSentence } from '@/app/client/errors';
import type { Line } from '@/app/client/live';
import { usePhotos, useStripChoice } from '@/app/client/photos';
import type { Sending } from '@/app/client/useCommand';
import { PauseBar } from '@/app/ui/PauseBar';
import type { TpsList } from '@/db/queries';
import { contestOfView } from '@/lib/entry/contest';
import { hasParties } from '@/lib/entry/pages';
import { clockText, zoneOf } from '@/lib/hall/clock';
import type { Command, CommandType, ResultView, Role } from '@/lib/plenary';
import { POLICY } from '@/lib/plenary/policy';
import { Comparison } from './Comparison';
import { Entering } from './Entering';
import { HintBar } from './HintBar';
import { STATUS_MARK } from './marks';
import { PhotoTools } from './PhotoTools';
import type { ResultProps } from './props';
import { ReasonDialog } from './ReasonDialog';
import styles from './Result.module.css';
import { Side } from './Side';
import { Strips } from './strips';
import { TakeFloor } from './TakeFloor';
import type { DeskUrl } from './useDeskUrl';

/** One TPS at the desk: heading, the form in its present state, what is next. */
export function Result({
	view,
	list,
	role,
	line,
	url,
	command,
}: {
	view: ResultView;
	list: TpsList;
	role: Role;
	line: Line;
	url: DeskUrl;
	/** The desk's: it outlives the TPS that is shown. */
	command: Sending;
}) {
	const t = useTranslations('desk');
	const common = useTranslations('common');
	const format = useFormatter();
	const sentence = useSentence();
	const [aside, setAside] = useState(false);
	const photos = usePhotos(view.contest.code, view.place.tps).data;
	const [strips, setStrips] = useStripChoice();
	const contest = useMemo(() => contestOfView(view), [view]);
	const may = (type: CommandType) => POLICY[type].roles[role] !== undefined;
	const props: ResultProps = { view, role, may, command };
	// The chair watches the typing; taking it over is a choice, so that two laptops do not type one form.
	const [typing, setTyping] = useState(role !== 'ketua');
	const reading = view.onFloor && !view.filled && may('tally.fill');
	const entering = reading && typing;
	const elsewhere = otherTps(command.about, view.place.tps, list);
	return (
		<div className={styles.result}>
			<header className={styles.header}>
				<div>
					<p className="hint">
						{view.place.kecamatanName} › {view.place.kelurahanName}
						<Voters view={view} />
					</p>
					<h1>
						{view.place.tpsName} · {view.contest.formName}{' '}
						<span className="chip">
							<span aria-hidden="true">{STATUS_MARK[view.status]}</span> {common(`status.${view.status}`)}
						</span>{' '}
						{view.resultVersion > 1 ? (
							<span className="chip">{t('version', { version: view.resultVersion })}</span>
						) : null}{' '}
						{view.meeting.panelPlace ? <span className="chip">{t('panel', { panel: view.meeting.panel })}</span> : null}
					</h1>
				</div>
				<div className={styles.tools}>
					<span className={line === 'lost' ? styles.lost : 'hint'} role="status">
						{line === 'lost' ? '⚠ ' : '● '}
						{common(`line.${line}`)}
					</span>
					{view.box && (
						<span className="hint">
							{t('box', {
								seal: common(`seal.${view.box.seal}`),
								time: format.dateTime(new Date(view.box.time), { hour: '2-digit', minute: '2-digit' }),
							})}
						</span>
					)}
					<PhotoTools photos={photos} shown={strips} onShow={setStrips} />
					{view.onFloor && !view.lock && may('tps.setAside') && (
						<button type="button" className="button small no-print" onClick={() => setAside(true)}>
							{t('setAside.button')}
						</button>
					)}
				</div>
			</header>
			<div className={styles.notes}>
				<PauseBar pause={list.pause} zone={zoneOf(view.place.tps)} />
				{list.closed ? (
					<p className="notice pause-bar" role="status">
						■ {common('closed', { by: list.closed.by, time: clockText(list.closed.time, zoneOf(view.place.tps)) })}
					</p>
				) : null}
				{command.error !== null && command.phase !== 'idle' && (
					<div className={`notice problem ${styles.error}`} role="alert">
						{elsewhere && <strong>{elsewhere}: </strong>}
						{command.phase === 'failed' || command.signedOut ? sentence(command.error) : common('error.waiting')}
						{command.phase === 'waiting' && !command.signedOut && (
							<button type="button" className="button small" onClick={() => command.giveUp()}>
								{common('stopWaiting')}
							</button>
						)}
					</div>
				)}
			</div>
			<Strips value={strips ? (photos?.strips ?? null) : null}>
				{entering ? (
					<Entering {...props} contest={contest} list={list} url={url} />
				) : (
					<>
						<div className={styles.form}>
							{reading && (
								<p className="notice row no-print">
									{view.draft ? t('watching', { by: view.draft.by }) : t('watchingNobody')}
									<button type="button" className="button small" onClick={() => setTyping(true)}>
										{t('typeHere')}
									</button>
								</p>
							)}
							{view.returned?.map(({ hub, reason, at }) => (
								<p key={hub} className="notice problem">
									<span aria-hidden="true">↩</span>{' '}
									{t('returned', { hub, reason, time: clockText(at, zoneOf(view.place.tps)) })}{' '}
									{t(view.lock ? 'returnedLocked' : 'returnedOpen')}
								</p>
							))}
							{!view.onFloor && !view.lock && <TakeFloor {...props} list={list} url={url} />}
							<Comparison {...props} contest={contest} />
						</div>
						<Side {...props} contest={contest} findings={null} list={list} url={url} />
					</>
				)}
			</Strips>
			<HintBar
				text={t(
					entering
						? `hints.${view.mode}${hasParties(contest) ? 'Long' : ''}`
						: view.lock
							? 'hints.locked'
							: 'hints.compare',
				)}
				long={hasParties(contest)}
			/>
			{aside && (
				<ReasonDialog
					title={t('setAside.title', { tps: view.place.tpsName })}
					hint={t('setAside.hint')}
					label={t('reason')}
					button={t('setAside.button')}
					onClose={() => setAside(false)}
					onDone={(reason) =>
						command.send(
							{ type: 'tps.setAside', contest: view.contest.code, tps: view.place.tps, reason },
							view.version,
						)
					}
				/>
			)}
		</div>
	);
}

/** Name of the TPS a command is about, where that is not the one shown. */
function otherTps(command: Command | null, shown: string, list: TpsList): string | null {
	if (command === null || !('tps' in command) || typeof command.tps !== 'string' || command.tps === shown) return null;
	return list.tps.find(({ tps }) => tps === command.tps)?.name ?? command.tps;
}

/** Voters by the region list, and where the form has another number: a hint, in nobody's way. */
function Voters({ view }: { view: ResultView }) {
	const t = useTranslations('desk');
	const { dpt } = view.place;
	if (dpt === undefined) return null;
	const paper = view.rows.find(({ field }) => field.id === 'I.A.J')?.paper ?? null;
	if (typeof paper !== 'number' || paper === dpt) return <> · {t('dpt', { count: dpt })}</>;
	return (
		<>
			{' · '}
			<span className={styles.differs}>≠ {t('dptDiffers', { count: dpt, paper })}</span>
		</>
	);
}
