import { expect, it } from 'vitest';
import { EXAMPLE_PACKS, examplePack } from '../demo/packs';
import { BUILTIN, electionOf } from './election';
import { electionWords, shortName } from './words';

const [general, pilkada, aceh, papua] = EXAMPLE_PACKS.map((name) => electionOf(examplePack(name), 'a'.repeat(64)));

it('calls a contest by the short name on its own form, not by its code', () => {
	expect(BUILTIN.contests.map(shortName)).toEqual(['PPWP']);
	expect(general?.contests.map(shortName)).toEqual(['PPWP', 'DPR', 'DPD', 'DPRD PROV', 'DPRD KAB/KOTA']);
	expect(aceh?.contests.map(shortName)).toEqual(['PPWP', 'DPR', 'DPD', 'DPRA', 'DPRK']);
	expect(papua?.contests.map(shortName)).toContain('DPRP');
	expect(shortName({ code: 'dpr', formName: 'Lembar hitung' })).toBe('DPR');
});

it('says Pemilihan of Pilkada and Pemilihan umum of everything else, never twice', () => {
	expect(pilkada?.contests.map(electionWords)).toEqual([
		'Pemilihan Gubernur dan Wakil Gubernur',
		'Pemilihan Bupati dan Wakil Bupati',
	]);
	expect(general?.contests.map(electionWords)[1]).toBe('Pemilihan umum DPR');
	expect(electionWords({ name: { id: 'Pemilihan Gubernur', en: '' }, sirekapShape: 'chart' })).toBe(
		'Pemilihan Gubernur',
	);
});
