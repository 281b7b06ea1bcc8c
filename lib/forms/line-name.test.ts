import { expect, it } from 'vitest';
import { partyContest } from './build';
import { contests } from './contests';
import { lineName } from './types';

it('a line that stands alone is called by its party, and a candidate and a pair by their own names', () => {
	const head = contests[0];
	if (!head) throw new Error('no contest');
	const dpr = partyContest(head, [
		{
			party: { no: 6, name: 'Partai Enam', sirekapId: '6' },
			candidates: [{ no: 1, name: 'Calon Satu', sirekapId: '61' }],
		},
	]);
	const names = (contest: typeof dpr) =>
		contest.fields.filter(({ section }) => section === 'IV').map((field) => lineName(field, contest.contestants).id);
	expect(names(dpr)).toEqual(['Partai Enam', 'Calon Satu', 'Partai Enam']);
	expect(names(head)).toEqual(head.contestants.map(({ name }) => name));
});
