import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import schemaFile from '../../docs/election-pack.schema.json';
import { EXAMPLE_PACKS, examplePack } from '../demo/packs';
import { contestOf, findingsOf } from '../forms';
import {
	BUILTIN,
	blankedBlocks,
	blocksOf,
	candidatesCsv,
	districtsCsv,
	type ElectionPack,
	electionOf,
	isConfirmed,
	notesOfPack,
	packFromTables,
	packSchema,
	readPack,
	sameForm,
	shownBlocks,
} from '.';

const TPS = '9901011001001';
const SHA = 'a'.repeat(64);
const pemilu = examplePack('pemilu-2024');
const election = electionOf(pemilu, SHA);
const problemsOf = (pack: unknown) => {
	const read = readPack(JSON.stringify(pack));
	return 'problems' in read ? read.problems.map(({ code }) => code) : [];
};
const changed = (change: (pack: ElectionPack) => void): ElectionPack => {
	const copy = structuredClone(pemilu);
	change(copy);
	return copy;
};

describe('the election a pack describes', () => {
	it.each(EXAMPLE_PACKS)('%s is read back whole, and every contest has a form at the TPS', (name) => {
		const pack = examplePack(name);
		const read = readPack(JSON.stringify(pack));
		expect(read).toEqual({ pack });
		const here = electionOf(pack, SHA);
		for (const head of here.contests) expect(here.contest(head.code, TPS)?.formName).toBe(head.formName);
	});

	it('gives DPR one page a party: A.1, every candidate of the dapil, B', () => {
		const dpr = election.contest('dpr', TPS);
		const first = dpr?.fields.filter(({ contestant }) => contestant === 1).map(({ id }) => id);
		expect(first?.[0]).toBe('IV.1.A1');
		expect(first?.at(-1)).toBe('IV.1.B');
		expect(first).toHaveLength(12);
		expect(dpr?.contestants).toHaveLength(18);
		expect(dpr?.fields.filter(({ countsAsValid }) => countsAsValid)).toHaveLength(18);
	});

	it('keeps PPWP as the program brings it along', () => {
		const ppwp = contestOf('ppwp');
		const own = election.contest('ppwp', TPS);
		expect(ppwp && own && sameForm(ppwp, own)).toBe(true);
		expect(own?.fields.map(({ id }) => id)).toEqual(ppwp?.fields.map(({ id }) => id));
		expect(BUILTIN.contest('ppwp', TPS)).toBe(ppwp);
		expect(BUILTIN.contest('dpr', TPS)).toBeUndefined();
	});

	it('is silent where a contest is not held, and takes the longest region that fits', () => {
		expect(election.contest('dpr', '5103051004001')).toBeUndefined();
		const split = changed((pack) => {
			const kab = pack.contests.find(({ code }) => code === 'dprd-kab');
			const one = kab?.districts?.[0];
			if (kab && one) kab.districts = [one, { ...one, code: 'KAB-2', name: 'Dapil 2', regions: ['9901011002'] }];
		});
		const parted = electionOf(split, SHA);
		expect(parted.contest('dprd-kab', TPS)?.district?.code).toBe('KAB-1');
		expect(parted.contest('dprd-kab', '9901011002005')?.district?.code).toBe('KAB-2');
		expect(parted.heldIn('990101').map(({ code }) => code)).toEqual(pemilu.contests.map(({ code }) => code));
		expect(parted.heldIn('51').map(({ code }) => code)).toEqual(['ppwp']);
	});

	it('has no one form for a kecamatan that two dapil divide, but one for what each has of it', () => {
		const divided = (first: string[], second: string[]) =>
			electionOf(
				changed((pack) => {
					const kab = pack.contests.find(({ code }) => code === 'dprd-kab');
					const one = kab?.districts?.[0];
					if (kab && one)
						kab.districts = [
							{ ...one, regions: first },
							{ ...one, code: 'KAB-2', name: 'Dapil 2', regions: second },
						];
				}),
				SHA,
			);
		for (const [first, second] of [
			[['990101'], ['9901011002']],
			[['9901011001', '9901011003'], ['9901011002']],
		] as const) {
			const here = divided([...first], [...second]);
			expect(here.contest('dprd-kab', '990101')).toBeUndefined();
			expect(here.shares('dprd-kab', '990101').map(({ region }) => region)).toEqual(['990101.KAB-1', '990101.KAB-2']);
			for (const { region, name } of here.shares('dprd-kab', '990101'))
				expect(here.contest('dprd-kab', region)?.district?.name).toBe(name);
			expect(here.contest('dprd-kab', '990101.KAB-9')).toBeUndefined();
			expect(here.shares('dpr', '990101')).toEqual([]);
			expect(here.contest('dpr', '990101.DPR-1')).toBeUndefined();
		}
		// One dapil that names the kelurahan one by one divides nothing.
		const one = divided(['9901011001', '9901011002'], ['990102']);
		expect(one.contest('dprd-kab', '990101')?.district?.code).toBe('KAB-1');
		expect(one.shares('dprd-kab', '990101')).toEqual([]);
	});

	it('gives Aceh its local parties in DPRA and DPRK only', () => {
		const aceh = electionOf(examplePack('pemilu-2024-aceh'), SHA);
		expect(aceh.contest('dpr', TPS)?.contestants).toHaveLength(18);
		expect(aceh.contest('dprd-kab', TPS)?.contestants.map(({ no }) => no)).toEqual(
			Array.from({ length: 24 }, (_, at) => at + 1),
		);
	});

	it('calls the parliament of Papua DPRP, on the form too', () => {
		const papua = electionOf(examplePack('pemilu-2024-papua'), SHA).contest('dprd-prov', TPS);
		expect(papua).toMatchObject({ name: { id: 'DPRP' }, formName: 'C.HASIL-DPRP' });
		expect(papua?.contestants).toHaveLength(18);
	});

	it('elects a mayor in a kota, a regent in a kabupaten', () => {
		const names = (kabko: string, kecamatan: string) => {
			const pack = examplePack('pilkada-2024', { provinsi: kabko.slice(0, 2), kabko, kecamatan });
			expect(problemsOf(pack)).toEqual([]);
			return pack.contests.map(({ name, formName, recapFormName }) => [name.id, formName, recapFormName]);
		};
		expect(names('3171', '317101')[1]).toEqual([
			'Wali Kota dan Wakil Wali Kota',
			'C.HASIL-KWK-WALIKOTA',
			'D.HASIL KECAMATAN-KWK-WALIKOTA',
		]);
		expect(names('3170', '317001')[1]).toEqual([
			'Bupati dan Wakil Bupati',
			'C.HASIL-KWK-BUPATI',
			'D.HASIL KECAMATAN-KWK-BUPATI',
		]);
	});

	it('speaks of DPPh and DPTb in Pilkada, with its own limits', () => {
		const bupati = electionOf(examplePack('pilkada-2024'), SHA).contest('kwk-bup', TPS);
		const label = (row: string) => bupati?.fields.find((field) => field.row === row)?.label.id;
		expect(label('I.B.2')).toContain('DPPh');
		expect(label('I.B.3')).toContain('DPTb');
		expect(bupati?.parameters).toEqual({ reservePercent: 2.5, maxVoters: 600 });
		expect(bupati && findingsOf(bupati, { 'I.A.J': 600, 'II.1': 615 })).toEqual([]);
		expect(bupati && findingsOf(bupati, { 'I.A.J': 601 }).map(({ code }) => code)).toEqual(['P302']);
	});

	it('prints the sections in the order the pack says', () => {
		const older = electionOf({ ...pemilu, sectionOrder: ['I', 'III', 'II', 'IV', 'V'] }, SHA).contest('ppwp', TPS);
		expect(older?.sections.map(({ id }) => id)).toEqual(['I', 'III', 'II', 'IV', 'V']);
		expect([...new Set(older?.fields.map(({ section }) => section))]).toEqual(['I', 'III', 'II', 'IV', 'V']);
	});
});

