'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { RefusedError, read, SignedOutError } from '@/app/client/api';
import { useLive } from '@/app/client/live';
import { SignInAgain } from '@/app/client/SignInAgain';
import { useAddress } from '@/app/client/useAddress';
import { useCommand } from '@/app/client/useCommand';
import { Parts } from '@/app/ui/Parts';
import type { RegistryView } from '@/db/registry';
import { zoneOf } from '@/lib/hall/clock';
import type { HallAddress, NetworkView } from '@/lib/network';
import type { Role } from '@/lib/plenary';
import { AttendanceList } from './AttendanceList';
import { Attendees } from './Attendees';
import { Display } from './Display';
import styles from './Registry.module.css';
import { Roster } from './Roster';
import { Witnesses } from './Witnesses';

/** Parts of the page; the first one is what the address without `bagian` shows. */
const PARTS = ['saksi', 'hadirin', 'daftar', 'impor'] as const;

/** Who may be in the room: witnesses, peserta and guests, the daftar hadir, lists brought as files. */
export function Registry({
	addresses,
	network,
	role,
}: {
	addresses: readonly HallAddress[];
	network: NetworkView;
	role: Role;
}) {
	const t = useTranslations('registry');
	const command = useCommand();
	useLive();
	const { values } = useAddress(['bagian']);
	const part = PARTS.find((one) => one === values.bagian) ?? 'saksi';
	const { data, error, refetch } = useQuery({
		queryKey: ['live', '*', 'witnesses'],
		queryFn: ({ signal }) => read<RegistryView>('/api/witnesses', signal),
		// Whose phone has signed in is no event of the plenary.
		refetchInterval: 5_000,
		retry: (_count, fault) => !(fault instanceof SignedOutError || fault instanceof RefusedError),
	});
	const signedOut = command.signedOut || error instanceof SignedOutError;
	const again = () => {
		command.resume();
		void refetch();
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
	const zone = zoneOf(data.kecamatan ?? '');
	const shared = { view: data, command, zone };
	return (
		<>
			<div className={`page ${styles.page}`} data-part={part}>
				<div className="stack">
					<header className="stack no-print">
						<div className={styles.contestantHead}>
							<h1>{t('title')}</h1>
							<Link className="button small" href="/persiapan" prefetch={false}>
								{t('preparation')}
							</Link>
						</div>
						<Summary view={data} />
						<Parts
							label={t('parts.label')}
							current={part}
							parts={PARTS.map((key) => ({ key, name: t(`parts.${key}`) }))}
						/>
					</header>
					{part === 'saksi' ? <Witnesses {...shared} addresses={addresses} /> : null}
					{part === 'hadirin' ? <Attendees {...shared} /> : null}
					{part === 'daftar' ? <AttendanceList {...shared} /> : null}
					{part === 'impor' ? <Roster contests={data.contests} role={role} addresses={addresses} /> : null}
				</div>
				{part === 'saksi' ? <Display addresses={addresses} network={network} command={command} /> : null}
			</div>
			{signedOut ? <SignInAgain onDone={again} /> : null}
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
	const others = view.attendees.filter(({ present }) => present).length;
	const present = active.filter((witness) => witness.present).length;
	return <p role="status">{t('summary', { present, registered: active.length, without, others })}</p>;
}
