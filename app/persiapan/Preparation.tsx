'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { read, SignedOutError } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import { useLive } from '@/app/client/live';
import { SignInAgain } from '@/app/client/SignInAgain';
import { useAddress } from '@/app/client/useAddress';
import { useCommand } from '@/app/client/useCommand';
import { Parts } from '@/app/ui/Parts';
import type { PreparationView } from '@/db/preparation';
import type { Role } from '@/lib/plenary';
import { PREPARATION_POLICY } from '@/lib/plenary/policy-preparation';
import { Boxes } from './Boxes';
import { Invitations } from './Invitations';
import styles from './Preparation.module.css';
import { Schedule } from './Schedule';
import { Tasks } from './Tasks';

const PARTS = ['kotak', 'jadwal', 'tugas', 'undangan'] as const;

/** What the committee arranges before the meeting, each part printable. */
export function Preparation({ role }: { role: Role }) {
	const t = useTranslations('preparation');
	const sentence = useSentence();
	useLive();
	const command = useCommand();
	const { values } = useAddress(['bagian']);
	const part = PARTS.find((one) => one === values.bagian) ?? 'kotak';
	const { data, error, refetch } = useQuery({
		queryKey: ['live', '*', 'preparation'],
		queryFn: ({ signal }) => read<PreparationView>('/api/persiapan', signal),
	});
	const signedOut = command.signedOut || error instanceof SignedOutError;
	const again = () => {
		command.resume();
		void refetch();
	};
	const roles: Readonly<Partial<Record<Role, 'all'>>> = PREPARATION_POLICY['arrival.receive'].roles;
	const may = roles[role] !== undefined;
	return (
		<>
			<div className={`page stack ${styles.wide}`}>
				<header className="stack no-print">
					<h1>{t('title')}</h1>
					<Parts
						label={t('parts.label')}
						current={part}
						parts={PARTS.map((key) => ({ key, name: t(`parts.${key}`) }))}
					/>
				</header>
				{data ? null : error && !signedOut ? (
					<p className="notice problem" role="alert">
						{sentence(error)}
					</p>
				) : (
					<p role="status">{t('loading')}</p>
				)}
				{data && part === 'kotak' ? <Boxes view={data} may={may} command={command} /> : null}
				{data && part === 'jadwal' ? <Schedule view={data} may={may} command={command} /> : null}
				{data && part === 'tugas' ? <Tasks view={data} may={may} command={command} /> : null}
				{data && part === 'undangan' ? <Invitations view={data} may={may} command={command} /> : null}
			</div>
			{signedOut ? <SignInAgain onDone={again} /> : null}
		</>
	);
}
