'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { RegistryContest, RegistryWitness } from '@/db/registry';
import type { Zone } from '@/lib/hall/clock';
import styles from './Registry.module.css';
import { WitnessRow } from './WitnessRow';

/** One contest: its contestants in ballot order, each with its witnesses, also where there is none. */
export function ContestSection({
	contest,
	query,
	zone,
	busy,
	onRegister,
	onRevoke,
	onIssue,
	onPresence,
}: {
	contest: RegistryContest;
	query: string;
	zone: Zone;
	busy: boolean;
	onRegister: (contestant: number) => void;
	onRevoke: (witness: RegistryWitness) => void;
	onIssue: (witness: RegistryWitness) => void;
	onPresence: (witness: RegistryWitness) => void;
}) {
	const t = useTranslations('registry');
	const locale = useLocale();
	const found = contest.witnesses.filter((witness) => matches(witness, query));
	const shown = contest.contestants.filter(({ no }) => !query || found.some(({ contestant }) => contestant === no));
	return (
		<section className="stack" aria-labelledby={`pemilihan-${contest.code}`}>
			<h2 id={`pemilihan-${contest.code}`}>{contest.name[locale]}</h2>
			{shown.length === 0 ? <p className="notice">{t('search.none', { query })}</p> : null}
			<ul className={styles.contestants}>
				{shown.map(({ no, name }) => {
					const own = found.filter(({ contestant }) => contestant === no);
					return (
						<li key={no} className={styles.contestant}>
							<div className={styles.contestantHead}>
								<h3 className={styles.contestantName}>
									<span className={styles.no}>{no}</span> {name}
								</h3>
								<button
									type="button"
									className="button small"
									aria-label={t('contestant.addFor', { no })}
									onClick={() => onRegister(no)}
								>
									+ {t('contestant.add')}
								</button>
							</div>
							{own.some(({ revoked }) => !revoked) ? null : (
								<p className={styles.none}>
									<span aria-hidden="true">○</span> {t('contestant.none')}
								</p>
							)}
							{own.length > 0 ? (
								<ul className={styles.witnesses}>
									{own.map((witness) => (
										<WitnessRow
											key={witness.id}
											witness={witness}
											zone={zone}
											busy={busy}
											onRevoke={() => onRevoke(witness)}
											onIssue={() => onIssue(witness)}
											onPresence={() => onPresence(witness)}
										/>
									))}
								</ul>
							) : null}
						</li>
					);
				})}
			</ul>
		</section>
	);
}

function matches({ name, contestant, mandate }: RegistryWitness, query: string): boolean {
	if (!query) return true;
	const wanted = query.toLocaleLowerCase('id');
	return (
		String(contestant) === wanted ||
		[name, mandate.number, mandate.signedBy].some((text) => text.toLocaleLowerCase('id').includes(wanted))
	);
}
