import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Contest, contestOf, differencesOf, findingsOf } from '../forms';
import { commandSchemas, kelurahanRows } from '../plenary/commands';
import { parseTpsFiles } from '../sirekap';
import { parseWilayahCsv } from '../wilayah';
import { generateDemo } from '.';

const ppwp = contestOf('ppwp') as Contest;
const paperOf = commandSchemas['tally.fill'].shape.figures;

function read(demo: ReturnType<typeof generateDemo>) {
	const files = parseTpsFiles(
		ppwp,
		demo.files.map((file) => ({ ...file, sha256: '0'.repeat(64) })),
	);
	return files.map((one) => {
		if (!('item' in one)) throw new Error(JSON.stringify(one.problems));
		return one.item;
	});
}

describe('generateDemo', () => {
	it('is the same for the same seed, another for another', () => {
		expect(generateDemo(7)).toEqual(generateDemo(7));
		expect(generateDemo(7).paper).not.toEqual(generateDemo(8).paper);
	});

	it('makes the plenary the issue asks for, whatever the seed', () => {
		fc.assert(
			fc.property(fc.integer(), (seed) => {
				const demo = generateDemo(seed);
				const { kelurahan, problems } = parseWilayahCsv(demo.wilayahCsv);
				expect(problems).toEqual([]);
				expect(kelurahan).toEqual(demo.kelurahan);
				for (const entry of kelurahan) expect(kelurahanRows.parse(entry)).toEqual(entry);
				const codes = kelurahan.flatMap(({ tps }) => tps.map(({ kode }) => kode));
				expect(kelurahan).toHaveLength(3);
				expect(codes).toHaveLength(24);
				expect(codes.filter((code) => code.endsWith('901'))).toHaveLength(1);
				expect(Object.keys(demo.paper).sort()).toEqual(codes);
				const items = read(demo);
				expect(items.map(({ tps }) => tps).sort()).toEqual(codes);
				expect(
					items
						.filter(({ uploaded }) => !uploaded)
						.map(({ tps }) => tps)
						.sort(),
				).toEqual(demo.notUploaded);
				expect(demo.notUploaded).toHaveLength(8);
				const inconsistent = items.filter(({ figures }) =>
					findingsOf(ppwp, figures).some(({ code }) => code.startsWith('K')),
				);
				const found = new Set(inconsistent.flatMap(({ figures }) => findingsOf(ppwp, figures).map(({ code }) => code)));
				expect(inconsistent.length).toBeGreaterThanOrEqual(2);
				expect(inconsistent.length).toBeLessThanOrEqual(3);
				expect([...found]).toEqual(expect.arrayContaining(['K101', 'K102', 'K106', 'K107']));
			}),
			{ numRuns: 60 },
		);
	});

	it('has paper that holds every rule, but for the few that break K106 alone', () => {
		const demo = generateDemo(11, { kelurahan: 20, tps: 1_000 });
		const odd = new Set(demo.contradictory);
		for (const [tps, figures] of Object.entries(demo.paper)) {
			expect(findingsOf(ppwp, figures).map(({ code }) => code)).toEqual(odd.has(tps) ? ['K106'] : []);
			expect(Object.keys(figures)).toEqual(ppwp.fields.map(({ id }) => id));
			expect(Object.values(figures)).not.toContain(null);
			expect(paperOf.parse(figures)).toEqual(figures);
		}
		expect(generateDemo(1).contradictory.length).toBeLessThanOrEqual(2);
		expect(odd.size).toBeGreaterThan(20);
	});

	it('has system data equal to the paper, but where it says it was misread', () => {
		const demo = generateDemo(12, { kelurahan: 20, tps: 1_000 });
		const kinds: Record<string, number> = {};
		for (const { tps, uploaded, figures } of read(demo)) {
			if (!uploaded) continue;
			const differences = differencesOf(ppwp, demo.paper[tps] ?? {}, figures).filter(({ system }) => system !== null);
			const how = demo.misread[tps];
			if (!how) expect(differences).toEqual([]);
			else {
				expect(differences).toHaveLength(how === 'exchanged' ? 2 : 1);
				const cause = differences[0]?.cause;
				const label = cause ? ('kind' in cause ? cause.kind : cause.code) : 'none';
				kinds[`${how}/${label}`] = (kinds[`${how}/${label}`] ?? 0) + 1;
			}
		}
		expect(Object.keys(kinds)).toEqual(
			expect.arrayContaining(['x-as-8/x-as-8', 'extra-digit/extra-digit', 'exchanged/P304', 'wrong-sum/misread']),
		);
	});

	it('scales, and says where TPS numbers would not fit', () => {
		expect(generateDemo(1, { kelurahan: 40, tps: 5_000 }).files).toHaveLength(5_000);
		expect(generateDemo(1, { kelurahan: 1, tps: 1 }).files).toHaveLength(1);
		expect(() => generateDemo(1, { kelurahan: 1, tps: 1_000 })).toThrow(RangeError);
		expect(() => generateDemo(1, { kelurahan: 3, tps: 2 })).toThrow(RangeError);
	});
});
