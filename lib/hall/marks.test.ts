import { describe, expect, it } from 'vitest';
import { generateDemo } from '../demo';
import { examplePack } from '../demo/packs';
import { electionOf } from '../election';
import type { Contest } from '../forms';
import { emptyPlenary, emptyResult, type ResultView, viewOf } from '../plenary';
import { mapMarks } from './marks';

const TPS = '9901011001001';

function readingOf(contest: Contest, typed: Record<string, number>, at: string | null): ResultView {
	const place = { tps: TPS, tpsName: 'TPS', kelurahan: TPS.slice(0, 10), kelurahanName: 'K', kecamatanName: 'K' };
	const draft = { figures: typed, matched: [], blank: [], zeroed: [], at, by: 'O', time: '' };
	return viewOf(contest, emptyResult(contest.code, TPS), emptyPlenary, place, draft);
}

const marksOf = (view: ResultView, section: string) =>
	mapMarks(
		view,
		view.rows.filter(({ field }) => field.section === section),
	).map(({ mark }) => mark);

describe('the map of the form on the wall', () => {
	const election = electionOf(examplePack('pemilu-2024'), '');
	const [demoTps = TPS] = generateDemo(1).kelurahan.flatMap(({ tps }) => tps.map(({ kode }) => kode));

	it('has a mark for each number of a short form', () => {
		const ppwp = election.contest('ppwp', demoTps);
		if (!ppwp) throw new Error('no ppwp');
		const view = readingOf(ppwp, { 'IV.1': 7 }, 'IV.2');
		expect(marksOf(view, 'IV')).toEqual(['filled', 'now', ...ppwp.contestants.slice(2).map(() => 'empty')]);
	});

	it('has one for each party of a long form, which is filled only when all its lines are', () => {
		const dpr = election.contest('dpr', demoTps);
		if (!dpr) throw new Error('no dpr');
		const [first, second] = dpr.contestants;
		const lines = dpr.fields.filter(({ contestant }) => contestant === first?.no);
		const typed = Object.fromEntries(lines.map(({ id }) => [id, 1]));
		const whole = readingOf(dpr, typed, `IV.${second?.no}.A1`);
		expect(marksOf(whole, 'IV')).toHaveLength(dpr.contestants.length);
		expect(marksOf(whole, 'IV').slice(0, 3)).toEqual(['filled', 'now', 'empty']);
		const { [lines[0]?.id ?? '']: _, ...some } = typed;
		expect(marksOf(readingOf(dpr, some, null), 'IV')[0]).toBe('empty');
	});

	it('never has more than fit beside each other, however many stand for election', () => {
		const dpd = election.contest('dpd', demoTps);
		const [line] = dpd?.fields.filter(({ section }) => section === 'IV') ?? [];
		if (!dpd || !line) throw new Error('no dpd');
		const fields = Array.from({ length: 54 }, (_, at) => ({ ...line, id: `IV.${at + 1}`, row: `IV.${at + 1}` }));
		const many = readingOf({ ...dpd, fields }, {}, 'IV.5');
		expect(marksOf(many, 'IV')).toEqual(Array.from({ length: 18 }, (_, at) => (at === 1 ? 'now' : 'empty')));
	});
});
