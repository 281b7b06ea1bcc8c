'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useAddress } from '@/app/client/useAddress';
import type { Sending } from '@/app/client/useCommand';
import { ReasonDialog } from '@/app/meja/ReasonDialog';
import { CommandNotice } from '@/app/ui/CommandNotice';
import type { RegistryView, RegistryWitness } from '@/db/registry';
import type { Zone } from '@/lib/hall/clock';
import type { HallAddress } from '@/lib/network';
import { ContestChoice } from './ContestChoice';
import { ContestSection } from './ContestSection';
import { RegisterDialog } from './RegisterDialog';
import { RevokeDialog } from './RevokeDialog';
import { Search } from './Search';
import { Slip } from './Slip';

/** What stands open over the list. */
type Open =
	| { readonly kind: 'register'; readonly contest: string; readonly contestant: number }
	| { readonly kind: 'revoke' | 'drop'; readonly witness: RegistryWitness }
	| { readonly kind: 'slip'; readonly witness: RegistryWitness; readonly code: string | null }
	| null;

/** With more lines than this the list can be searched. */
const SEARCH_FROM = 20;

/** The witnesses of every contest, with what the table by the door does. */
export function Witnesses({
	view,
	command,
	zone,
	addresses,
}: {
	view: RegistryView;
	command: Sending;
	zone: Zone;
	addresses: readonly HallAddress[];
}) {
	const t = useTranslations('registry');
	const { values } = useAddress(['cari', 'pemilihan']);
	const query = values.cari.trim();
	const [open, setOpen] = useState<Open>(null);
	const everyone = view.contests.flatMap((contest) => contest.witnesses);
	const lines = view.contests.reduce((sum, { contestants }) => sum + contestants.length, 0) + everyone.length;
	const shown = view.contests.filter(({ code }) => values.pemilihan === '' || code === values.pemilihan);
	const contestOf = (code: string) => view.contests.find((contest) => contest.code === code);
	const close = () => {
		setOpen(null);
		// What a closed dialog was refused is no longer being asked for.
		if (command.phase === 'failed') command.giveUp();
	};

	const issue = async (witness: RegistryWitness) => {
		const accepted = await command.send({ type: 'witness.credential', witness: witness.id });
		setOpen({ kind: 'slip', witness, code: accepted.secret ?? null });
	};
	const presence = (witness: RegistryWitness, instead: RegistryWitness | undefined) =>
		command.send(
			instead
				? { type: 'witness.swap', leaves: instead.id, enters: witness.id }
				: { type: witness.present ? 'witness.leave' : 'witness.attend', witness: witness.id },
		);

	return (
		<>
			<div className="row no-print">
				{view.contests.length > 1 ? <ContestChoice contests={view.contests} /> : null}
				{lines > SEARCH_FROM ? <Search value={query} /> : null}
			</div>
			{open === null ? <CommandNotice command={command} /> : null}
			{shown.map((contest) => (
				<ContestSection
					key={contest.code}
					contest={contest}
					inRoom={view.rules.inRoom}
					query={query}
					zone={zone}
					busy={command.phase !== 'idle' && command.phase !== 'failed'}
					onRegister={(contestant) => setOpen({ kind: 'register', contest: contest.code, contestant })}
					onRevoke={(witness) => setOpen({ kind: 'revoke', witness })}
					onDrop={(witness) => setOpen({ kind: 'drop', witness })}
					onIssue={(witness) => void issue(witness).catch(() => undefined)}
					onPresence={(witness, instead) => void presence(witness, instead).catch(() => undefined)}
				/>
			))}
			{open?.kind === 'register' ? (
				<RegisterDialog
					contest={contestOf(open.contest)}
					contestant={open.contestant}
					mandated={view.rules.mandated}
					command={command}
					onClose={close}
				/>
			) : open?.kind === 'revoke' ? (
				<RevokeDialog witness={open.witness} command={command} onClose={close} />
			) : open?.kind === 'drop' ? (
				<ReasonDialog
					title={t('drop.title', { name: open.witness.name })}
					hint={t('drop.hint')}
					label={t('drop.reason')}
					button={t('drop.submit')}
					onClose={() => setOpen(null)}
					onDone={(reason) => command.send({ type: 'witness.dropCredential', witness: open.witness.id, reason })}
				/>
			) : open?.kind === 'slip' ? (
				<Slip
					witness={everyone.find(({ id }) => id === open.witness.id) ?? open.witness}
					contest={contestOf(open.witness.contest)}
					code={open.code}
					addresses={addresses}
					zone={zone}
					onClose={close}
				/>
			) : null}
		</>
	);
}
