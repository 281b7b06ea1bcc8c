import { describe, expect, it } from 'vitest';
import en from '../i18n/messages/en/import.json';
import id from '../i18n/messages/id/import.json';
import { PROBLEM_CODES, PROBLEM_CONTEXT, problem } from './problem';

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): [string, string][] {
	return Object.entries(tree).flatMap(([key, value]) => {
		const at = path === '' ? key : `${path}.${key}`;
		return typeof value === 'string' ? [[at, value] as [string, string]] : leaves(value, at);
	});
}

describe.each([
	['id', id],
	['en', en],
])('import catalogue %s', (_locale, catalogue) => {
	const sentences = new Map(leaves(catalogue.problem));

	it('has a sentence for each code and none beside', () => {
		expect([...sentences.keys()].sort()).toEqual([...PROBLEM_CODES].sort());
	});

	it.each(PROBLEM_CODES)('%s uses only what its context brings, and no ICU quote', (code) => {
		const sentence = sentences.get(code) ?? '';
		const asked = [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
		const given: readonly string[] = [...PROBLEM_CONTEXT[code], 'file', 'line', 'field'];
		expect(asked.filter((name) => !given.includes(name ?? ''))).toEqual([]);
		expect(sentence).not.toMatch(/'/);
	});
});

describe('problem', () => {
	it('cuts long quotations, never the name of the other file', () => {
		const long = 'x'.repeat(200);
		expect(problem('value.text', { file: 'a' }, { value: long }).context).toEqual({ value: `${'x'.repeat(60)}…` });
		expect(problem('file.copy', { file: 'a' }, { tps: '1', other: long }).context.other).toBe(long);
	});
});
