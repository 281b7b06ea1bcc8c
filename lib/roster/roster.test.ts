import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examplePack } from '../demo/packs';
import { BUILTIN, electionOf } from '../election';
import { emptyPlenary } from '../plenary';
import { parseAccounts, parseWitnesses, planAccounts, planWitnesses, ROSTER_COLUMNS, type WitnessLine } from '.';

const HEAD = ROSTER_COLUMNS.saksi.join(';');
const room = { plenary: emptyPlenary, election: BUILTIN };
const LONG = 'Drs. H. Muhammad Abdurrahman Syarifuddin bin Haji Zainal Abidin Tuanku Nan Renceh';

/** Problems as place and reason: `4 nama roster.required`. */
const told = (problems: ReturnType<typeof parseWitnesses>['problems']) =>
	problems.map(({ line, field, code }) => [line, field, code].filter((part) => part !== undefined).join(' '));

describe('a list of witnesses', () => {
	it('keeps the good lines and says of each bad one where and why', () => {
		const text = [
			HEAD,
			`ppwp;1;${LONG};001/SM;Ketua Tim`,
			'ppwp;dua;Budi;002/SM;Ketua Tim',
			'pdpr;1;Cici;003/SM;Ketua Tim',
			'ppwp;2;;004/SM;',
			'ppwp;2;Dedi;005/SM',
			';3;Edo;006/SM;Ketua Tim',
			`ppwp;3;${'x'.repeat(121)};007/SM;Ketua Tim`,
		].join('\r\n');
		const { lines, problems } = parseWitnesses(`\uFEFF${text}`, 'saksi.csv', BUILTIN);
		expect(lines.map(({ line, said }) => [line, said.contest, said.contestant, said.name])).toEqual([
			[2, 'ppwp', 1, LONG],
			[7, 'ppwp', 3, 'Edo'],
		]);
		expect(told(problems)).toEqual([
			'3 nomor_urut roster.number',
			'4 pemilihan roster.choice',
			'5 nama roster.required',
			'5 penandatangan roster.required',
			'6 csv.column-count',
			'8 nama roster.long',
		]);
	});

	it('of nobody, of other columns, of another encoding takes nothing and says so', () => {
		expect(told(parseWitnesses(HEAD, 'a.csv', BUILTIN).problems)).toEqual(['roster.empty']);
		expect(told(parseWitnesses('', 'a.csv', BUILTIN).problems)).toEqual(['roster.empty']);
		expect(told(parseWitnesses('nama;nomor_urut\nA;1', 'a.csv', BUILTIN).problems)).toContain(
			'1 pemilihan csv.missing-column',
		);
		expect(told(parseWitnesses(`${HEAD}\nppwp;1;Ren\uFFFD;1;T`, 'a.csv', BUILTIN).problems)).toEqual(['file.encoding']);
	});

	it('is decided as the door would: too many mandates, two contestants, nobody with that number', () => {
		const { lines } = parseWitnesses(
			[HEAD, 'ppwp;1;A;1;T', 'ppwp;1;B;2;T', 'ppwp;1;C;3;T', 'ppwp;2;a.;4;T', 'ppwp;9;D;5;T', 'ppwp;1;A;6;T'].join(
				'\n',
			),
			'saksi.csv',
			BUILTIN,
		);
		expect(planWitnesses(room, lines).map(({ status, refusal }) => refusal?.code ?? status)).toEqual([
			'new',
			'new',
			'witness.too-many',
			'witness.other-contestant',
			'witness.contestant-unknown',
			'same',
		]);
	});

	it('a party is one peserta in all of its contests; two parties are two', () => {
		const election = electionOf(examplePack('pemilu-2024'), 'x');
		const parties = election.contests.filter(
			({ contestants, sirekapCode }) => sirekapCode !== 'ppwp' && contestants.length > 10,
		);
		const [first, second] = parties.filter(({ code }) => code.startsWith('dpr') || code.startsWith('pdpr'));
		if (!first || !second) throw new Error(`contests: ${election.contests.map(({ code }) => code)}`);
		const line = (contest: string, contestant: number): WitnessLine => ({
			contest,
			contestant,
			name: 'Rukmini Halim',
			mandate: { number: '1', signedBy: 'DPC' },
		});
		const plan = planWitnesses({ plenary: emptyPlenary, election }, [
			{ line: 2, said: line(first.code, 1) },
			{ line: 3, said: line(second.code, 1) },
			{ line: 4, said: line(second.code, 2) },
		]);
		expect(plan.map(({ status }) => status)).toEqual(['new', 'new', 'refused']);
		expect(plan[2]?.refusal).toMatchObject({
			code: 'witness.other-contestant',
			context: { other: first.contestants[0]?.name },
		});
	});

	it('whatever the bytes, never throws, and every line is either taken or told', () => {
		fc.assert(
			fc.property(fc.array(fc.array(fc.string({ maxLength: 8 }), { maxLength: 7 }), { maxLength: 8 }), (cells) => {
				const text = [HEAD, ...cells.map((row) => row.join(';'))].join('\n');
				const { lines, problems } = parseWitnesses(text, 'a.csv', BUILTIN);
				for (const { said } of lines) {
					expect(said.name.length).toBeGreaterThan(0);
					expect(Number.isInteger(said.contestant)).toBe(true);
				}
				const good = new Set(lines.map(({ line }) => line));
				for (const { line } of problems) if (line !== undefined) expect(good.has(line)).toBe(false);
			}),
		);
	});
});

describe('a list of accounts', () => {
	const kelurahan = [{ kode: '3101011001', name: 'PULAU PANGGANG' }];
	const file = [
		ROSTER_COLUMNS.akun.join(','),
		'Operator2,Budi,operator,',
		'pps.panggang,PPS Panggang,PPS,pulau panggang',
		'pps.lain,PPS Lain,pps,PULAU LAIN',
		'xx,Pendek,operator,',
		'juru,Juru,juru tulis,',
	].join('\n');

	it('names the column of each mistake; the same file again is all there', () => {
		const { lines, problems } = parseAccounts(file, 'akun.csv', kelurahan);
		expect(told(problems)).toEqual([
			'4 kelurahan roster.kelurahan',
			'5 nama_pengguna roster.username',
			'6 peran roster.choice',
		]);
		expect(lines.map(({ said }) => said)).toEqual([
			{ username: 'operator2', name: 'Budi', role: 'operator' },
			{ username: 'pps.panggang', name: 'PPS Panggang', role: 'pps', kelurahan: '3101011001' },
		]);
		expect(planAccounts(new Map(), lines).map(({ status }) => status)).toEqual(['new', 'new']);
		const known = new Map(lines.map(({ said }) => [said.username, { ...said, kelurahan: said.kelurahan ?? null }]));
		expect(planAccounts(known, lines).map(({ status }) => status)).toEqual(['same', 'same']);
		known.set('operator2', { username: 'operator2', name: 'Orang lain', role: 'operator', kelurahan: null });
		expect(planAccounts(known, lines)[0]?.refusal?.code).toBe('account.exists');
	});
});
