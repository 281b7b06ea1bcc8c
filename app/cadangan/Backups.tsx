'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { BackupAnswer } from '@/app/api/backup/route';
import { read, SignedOutError } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import { useCommand } from '@/app/client/useCommand';
import type { BackupSummary } from '@/db/backup/overview';
import type { Role } from '@/lib/plenary/roles';
import styles from './Backups.module.css';
import { FolderForm } from './FolderForm';
import { RestoreDialog } from './RestoreDialog';
import { Restoring } from './Restoring';
import { State } from './State';
import { useMoment, useSize } from './text';

const BUSY_MS = 700;
const CALM_MS = 5_000;

/** The page of copies. */
export function Backups({ role }: { role: Role }) {
	const t = useTranslations('backup');
	const common = useTranslations('common');
	const sentence = useSentence();
	const command = useCommand();
	const [chosen, setChosen] = useState<BackupSummary | null>(null);
	const query = useQuery({
		queryKey: ['live', '*', 'backup'],
		queryFn: ({ signal }) => read<BackupAnswer>('/api/backup', signal),
		retry: (_, fault) => !(fault instanceof SignedOutError),
		refetchInterval: ({ state }) => (state.data?.running || state.data?.restoring ? BUSY_MS : CALM_MS),
	});
	const data = query.data;
	if (query.error instanceof SignedOutError) {
		return (
			<div className="page stack">
				<h1>{t('title')}</h1>
				<p className="notice">
					{common('error.signedOut')} <a href="/masuk?ke=/cadangan">{t('enter')}</a>
				</p>
			</div>
		);
	}
	if (!data) return <p className="page">{common('loading')}</p>;
	// A server that falls silent while it restores is starting again, whether or not it got its last word in.
	const gone = query.failureCount > 0 && data.restoring !== null && data.restoring.phase !== 'failed';
	return (
		<div className="page stack">
			<div>
				<h1>{t('title')}</h1>
				<p className="hint">{t('lead')}</p>
			</div>
			{data.automatic ? null : <p className="notice problem">{t('manual')}</p>}
			<Restoring restoring={gone ? { phase: 'restart' } : data.restoring} />
			{command.phase === 'failed' ? (
				<p className="notice problem" role="alert">
					{sentence(command.error)}
				</p>
			) : null}
			<div className={styles.columns}>
				<State data={data} onRun={() => void command.send({ type: 'backup.run' }).catch(() => undefined)} />
				{role === 'ketua' ? null : (
					<FolderForm
						key={data.target}
						target={data.target}
						onSave={(folder) => void command.send({ type: 'backup.configure', folder }).catch(() => undefined)}
					/>
				)}
			</div>
			<List backups={data.backups} onRestore={role === 'admin' ? setChosen : null} />
			{chosen ? (
				<RestoreDialog
					backup={chosen}
					onClose={() => setChosen(null)}
					onRestore={() => {
						setChosen(null);
						void command.send({ type: 'backup.restore', backup: chosen.name }).catch(() => undefined);
					}}
				/>
			) : null}
		</div>
	);
}

function List({
	backups,
	onRestore,
}: {
	backups: BackupAnswer['backups'];
	onRestore: ((backup: BackupSummary) => void) | null;
}) {
	const t = useTranslations('backup.list');
	const size = useSize();
	const moment = useMoment();
	return (
		<section aria-labelledby="daftar">
			<h2 id="daftar">{t('title')}</h2>
			{backups.length === 0 ? (
				<p className="hint">{t('empty')}</p>
			) : (
				<div className={styles.scroll}>
					<table className="table">
						<thead>
							<tr>
								<th scope="col">{t('time')}</th>
								<th scope="col" className="figure">
									{t('seq')}
								</th>
								<th scope="col" className="figure">
									{t('size')}
								</th>
								<th scope="col">{t('name')}</th>
								{onRestore ? (
									<th scope="col">
										<span className="visually-hidden">{t('restore')}</span>
									</th>
								) : null}
							</tr>
						</thead>
						<tbody>
							{backups.map((backup) => (
								<tr key={backup.name}>
									<td>{backup.time ? moment(backup.time) : <span className="chip error">{t('broken')}</span>}</td>
									<td className="figure">{backup.seq}</td>
									<td className="figure">{backup.bytes === null ? '' : size(backup.bytes)}</td>
									<td className={styles.name}>{backup.name}</td>
									{onRestore ? (
										<td>
											{backup.time ? (
												<button type="button" className="button small" onClick={() => onRestore(backup)}>
													{t('restore')}
													<span className="visually-hidden"> {backup.name}</span>
												</button>
											) : null}
										</td>
									) : null}
								</tr>
							))}
						</tbody>
					</table>
				</div>
			)}
		</section>
	);
}
