import { describe, expect, test } from 'vitest';
import type { ResultView } from '../plenary/view';
import { stanceOf } from './phone';

const own = { id: 's1', contest: 'ppwp', present: true, revoked: false };

const result = (over: Record<string, unknown> = {}, answer: unknown = null): ResultView =>
	({
		contest: { code: 'ppwp' },
		witnesses: [{ id: 's1', present: true, answer }],
		filled: { time: '', by: '', mode: 'blind', matched: 0 },
		status: 'settled',
		hash: 'h',
		rows: [],
		findings: [],
		...over,
	}) as unknown as ResultView;

const agreed = { answer: 'agree', text: '', channel: 'phone', time: 't', voided: false };

describe('what the phone is about', () => {
	test.each([
		['revoked comes first', false, null, { ...own, revoked: true }, 'revoked'],
		['before the opening', false, null, own, 'closed'],
		['between two TPS', true, null, own, 'idle'],
		['another contest', true, result({ contest: { code: 'dpd' } }), own, 'other'],
		['not in the room', true, result({ witnesses: [{ id: 's1', present: false, answer: null }] }), own, 'absent'],
		['being read', true, result({ filled: null }), own, 'reading'],
		['still open at the desk', true, result({ status: 'compared' }), own, 'comparing'],
		['settled and not answered', true, result(), own, 'ask'],
		['answered', true, result({}, agreed), own, 'answered'],
		['the figures changed', true, result({}, { ...agreed, voided: true }), own, 'voided'],
		['changed and open again', true, result({ status: 'compared' }, { ...agreed, voided: true }), own, 'comparing'],
	] as const)('%s', (_name, opened, view, who, kind) => {
		expect(stanceOf(opened, view as ResultView | null, who).kind).toBe(kind);
	});

	test('an answer that counts stays an answer while other items are open', () => {
		expect(stanceOf(true, result({ status: 'compared' }, agreed), own).kind).toBe('answered');
	});
});
