'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { read } from '@/app/client/api';
import { useLive } from '@/app/client/live';
import { useCommand } from '@/app/client/useCommand';
import { CommandNotice } from '@/app/ui/CommandNotice';
import type { MeetingView } from '@/db/meeting';
import { clockText, zoneOf } from '@/lib/hall/clock';
import type { CommandType, Role } from '@/lib/plenary';
import { POLICY } from '@/lib/plenary/policy';
import type { ContestName } from './contest';
import styles from './Meeting.module.css';
import { OpenBoxes } from './OpenBoxes';
import { Panels } from './Panels';
import { PauseCard } from './PauseCard';
import { Rules } from './Rules';
import { SuspendForm } from './SuspendForm';

/** Pause, panels and open boxes on one page; the chair acts, everyone may read. */
export function Meeting({ role, contests }: { role: Role; contests: readonly ContestName[] }) {
	const t = useTranslations('meeting');
	useLive();
	const command = useCommand();
	const { data } = useQuery({
		queryKey: ['live', '*', 'meeting'],
		queryFn: ({ signal }) => read<MeetingView>('/api/rapat', signal),
		// Beats of desks are no event of the plenary.
		refetchInterval: 10_000,
	});
	if (!data) return <p className="page">{t('loading')}</p>;
	const may = (type: CommandType) => POLICY[type].roles[role] !== undefined;
	const zone = zoneOf(data.kecamatan ?? '');
	return (
		<div className="page stack">
			<header className={styles.head}>
				<h1>{t('title')}</h1>
				<p className="row">
					<Link className="button small" href="/persiapan" prefetch={false}>
						{t('preparation')}
					</Link>
					<Link className="button small" href="/templat" prefetch={false}>
						{t('excel')}
					</Link>
				</p>
			</header>
			<CommandNotice command={command} />
			{data.clock.shiftHours === 0 ? null : (
				<p className="notice problem">{t('clock.drill', { hours: data.clock.shiftHours })}</p>
			)}
			{data.clock.behind ? (
				<p className="notice problem" role="status">
					{t('clock.behind', { time: clockText(data.clock.behind, zone) })}
				</p>
			) : null}
			{data.opened ? (
				<p className="hint">{t('opened', { by: data.opened.by, time: clockText(data.opened.time, zone) })}</p>
			) : (
				<p className="notice">{t('notOpen')}</p>
			)}
			{data.opened ? (
				<div className={styles.columns}>
					<div className="stack">
						{data.closed ? (
							<p className="notice" role="status">
								■ {t('closed', { by: data.closed.by, time: clockText(data.closed.time, zone) })}{' '}
								<a href="/penetapan?wilayah=penutupan">{t('closedList')}</a>
							</p>
						) : data.pause ? (
							<PauseCard pause={data.pause} zone={zone} mayResume={may('plenary.resume')} command={command} />
						) : (
							<>
								{data.resumed ? (
									<p className="notice" role="status">
										{data.resumed.same ? '✓ ' : '≠ '}
										{t(data.resumed.same ? 'resumedSame' : 'resumedMoved', {
											time: clockText(data.resumed.time, zone),
											words: data.resumed.words,
										})}
									</p>
								) : null}
								{may('plenary.suspend') ? (
									<SuspendForm
										boxes={data.openBoxes}
										panels={data.panels}
										command={command}
										zone={zone}
										now={data.now}
									/>
								) : (
									<p className="hint">{t('suspend.chairOnly')}</p>
								)}
							</>
						)}
						<p className="hint">{t('locked', { count: data.locked.count, words: data.locked.words })}</p>
					</div>
					<div className="stack">
						<Rules rules={data.rules} />
						<Panels view={data} contests={contests} maySet={may('panel.set')} command={command} />
						<OpenBoxes boxes={data.openBoxes} zone={zone} maySeal={may('box.seal')} command={command} />
					</div>
				</div>
			) : null}
		</div>
	);
}
