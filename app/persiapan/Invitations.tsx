'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useAddress } from '@/app/client/useAddress';
import { ReasonDialog } from '@/app/meja/ReasonDialog';
import { CommandNotice } from '@/app/ui/CommandNotice';
import type { Invitation } from '@/lib/plenary';
import { lastDay } from '@/lib/preparation/invitees';
import { dayText } from '@/lib/timeline/when';
import { AnswerDialog } from './AnswerDialog';
import { DeliverDialog } from './DeliverDialog';
import { InviteDialog } from './InviteDialog';
import { PaperHead } from './PaperHead';
import styles from './Preparation.module.css';
import type { PartProps } from './props';

type Open =
	| { readonly kind: 'add' }
	| { readonly kind: 'deliver' | 'answer' | 'drop'; readonly invitation: Invitation }
	| null;

const SHOWS = ['semua', 'belum', 'tanpa-jawaban'] as const;

/** To whom an invitation goes, under which number, when and how it arrived, what was answered; printable. */
export function Invitations({ view, may, command }: PartProps) {
	const t = useTranslations('preparation.invitation');
	const locale = useLocale();
	const { values, put } = useAddress(['cari', 'tampil']);
	const [open, setOpen] = useState<Open>(null);
	const close = () => {
		setOpen(null);
		// What a closed dialog was refused is no longer being asked for.
		if (command.phase === 'failed') command.giveUp();
	};
	const show = SHOWS.find((one) => one === values.tampil) ?? 'semua';
	const wanted = values.cari.trim().toLowerCase();
	const shown = view.invitations.filter(
		({ to, number, delivered, confirmed }) =>
			(show === 'semua' || (show === 'belum' ? delivered === null : confirmed === null)) &&
			`${to} ${number}`.toLowerCase().includes(wanted),
	);
	const due = lastDay(
		view.schedule.map(({ day }) => day),
		view.rules.invitationDays,
	);
	const waiting = view.invitations.filter(({ delivered }) => delivered === null).length;
	return (
		<>
			<PaperHead view={view} title={t('title')} />
			<div className="row no-print">
				{may ? (
					<button type="button" className="button primary" onClick={() => setOpen({ kind: 'add' })}>
						+ {t('add')}
					</button>
				) : null}
				<label className="label">
					{t('search')}
					<input
						className="input"
						type="search"
						value={values.cari}
						onChange={(event) => put({ cari: event.currentTarget.value })}
					/>
				</label>
				<label className="label">
					{t('show')}
					<select
						className="input"
						value={show}
						onChange={(event) =>
							put({ tampil: event.currentTarget.value === 'semua' ? '' : event.currentTarget.value })
						}
					>
						{SHOWS.map((one) => (
							<option key={one} value={one}>
								{t(`shows.${one}`)}
							</option>
						))}
					</select>
				</label>
				<button type="button" className="button" disabled={shown.length === 0} onClick={() => window.print()}>
					{t('print')}
				</button>
			</div>
			{open === null ? <CommandNotice command={command} /> : null}
			<p className="notice no-print" role="status">
				{t('sum', { count: view.invitations.length, open: waiting })}
				{due ? ` ${t('due', { day: dayText(due, locale), count: view.rules.invitationDays })}` : ''}
			</p>
			{shown.length === 0 ? (
				<p className="notice">{view.invitations.length === 0 ? t('none') : t('noneShown')}</p>
			) : (
				// biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen must be moved by keyboard too.
				<section className={styles.scroll} aria-label={t('title')} tabIndex={0}>
					<table className="table">
						<thead>
							<tr>
								<th scope="col">{t('head.number')}</th>
								<th scope="col">{t('head.to')}</th>
								<th scope="col">{t('head.delivered')}</th>
								<th scope="col">{t('head.answer')}</th>
								{may ? (
									<th scope="col" className="no-print">
										<span className="visually-hidden">{t('head.act')}</span>
									</th>
								) : null}
							</tr>
						</thead>
						<tbody>
							{shown.map((invitation) => {
								const { id, to, group, number, delivered, confirmed } = invitation;
								return (
									<tr key={id} data-invitation={number}>
										<td className={styles.letter}>{number}</td>
										<th scope="row" className={styles.wrap}>
											{to}
											<span className={`hint ${styles.block}`}>{t(`group.${group}`)}</span>
										</th>
										<td className={styles.wrap}>
											{delivered ? (
												<>
													<span aria-hidden="true">●</span> {dayText(delivered.day, locale)},{' '}
													{t(`means.${delivered.means}`)}
													{delivered.receivedBy ? (
														<span className={`hint ${styles.block}`}>
															{t('receivedBy', { name: delivered.receivedBy })}
														</span>
													) : null}
													{due && delivered.day > due ? (
														<span className={`hint ${styles.block}`}>≠ {t('late')}</span>
													) : null}
												</>
											) : (
												<>
													<span aria-hidden="true">–</span> {t('notYet')}
												</>
											)}
										</td>
										<td className={styles.wrap}>
											{confirmed
												? `${confirmed.answer === 'hadir' ? '●' : '○'} ${t(`answer.${confirmed.answer}`)}`
												: '–'}
											{confirmed?.text ? <span className={`hint ${styles.block}`}>{confirmed.text}</span> : null}
										</td>
										{may ? (
											<td className="no-print">
												<div className={styles.actions}>
													<button
														type="button"
														className="button small"
														aria-label={t('deliverFor', { to })}
														onClick={() => setOpen({ kind: 'deliver', invitation })}
													>
														{t('deliver')}
													</button>
													<button
														type="button"
														className="button small"
														aria-label={t('confirmFor', { to })}
														onClick={() => setOpen({ kind: 'answer', invitation })}
													>
														{t('confirm')}
													</button>
													<button
														type="button"
														className="button small"
														aria-label={t('dropFor', { to })}
														onClick={() => setOpen({ kind: 'drop', invitation })}
													>
														{t('drop')}
													</button>
												</div>
											</td>
										) : null}
									</tr>
								);
							})}
						</tbody>
					</table>
				</section>
			)}
			{open?.kind === 'add' ? <InviteDialog view={view} command={command} onClose={close} /> : null}
			{open?.kind === 'deliver' ? (
				<DeliverDialog invitation={open.invitation} view={view} command={command} onClose={close} />
			) : null}
			{open?.kind === 'answer' ? <AnswerDialog invitation={open.invitation} command={command} onClose={close} /> : null}
			{open?.kind === 'drop' ? (
				<ReasonDialog
					title={t('dropFor', { to: open.invitation.to })}
					hint={t('dropHint')}
					label={t('reason')}
					button={t('drop')}
					onClose={() => setOpen(null)}
					onDone={(reason) => command.send({ type: 'invitation.drop', invitation: open.invitation.id, reason })}
				/>
			) : null}
		</>
	);
}
