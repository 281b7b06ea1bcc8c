import type { Contest } from '../forms/types';

/** The short name a contest has on its own form: `DPRA` of `C.HASIL-DPRA`; its code where the form has no such name. */
export function shortName({ code, formName }: Pick<Contest, 'code' | 'formName'>): string {
	return /^C\.HASIL[- ](.+)$/i.exec(formName)?.[1] ?? code.toUpperCase();
}

/** What is being held, as papers say it: Pilkada is a Pemilihan, everything else a Pemilihan umum (domain 1). */
export function electionWords({ name, sirekapShape }: Pick<Contest, 'name' | 'sirekapShape'>): string {
	if (/^pemilihan\b/i.test(name.id)) return name.id;
	return `${sirekapShape === 'tungsura' ? 'Pemilihan' : 'Pemilihan umum'} ${name.id}`;
}

/** What papers call those who stand in a contest: Pilkada has pairs, everything else its peserta pemilu (domain 1). */
export function contestantWord({ sirekapShape }: Pick<Contest, 'sirekapShape'>): string {
	return sirekapShape === 'tungsura' ? 'Pasangan calon' : 'Peserta pemilu';
}