describe('a pack that is wrong', () => {
	it.each<[string, (pack: ElectionPack) => void, string]>([
		['a contest twice', (pack) => pack.contests.push(structuredClone(pack.contests[0] as never)), 'duplicate'],
		['a party twice', (pack) => pack.parties.push({ no: 1, name: 'X', sirekapId: 'x' }), 'duplicate'],
		[
			'a list of nobody',
			(pack) => pack.contests[1]?.districts?.[0]?.lists?.push({ party: 99, candidates: [] }),
			'unknown-party',
		],
		[
			'a region in two dapil',
			(pack) => pack.contests[1]?.districts?.push({ code: 'B', name: 'B', regions: ['99'] }),
			'region-twice',
		],
		['a window that ends before it begins', (pack) => Object.assign(pack.recap, { to: '2024-01-01' }), 'window'],
		['a section twice', (pack) => Object.assign(pack, { sectionOrder: ['I', 'I', 'II', 'IV', 'V'] }), 'sections'],
		[
			'pairs on a form of parties',
			(pack) => Object.assign(pack.contests[1] ?? {}, { contestants: [] }),
			'contestants-and-lists',
		],
		['nobody to vote for', (pack) => Object.assign(pack.contests[0] ?? {}, { contestants: [] }), 'needs-contestants'],
		['a member nobody knows', (pack) => Object.assign(pack, { warna: 'x' }), 'unknown-key'],
		['another format', (pack) => Object.assign(pack, { formatVersion: 2 }), 'not-allowed'],
	])('%s is told', (_what, change, code) => {
		expect(problemsOf(changed(change))).toContain(code);
	});

	it('is told when it is no JSON', () => {
		expect(readPack('{')).toEqual({ problems: [{ code: 'not-json', path: '', found: '' }] });
	});
});

