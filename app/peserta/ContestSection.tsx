'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { RegistryContest, RegistryWitness } from '@/db/registry';
import type { Zone } from '@/lib/hall/clock';
import styles from './Registry.module.css';
import { WitnessRow } from './WitnessRow';

/** One contest: its contestants in ballot order, each with its witnesses, also where there is none. */
export function ContestSection({
	contest,
	inRoom,
	query,
	zone,
	busy,
	onRegister,
	onRevoke,
	onDrop,
	onIssue,
	onPresence,
}: {
	contest: RegistryContest;
	/** How many witnesses of one contestant may be in the room. */
	inRoom: number;
	query: string;
	zone: Zone;
	busy: boolean;
	onRegister: (contestant: number) => void;
	onRevoke: (witness: RegistryWitness) => void;
	onDrop: (witness: RegistryWitness) => void;
	onIssue: (witness: RegistryWitness) => void;
	/** `instead`: whose place the witness takes. */
	onPresence: (witness: RegistryWitness, instead: RegistryWitness | undefined) => void;
}) {
	const t = useTranslations('registry');
	const locale = useLocale();
	const wanted = query.toLocaleLowerCase('id');
	const shown = contest.contestants.flatMap((contestant) => {
		const all = contest.witnesses.filter((witness) => witness.contestant === contestant.no);
		// A contestant found by number or name is shown with all of its witnesses.
		const whole = String(contestant.no) === wanted || contestant.name.toLocaleLowerCase('id').includes(wanted);
		const own = whole ? all : all.filter((witness) => matches(witness, wanted));
		return whole || own.length > 0 ? [{ ...contestant, own, all }] : [];
	});
	return (
		<section className="stack" aria-labelledby={`pemilihan-${contest.code}`}>
			<h2 id={`pemilihan-${contest.code}`}>{contest.name[locale]}</h2>
			{shown.length === 0 ? <p className="notice">{t('search.none', { query })}</p> : null}
			<ul className={styles.contestants}>
				{shown.map(({ no, name, own, all }) => {
					const inside = all.filter(({ present }) => present);
					const instead = inside.length >= inRoom ? inside[0] : undefined;
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
											instead={witness.present ? undefined : instead}
											zone={zone}
											busy={busy}
											onRevoke={() => onRevoke(witness)}
											onDrop={() => onDrop(witness)}
											onIssue={() => onIssue(witness)}
											onPresence={() => onPresence(witness, witness.present ? undefined : instead)}
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

function matches({ name, mandate }: RegistryWitness, wanted: string): boolean {
	return [name, mandate.number, mandate.signedBy].some((text) => text.toLocaleLowerCase('id').includes(wanted));
}
