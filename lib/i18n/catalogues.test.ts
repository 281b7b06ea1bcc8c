import { readdirSync } from 'node:fs';
import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { EXCEL_PROBLEMS } from '../excel';
import { RULE_CODES } from '../forms';
import { OPERATOR_PROBLEMS } from '../operators';
import { REFUSAL_CODES, ROLES, type Status } from '../plenary';
import { PULL_FAULTS } from '../pull';
import { catalogues, LOCALES, pick } from './index';

type Tree = { readonly [key: string]: string | Tree };

/** Every text by its whole key. */
function texts(tree: Tree, before = ''): [string, string][] {
	return Object.entries(tree).flatMap(([key, value]) =>
		typeof value === 'string' ? [[before + key, value] as [string, string]] : texts(value, `${before}${key}.`),
	);
}

const book = Object.fromEntries(LOCALES.map((locale) => [locale, new Map(texts(catalogues[locale]))]));
const of = (locale: string) => book[locale] ?? new Map<string, string>();

/** The arguments of an ICU text with their kinds: braces at an odd depth open one, at an even depth a branch. */
function argumentsOf(text: string): string[] {
	const found = new Set<string>();
	let depth = 0;
	for (let at = 0; at < text.length; at++) {
		if (text[at] === '}') depth--;
		if (text[at] !== '{') continue;
		depth++;
		const [, name, kind] = /^\{\s*([\w]+)\s*(?:,\s*(\w+))?/.exec(text.slice(at)) ?? [];
		if (depth % 2 === 1 && name) found.add(kind ? `${name}:${kind}` : name);
	}
	return [...found].sort();
}

const STATUSES = ['waiting', 'floor', 'compared', 'settled', 'signed', 'locked'] as const satisfies Status[];

describe('catalogues', () => {
	it('hold every file of words there is', () => {
		for (const locale of LOCALES) {
			const files = readdirSync(new URL(`./messages/${locale}`, import.meta.url)).map((name) =>
				name.replace('.json', ''),
			);
			expect(files.sort(), locale).toEqual(Object.keys(catalogues[locale]).sort());
		}
	});

	it('have exactly the same keys', () => {
		expect([...of('en').keys()].sort()).toEqual([...of('id').keys()].sort());
	});

	it('have no empty text and no blank at an end', () => {
		for (const locale of LOCALES) {
			for (const [key, text] of of(locale)) expect(text.trim() === text && text !== '', `${locale} ${key}`).toBe(true);
		}
	});

	it('ask for the same things in both languages', () => {
		for (const [key, text] of of('id')) expect(argumentsOf(of('en').get(key) ?? ''), key).toEqual(argumentsOf(text));
	});

	it('can be said: no text breaks the format', () => {
		for (const locale of LOCALES) {
			for (const [key, text] of of(locale)) {
				const given = Object.fromEntries(
					argumentsOf(text).map((argument) => {
						const [name = '', kind] = argument.split(':');
						return [name, kind === undefined || kind === 'select' ? 'x' : 2];
					}),
				);
				const fail = (error: Error) => {
					throw new Error(`${locale} ${key}: ${error.message}`);
				};
				const say = createTranslator({ locale, messages: catalogues[locale] as Tree as never, onError: fail });
				expect((say as unknown as (key: string, values: object) => string)(key, given), key).not.toContain('{');
			}
		}
	});

	it.each([
		['refusal', REFUSAL_CODES],
		['common.rule', RULE_CODES],
		['excel.problem', EXCEL_PROBLEMS],
		['pull.fault', PULL_FAULTS],
		['operators.form.problem', OPERATOR_PROBLEMS],
		['common.role', ROLES],
		['common.status', STATUSES],
	] as const)('have a sentence for every %s, and none for what is not there', (branch, codes) => {
		for (const locale of LOCALES) {
			const said = [...of(locale).keys()].filter((key) => key.startsWith(`${branch}.`));
			expect(said.sort(), locale).toEqual(codes.map((code) => `${branch}.${code}`).sort());
		}
	});

	it('give a page only the parts it asked for', () => {
		expect(Object.keys(pick('en', ['auth', 'common']))).toEqual(['auth', 'common']);
	});
});