describe('tables', () => {
	it.each(EXAMPLE_PACKS)('%s comes back from its own tables', (name) => {
		const pack = examplePack(name);
		const bare: ElectionPack = {
			...pack,
			contests: pack.contests.map((contest) => ({
				...contest,
				districts: contest.districts?.map(({ code, name: title, regions }) => ({ code, name: title, regions })),
			})),
		};
		const made = packFromTables(bare, { candidates: candidatesCsv(pack), districts: districtsCsv(pack) });
		expect('pack' in made && JSON.parse(JSON.stringify(made.pack))).toEqual(JSON.parse(JSON.stringify(pack)));
	});

	it('keeps a name that a spreadsheet would run as text, there and back', () => {
		const named = structuredClone(pemilu);
		const person = named.contests.find(({ code }) => code === 'dpr')?.districts?.[0]?.lists?.[0]?.candidates[0];
		if (person) person.name = '=HYPERLINK("http://x";"a")';
		const candidates = candidatesCsv(named);
		expect(candidates).toContain(',"\'=HYPERLINK(');
		expect(packFromTables(pemilu, { candidates })).toEqual({ pack: named });
	});

	it('takes semicolons and another order of columns, and names the line that is wrong', () => {
		const csv = 'nama;nomor;partai;dapil;kontes;id\r\nBaru Contoh;1;2;DPR-1;dpr;7\r\n';
		const made = packFromTables(pemilu, { candidates: csv });
		const lists = 'pack' in made ? made.pack.contests[1]?.districts?.[0]?.lists : [];
		expect(lists).toEqual([{ party: 2, candidates: [{ no: 1, name: 'Baru Contoh', sirekapId: '7' }] }]);
		const head = 'kontes,dapil,partai,nomor,nama,id\n';
		expect(packFromTables(pemilu, { candidates: `${head}dpr,DPR-9,1,1,A,1\n` })).toEqual({
			problems: [{ line: 2, code: 'unknown-district', found: 'DPR-9' }],
		});
		expect(packFromTables(pemilu, { candidates: `${head}dpr,DPR-1,1,satu,A,1\n` })).toMatchObject({
			problems: [{ line: 2, code: 'number' }],
		});
		expect(packFromTables(pemilu, { candidates: 'kontes,nama\n' })).toMatchObject({ problems: [{ code: 'columns' }] });
	});
});

