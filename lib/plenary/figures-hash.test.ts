import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson, type Figures } from '../forms';
import { figuresText } from './figures-hash';

const figures = fc.dictionary(
	fc.oneof(
		fc.constantFrom('IV.1', 'I.A.L', 'V.C', '10', '9'),
		fc.string().filter((name) => name !== '__proto__'),
	),
	fc.oneof(fc.nat(999_999), fc.constant(null), fc.constant('X' as const)),
) as fc.Arbitrary<Figures>;

const filled = (all: Figures) => Object.fromEntries(Object.entries(all).filter(([, cell]) => cell !== null));

it('the text behind a hash is canonical JSON of what is filled, in whatever order the fields came', () => {
	fc.assert(
		fc.property(fc.string(), fc.string(), fc.nat(), figures, figures, (contest, tps, version, paper, system) => {
			const text = canonicalJson({ contest, tps, version, paper: filled(paper), system: filled(system) });
			expect(figuresText(contest, tps, version, paper, system)).toBe(text);
		}),
	);
});
