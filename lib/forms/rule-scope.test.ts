import { expect, it } from 'vitest';
import { examplePack } from '../demo/packs';
import { electionOf } from '../election';
import { contestOf } from './contests';
import { scopeText } from './rule-scope';
import { sumsOf } from './rules';

const ppwp = contestOf('ppwp');
const dpr = electionOf(examplePack('pemilu-2024'), 'a'.repeat(64)).contest('dpr', '990101');

it('no two findings of one rule read alike', () => {
	if (!ppwp || !dpr) throw new Error('no contest');
	for (const contest of [ppwp, dpr]) {
		const said = sumsOf(contest).map(
			(sum) => `${sum.code} ${scopeText(sum, contest, (name) => `kolom ${name}`, 'id')}`,
		);
		expect(new Set(said).size).toBe(said.length);
	}
	const sums = sumsOf(dpr).map((sum) => scopeText(sum, dpr, (name) => `kolom ${name}`, 'id'));
	expect(sums).toEqual(
		expect.arrayContaining(['I.B.1 Pengguna hak pilih dalam DPT', 'kolom L', '3. Partai Nomor Urut 3']),
	);
});
