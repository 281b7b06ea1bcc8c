'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { read, SignedOutError } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import { useLive } from '@/app/client/live';
import { SignInAgain } from '@/app/client/SignInAgain';
import { useCommand } from '@/app/client/useCommand';
import { CommandNotice } from '@/app/ui/CommandNotice';
import type { ExcelView } from '@/db/excel/view';
import { type Brought, type May, readFile, WorkbookError } from './api';
import styles from './Excel.module.css';
import { Permits } from './Permits';
import { Preview } from './Preview';
import { useProblem } from './problem';
import { Unlocked } from './Unlocked';

/** Permission, template out, template back: one page. */
export function Excel({ may }: { may: May }) {
	const t = useTranslations('excel');
	const sentence = useSentence();
	const problem = useProblem();
	const client = useQueryClient();
	useLive();
	const command = useCommand();
	const [done, setDone] = useState('');
	const { data, error } = useQuery({
		queryKey: ['live', '*', 'templat'],
		queryFn: ({ signal }) => read<ExcelView>('/api/templat', signal),
		// A permission ends by the clock, without an event.
		refetchInterval: 30_000,
	});
	const reading = useMutation({ mutationFn: (brought: Brought) => readFile(brought), onMutate: () => setDone('') });
	const fault = reading.error;
	if (!data) return <p className="page">{error ? sentence(error) : t('loading')}</p>;
	return (
		<div className="page stack">
			<header>
				<h1>{t('title')}</h1>
				<p className="hint">{t('lead')}</p>
			</header>
			<CommandNotice command={command} />
			<div role="status">{done && <p className="notice">{done}</p>}</div>
			<div role="alert">
				{fault && !(fault instanceof SignedOutError) && (
					<p className={`notice problem ${styles.file}`}>
						<strong>{reading.variables?.file.name}</strong>{' '}
						{fault instanceof WorkbookError ? problem(fault.problem) : sentence(fault)}
					</p>
				)}
			</div>
			{fault instanceof SignedOutError && (
				<SignInAgain onDone={() => reading.variables && reading.mutate(reading.variables)} />
			)}
			{reading.isPending && <p role="status">{t('read.reading')}</p>}
			{reading.data && (
				<Preview
					key={`${reading.data.sha256}${reading.submittedAt}`}
					preview={reading.data}
					onAgain={() => reading.variables && reading.mutate(reading.variables)}
					onDone={(said) => {
						setDone(said);
						reading.reset();
						void client.invalidateQueries({ queryKey: ['live'] });
					}}
					onDiscard={() => reading.reset()}
				/>
			)}
			<Unlocked view={data} may={may} command={command} onBrought={(brought) => reading.mutate(brought)} />
			<Permits view={data} may={may} command={command} />
		</div>
	);
}
