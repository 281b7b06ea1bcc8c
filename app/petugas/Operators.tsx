'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { read } from '@/app/client/api';
import { useLive } from '@/app/client/live';
import { useAddress } from '@/app/client/useAddress';
import { useCommand } from '@/app/client/useCommand';
import { ReasonDialog } from '@/app/meja/ReasonDialog';
import { CommandNotice } from '@/app/ui/CommandNotice';
import type { OperatorView } from '@/db/operators/view';
import type { Command } from '@/lib/plenary';
import styles from './Operators.module.css';
import { OperatorTable } from './OperatorTable';
import type { Asked, May } from './props';
import { RegisterForm } from './RegisterForm';
import { Sums } from './Sums';

/** Registered, activated, able to send: sums by kelurahan, then TPS by TPS. */
export function Operators({
	may,
	contests,
}: {
	may: May;
	contests: readonly { readonly code: string; readonly name: string }[];
}) {
	const t = useTranslations('operators');
	useLive();
	const command = useCommand();
	const { values, put } = useAddress(['kontes', 'kel', 'tahap', 'cari']);
	const contest = values.kontes || contests[0]?.code || '';
	const [asked, setAsked] = useState<Asked | null>(null);
	const { data } = useQuery({
		queryKey: ['live', '*', 'petugas', contest],
		queryFn: ({ signal }) => read<OperatorView>(`/api/petugas?contest=${contest}`, signal),
	});
	const send = (sent: Command) => {
		command.send(sent).catch(() => undefined);
	};
	const done = async (reason: string) => {
		if (!asked) return;
		const { what, about } = asked;
		await command.send(
			what === 'standIn'
				? { type: 'operator.standIn', tps: about, reason }
				: { type: what === 'fail' ? 'operator.fail' : 'operator.retire', operator: about, reason },
		);
	};
	if (!data) return <p className="page">{t('loading')}</p>;
	return (
		<div className="page stack">
			<header className={styles.head}>
				<div>
					<h1>{t('title')}</h1>
					<p className="hint">{t('lead')}</p>
				</div>
				<p className="row">
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
					<a className="button" href={`/api/petugas/csv?contest=${contest}`}>
						{t('csv')}
					</a>
				</p>
			</header>
			<CommandNotice command={command} />
			<Sums view={data} chosen={values.kel} onChoose={(kel) => put({ kel })} />
			<OperatorTable view={data} filter={values} put={put} may={may} onAsk={setAsked} onCommand={send} />
			{may.keep && <RegisterForm view={data} onCommand={send} />}
			{asked && (
				<ReasonDialog
					title={t(`ask.${asked.what}.title`)}
					hint={asked.name}
					label={t(`ask.${asked.what}.label`)}
					button={t(`ask.${asked.what}.button`)}
					onClose={() => setAsked(null)}
					onDone={done}
				/>
			)}
		</div>
	);
}
