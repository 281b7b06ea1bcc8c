import { describe, expect, it } from 'vitest';
import { type Contest, contestOf, type Figures } from '../forms';
import { type Outlier, outliersOf } from './outliers';
import { withFigures } from './totals';
import { recapView } from './view';

const ppwp = contestOf('ppwp') as Contest;
const ids = ppwp.fields.map(({ id }) => id);
const usual: Figures = {
	'I.A.J': 250,
	'I.B.4.J': 200,
	'IV.1': 80,
	'IV.2': 60,
	'IV.3': 50,
	'V.A': 190,
	'V.B': 10,
	'V.C': 200,
};

function found(list: readonly Figures[], dpt?: number): [Outlier['code'], string, string][] {
	const kept = list.reduce((sum, figures) => withFigures(sum, ids, figures, 1), { sums: {}, unknown: {} });
	const parts = list.map((figures, at) => ({
		code: String(at),
		name: `TPS ${at}`,
		locked: 1,
		total: 1,
		...(dpt === undefined ? {} : { dpt }),
		paper: figures,
		system: figures,
	}));
	const view = recapView('kelurahan', ppwp, 'L', { code: '1', name: 'K' }, parts, { paper: kept, system: kept });
	return outliersOf(view).map(({ code, tps, field }) => [code, tps, field]);
}

describe('a TPS that stands out', () => {
	const six = Array.from({ length: 6 }, (_, at): Figures => ({ ...usual, 'I.B.4.J': 198 + at, 'V.B': 9 + (at % 3) }));

	it('is told by turnout, invalid votes, and nothing for a contestant strong everywhere else', () => {
		expect(found([...six, { ...usual, 'I.B.4.J': 250 }])).toEqual([['turnout', '6', 'I.B.4.J']]);
		expect(found([...six, { ...usual, 'V.B': 60 }])).toEqual([['invalid', '6', 'V.B']]);
		expect(found([...six, { ...usual, 'IV.2': 0 }])).toEqual([['zero', '6', 'IV.2']]);
		expect(found([...six, { ...usual, 'IV.2': 'X' }])).toEqual([['zero', '6', 'IV.2']]);
	});

	it('is one whose form has other voters than the region list', () => {
		const odd = { ...usual, 'I.A.J': 251 };
		expect(found([usual, odd, { ...usual, 'I.A.J': null }], 250)).toEqual([['dpt', '1', 'I.A.J']]);
		expect(found([usual, odd])).toEqual([]);
	});

	it('is nobody where all are alike, few are locked, or a number is not known', () => {
		expect(found(six)).toEqual([]);
		expect(found([...six.slice(0, 3), { ...usual, 'IV.2': 0 }])).toEqual([]);
		expect(found([...six, { ...usual, 'IV.2': null }])).toEqual([]);
	});
});
