import { describe, expect, it } from 'vitest';
import { findingsOf } from '../forms';
import type { Command } from '../plenary/commands';
import { isRefusal } from '../plenary/refusals';
import { stepOf } from './course';
import { PRACTICE_PAPER } from './figures';
import { PRACTICE_TPS, type Practice, practiceView, practise, startPractice } from './practice';

const TIME = '2024-02-18T02:00:00.000Z';
const ids = { contest: 'ppwp', tps: PRACTICE_TPS };

function done(state: Practice, command: Command): Practice {
	const next = practise(state, command, TIME);
	if (isRefusal(next)) throw new Error(next.code);
	return next;
}

const fill: Command = { type: 'tally.fill', ...ids, figures: { ...PRACTICE_PAPER }, matched: [], blank: [] };

describe('the practice TPS', () => {
	it('is on the floor at once, with numbers in which only the system is wrong', () => {
		const start = startPractice(TIME);
		expect(stepOf(practiceView(start))).toBe('read');
		expect(findingsOf(start.contest, PRACTICE_PAPER).filter(({ code }) => code.startsWith('K'))).toEqual([]);
		const filed = practiceView(done(start, fill));
		expect(filed.rows.flatMap(({ field, difference }) => (difference ? [field.id] : []))).toEqual(['IV.2', 'V.A']);
		expect(filed.rows.find(({ field }) => field.id === 'IV.2')?.difference?.cause?.code).toBe('P306');
	});

	it('goes the whole way to the gavel by the rules of the plenary, step by step', () => {
		let state = done(startPractice(TIME), fill);
		expect(stepOf(practiceView(state))).toBe('settle');
		const early = practise(state, { type: 'gavel.strike', ...ids, hash: practiceView(state).hash ?? '' }, TIME);
		expect(isRefusal(early) && early.code).toBe('gavel.not-ready');
		const edits = [
			{ field: 'IV.2', value: 74 },
			{ field: 'V.A', value: 238 },
		];
		state = done(state, { type: 'system.edit', ...ids, edits, reason: 'Mengikuti C.Hasil' });
		expect(stepOf(practiceView(state))).toBe('answer');
		const hash = practiceView(state).hash ?? '';
		for (const witness of ['saksi-1', 'saksi-2'])
			state = done(state, { type: 'witness.answerOnPaper', ...ids, hash, witness, answer: 'agree', text: '' });
		expect(stepOf(practiceView(state))).toBe('gavel');
		state = done(state, { type: 'gavel.strike', ...ids, hash });
		expect(stepOf(practiceView(state))).toBe('done');
		expect(practise(state, fill, TIME)).toMatchObject({ code: 'result.locked' });
	});

	it('knows no other TPS and nothing of the plenary around it', () => {
		const start = startPractice(TIME);
		for (const command of [
			{ ...fill, tps: '3101011001001' },
			{ type: 'plenary.setMode', mode: 'blind' },
			{ type: 'photo.retract', ...ids, page: 1, content: '0'.repeat(64), reason: 'x' },
		] as Command[])
			expect(practise(start, command, TIME)).toMatchObject({ code: 'forbidden' });
	});
});