describe('fingerprint', () => {
	const hashes = fc.stringMatching(/^[0-9a-f]{64}$/);

	it('blanks three blocks, the same for the same file, and takes only those from paper', () => {
		fc.assert(
			fc.property(hashes, (hash) => {
				const blanked = blankedBlocks(hash);
				expect(new Set(blanked).size).toBe(3);
				expect(shownBlocks(hash).filter((block) => block === null)).toHaveLength(3);
				const typed = blanked.map((at) => blocksOf(hash)[at] ?? '');
				expect(isConfirmed(hash, typed)).toBe(true);
				expect(
					isConfirmed(
						hash,
						typed.map((text) => ` ${text.toUpperCase()} `),
					),
				).toBe(true);
				expect(isConfirmed(hash, typed.slice(1))).toBe(false);
				expect(isConfirmed(hash, [...typed.slice(1), 'zzzz'])).toBe(false);
			}),
		);
	});
});

describe('docs/election-pack.schema.json', () => {
	it('says what the program reads', () => {
		expect(schemaFile).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(packSchema))));
	});
});

describe('what the schema refuses', () => {
	const problemsWith = (change: (person: Record<string, unknown>) => void) => {
		const pack = structuredClone(pemilu);
		const list = pack.contests.find(({ code }) => code === 'dpr')?.districts?.[0]?.lists?.[3];
		change((list?.candidates[1] ?? {}) as Record<string, unknown>);
		const read = readPack(JSON.stringify(pack));
		return 'problems' in read ? read.problems.map(({ code, found, place }) => [code, found, place?.slice(2)]) : [];
	};
	const list = { part: 'lists', name: String(pemilu.contests[1]?.districts?.[0]?.lists?.[3]?.party) };

	it('is told by a code with a sentence, at a place people know', () => {
		const candidate = { part: 'candidates', name: '2' };
		const member = (name: string) => ({ part: 'member', name });
		expect(problemsWith((one) => Object.assign(one, { no: '2' }))).toEqual([
			['wrong-kind', 'number', [list, candidate, member('no')]],
		]);
		expect(problemsWith((one) => delete one.no)).toEqual([
			['missing', '', [list, { part: 'candidates', name: '#2' }, member('no')]],
		]);
		expect(problemsWith((one) => delete one.name)).toEqual([['missing', '', [list, candidate, member('name')]]]);
		expect(problemsWith((one) => Object.assign(one, { warna: 1 }))).toEqual([
			['unknown-key', 'warna', [list, candidate]],
		]);
		expect(problemsWith((one) => Object.assign(one, { no: 100 }))[0]?.slice(0, 2)).toEqual(['too-big', '99']);
		expect(problemsWith((one) => Object.assign(one, { name: '' }))[0]?.slice(0, 2)).toEqual(['too-small', '1']);
	});
});

describe('notes of a pack', () => {
	it('name a party contest without districts and a dapil with fewer lists than parties', () => {
		const pack = structuredClone(pemilu);
		expect(notesOfPack(pack)).toEqual([]);
		const dpr = pack.contests.find(({ code }) => code === 'dpr');
		const [district] = dpr?.districts ?? [];
		const parties = district?.lists?.length ?? 0;
		district?.lists?.pop();
		const note = { code: 'fewer-lists', contest: 'DPR', district: district?.code, lists: parties - 1, parties };
		expect(notesOfPack(pack)).toEqual([note]);
		delete dpr?.districts;
		expect(notesOfPack(pack)).toEqual([{ code: 'no-districts', contest: 'DPR' }]);
	});
});
