import { describe, expect, test } from 'vitest';
import type { WitnessView } from '../plenary/view';
import { momentsBetween, type Picture } from './moments';

type Given = NonNullable<WitnessView['answer']>;

const given = (over: Partial<Given> = {}): Given => ({
	answer: 'agree',
	text: '',
	channel: 'phone',
	time: '2024-02-20T05:00:00.000Z',
	voided: false,
	...over,
});

const witness = (contestant: number, answer: Given | null): WitnessView => ({
	id: `s${contestant}`,
	contestant,
	name: `Saksi ${contestant}`,
	present: true,
	answer,
});

const picture = (tps: string, witnesses: WitnessView[], struck: string | null = null): Picture => ({
	result: { contest: { code: 'ppwp' }, place: { tps }, witnesses } as unknown as Picture['result'],
	last: struck ? { contest: 'ppwp', place: { tps: struck }, hash: 'h' } : null,
});

describe('what the hall should notice', () => {
	test('an adoption falls once', () => {
		const totals = (hash: string | null): Picture => ({
			...picture('1', []),
			adopted: hash ? { contest: 'ppwp', region: '310101', hash } : null,
		});
		expect(momentsBetween(totals(null), totals('a'))).toEqual([{ kind: 'adopted' }]);
		expect(momentsBetween(totals('a'), totals('a'))).toEqual([]);
		expect(momentsBetween(totals('a'), totals('b'))).toEqual([{ kind: 'adopted' }]);
	});

	test('the first picture is no news', () => {
		expect(momentsBetween(null, picture('1', [witness(1, given())], '9'))).toEqual([]);
	});

	test('an answer, and a changed mind', () => {
		const silent = picture('1', [witness(1, null)]);
		const agreed = picture('1', [witness(1, given())]);
		const objected = picture('1', [witness(1, given({ answer: 'object', time: 'later' }))]);
		expect(momentsBetween(silent, agreed)).toMatchObject([{ kind: 'answered', answer: 'agree' }]);
		expect(momentsBetween(agreed, objected)).toMatchObject([{ kind: 'answered', answer: 'object' }]);
		expect(momentsBetween(agreed, agreed)).toEqual([]);
	});

	test('figures that change void answers, once', () => {
		const agreed = picture('1', [witness(1, given()), witness(2, given())]);
		const voided = picture('1', [witness(1, given({ voided: true })), witness(2, given({ voided: true }))]);
		expect(momentsBetween(agreed, voided)).toEqual([{ kind: 'voided', count: 2 }]);
		expect(momentsBetween(voided, voided)).toEqual([]);
	});

	test('the gavel, also when the next TPS is already there', () => {
		const before = picture('1', [witness(1, given())]);
		expect(momentsBetween(before, { result: null, last: picture('x', [], '1').last })).toEqual([{ kind: 'struck' }]);
		expect(momentsBetween(before, picture('2', [witness(1, null)], '1'))).toEqual([{ kind: 'struck' }]);
	});
});
