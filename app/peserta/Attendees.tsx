'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useAddress } from '@/app/client/useAddress';
import type { Sending } from '@/app/client/useCommand';
import { ReasonDialog } from '@/app/meja/ReasonDialog';
import { CommandNotice } from '@/app/ui/CommandNotice';
import type { RegistryView } from '@/db/registry';
import type { Zone } from '@/lib/hall/clock';
import type { Attendee } from '@/lib/plenary';
import { ATTENDEE_KINDS } from '@/lib/plenary/lists';
import { AttendeeDialog } from './AttendeeDialog';
import styles from './Registry.module.css';
import { Search } from './Search';
import { Stay } from './Stay';

type Open = { readonly kind: 'register' } | { readonly kind: 'revoke'; readonly person: Attendee } | null;

const SEARCH_FROM = 20;

/** Panwaslu Kecamatan, PPS and guests: who they are, by what letter, whether they are in the room. */
export function Attendees({ view, command, zone }: { view: RegistryView; command: Sending; zone: Zone }) {
	const t = useTranslations('registry');
	const { values } = useAddress(['cari']);
	const [open, setOpen] = useState<Open>(null);
	const wanted = values.cari.trim().toLocaleLowerCase('id');
	const shown = view.attendees.filter(({ name, from, letter }) =>
		[name, from, letter].some((text) => text.toLocaleLowerCase('id').includes(wanted)),
	);
	const busy = command.phase !== 'idle' && command.phase !== 'failed';
	const send = (sent: Parameters<Sending['send']>[0]) => void command.send(sent).catch(() => undefined);
	return (
		<>
			<p className="hint">{t('attendee.lead')}</p>
			<div className="row">
				<button type="button" className="button primary" onClick={() => setOpen({ kind: 'register' })}>
					+ {t('attendee.add')}
				</button>
				{view.attendees.length > SEARCH_FROM ? <Search value={values.cari} /> : null}
			</div>
			{open === null ? <CommandNotice command={command} /> : null}
			{shown.length === 0 ? (
				<p className="notice">
					{wanted === '' ? t('attendee.none') : t('attendee.notFound', { query: values.cari.trim() })}
				</p>
			) : null}
			{ATTENDEE_KINDS.map((kind) => {
				const own = shown.filter((person) => person.kind === kind);
				if (own.length === 0) return null;
				return (
					<section key={kind} className="stack" aria-labelledby={`hadirin-${kind}`}>
						<h2 id={`hadirin-${kind}`}>{t(`attendee.kind.${kind}`)}</h2>
						<ul className={styles.people}>
							{own.map((person) => (
								<li
									key={person.id}
									className={styles.witness}
									data-state={person.revoked ? 'revoked' : ''}
									data-attendee={person.id}
								>
									<div className={styles.who}>
										<strong className={styles.name}>{person.name}</strong>
										<span className="hint">
											{person.from}
											{person.letter === '' ? '' : ` · ${t('attendee.letterNo', { number: person.letter })}`}
										</span>
									</div>
									<div className={styles.states}>
										<Stay person={person} zone={zone} />
									</div>
									{person.revoked ? null : (
										<fieldset className={styles.actions}>
											<legend className="visually-hidden">{t('witness.actions', { name: person.name })}</legend>
											<button
												type="button"
												className="button small"
												disabled={busy}
												onClick={() =>
													send({ type: person.present ? 'attendee.leave' : 'attendee.attend', attendee: person.id })
												}
											>
												{person.present ? t('witness.leave') : t('witness.attend')}
											</button>
											<button
												type="button"
												className="button small"
												disabled={busy}
												onClick={() => setOpen({ kind: 'revoke', person })}
											>
												{t('attendee.revoke')}
											</button>
										</fieldset>
									)}
								</li>
							))}
						</ul>
					</section>
				);
			})}
			{open?.kind === 'register' ? <AttendeeDialog command={command} onClose={() => setOpen(null)} /> : null}
			{open?.kind === 'revoke' ? (
				<ReasonDialog
					title={t('attendee.revokeTitle', { name: open.person.name })}
					hint={t('attendee.revokeHint')}
					label={t('drop.reason')}
					button={t('attendee.revoke')}
					onClose={() => setOpen(null)}
					onDone={(reason) => command.send({ type: 'attendee.revoke', attendee: open.person.id, reason })}
				/>
			) : null}
		</>
	);
}
