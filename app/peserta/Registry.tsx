'use client';

import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { RefusedError, read, SignedOutError } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import { useLive } from '@/app/client/live';
import { SignInAgain } from '@/app/client/SignInAgain';
import { useCommand } from '@/app/client/useCommand';
import type { RegistryView, RegistryWitness } from '@/db/registry';
import { zoneOf } from '@/lib/hall/clock';
import type { HallAddress, NetworkView } from '@/lib/network';
import { ContestSection } from './ContestSection';
import { Display } from './Display';
import { RegisterDialog } from './RegisterDialog';
import styles from './Registry.module.css';
import { RevokeDialog } from './RevokeDialog';
import { Search } from './Search';
import { Slip } from './Slip';

/** What stands open over the list. */
type Open =
	| { readonly kind: 'register'; readonly contest: string; readonly contestant: number }
	| { readonly kind: 'revoke'; readonly witness: RegistryWitness }
	| { readonly kind: 'slip'; readonly witness: RegistryWitness; readonly code: string | null }
	| null;

/** With more witnesses than this the list can be searched. */
const SEARCH_FROM = 20;

export function Registry({ addresses, network }: { addresses: readonly HallAddress[]; network: NetworkView }) {
	const t = useTranslations('registry');
	const sentence = useSentence();
	const command = useCommand();
	useLive();
	const query = (useSearchParams().get('cari') ?? '').trim();
	const [open, setOpen] = useState<Open>(null);
	const { data, error, refetch } = useQuery({
		queryKey: ['live', '*', 'witnesses'],
		queryFn: ({ signal }) => read<RegistryView>('/api/witnesses', signal),
		// Whose phone has signed in is no event of the plenary.
		refetchInterval: 5_000,
		retry: (_count, fault) => !(fault instanceof SignedOutError || fault instanceof RefusedError),
	});
	const signedOut = command.signedOut || error instanceof SignedOutError;
	const zone = zoneOf(data?.kecamatan ?? '');
	const everyone = data?.contests.flatMap((contest) => contest.witnesses) ?? [];
	const slipped = open?.kind === 'slip' ? everyone.find(({ id }) => id === open.witness.id) : undefined;

	const issue = async (witness: RegistryWitness) => {
		const accepted = await command.send({ type: 'witness.credential', witness: witness.id });
		setOpen({ kind: 'slip', witness, code: accepted.secret ?? null });
	};

	if (!data) {
		const refused = error instanceof RefusedError;
		return (
			<>
				<p className="page" role="status">
					{refused ? t('forbidden') : error ? t('failed') : t('loading')}
				</p>
				{signedOut ? <SignInAgain onDone={() => void refetch()} /> : null}
			</>
		);
	}
	return (
		<>
			<div className={`page no-print ${styles.page}`}>
				<div className="stack">
					<header className="stack">
						<h1>{t('title')}</h1>
						<Summary view={data} />
						{everyone.length > SEARCH_FROM ? <Search value={query} /> : null}
						{command.phase === 'waiting' && !signedOut ? (
							<p className="notice problem row" role="alert">
								{t('waiting')}
								<button type="button" className="button small" onClick={command.giveUp}>
									{t('giveUp')}
								</button>
							</p>
						) : null}
						{command.phase === 'failed' && open === null ? (
							<p className="notice problem" role="alert">
								{sentence(command.error)}
							</p>
						) : null}
					</header>
					{data.contests.map((contest) => (
						<ContestSection
							key={contest.code}
							contest={contest}
							query={query}
							zone={zone}
							busy={command.phase !== 'idle' && command.phase !== 'failed'}
							onRegister={(contestant) => setOpen({ kind: 'register', contest: contest.code, contestant })}
							onRevoke={(witness) => setOpen({ kind: 'revoke', witness })}
							onIssue={(witness) => void issue(witness).catch(() => undefined)}
							onPresence={(witness) =>
								void command
									.send({ type: witness.present ? 'witness.leave' : 'witness.attend', witness: witness.id })
									.catch(() => undefined)
							}
						/>
					))}
				</div>
				<Display addresses={addresses} network={network} command={command} />
			</div>
			{open?.kind === 'register' ? (
				<RegisterDialog
					contest={data.contests.find(({ code }) => code === open.contest)}
					contestant={open.contestant}
					command={command}
					onClose={() => setOpen(null)}
				/>
			) : open?.kind === 'revoke' ? (
				<RevokeDialog witness={open.witness} command={command} onClose={() => setOpen(null)} />
			) : open?.kind === 'slip' ? (
				<Slip
					witness={slipped ?? open.witness}
					contest={data.contests.find(({ code }) => code === open.witness.contest)}
					code={open.code}
					addresses={addresses}
					zone={zone}
					onClose={() => setOpen(null)}
				/>
			) : null}
			{signedOut ? (
				<SignInAgain
					onDone={() => {
						command.resume();
						void refetch();
					}}
				/>
			) : null}
		</>
	);
}

function Summary({ view }: { view: RegistryView }) {
	const t = useTranslations('registry');
	const active = view.contests.flatMap(({ witnesses }) => witnesses).filter(({ revoked }) => !revoked);
	const without = view.contests.reduce(
		(sum, { contestants, witnesses }) =>
			sum + contestants.filter(({ no }) => !witnesses.some((each) => each.contestant === no && !each.revoked)).length,
		0,
	);
	return (
		<p role="status">
			{t('summary', { present: active.filter(({ present }) => present).length, registered: active.length, without })}
		</p>
	);
}
