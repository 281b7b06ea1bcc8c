import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOperators } from '../../lib/operators';
import { type Actor, OPERATOR_REFUSALS } from '../../lib/plenary';
import { openSession, visitOf } from '../accounts/sessions';
import { ACTORS, CONTEST, digest, KELURAHAN, systemItem, tpsOf } from '../testing/fixtures';
import { Hall } from '../testing/hall';
import { verifyLedger } from '../verify';
import { ownStation } from './own';
import { operatorCsv, operatorView } from './view';

const { operator, ketua } = ACTORS;
const mobile = (no: number) => ({
	username: `kpps.${no}`,
	name: `KPPS ${no}`,
	duty: 'mobile' as const,
	tps: tpsOf(no),
});
const WEB = { username: 'web.utara', name: 'Operator Web', duty: 'web' as const, tps: null };

let hall: Hall;
beforeEach(() => {
	hall = Hall.opened([]);
});
afterEach(() => hall.leave());

const view = () => operatorView(hall.house, CONTEST);
const sums = () => view().kelurahan.find(({ kode }) => kode === KELURAHAN);

describe('operators in stages', () => {
	it('counts each TPS as far as its furthest operator is, with time and who', () => {
		hall.does(operator, 'operator.register', { operators: [mobile(1), mobile(2), mobile(3), WEB] });
		hall.does(operator, 'operator.activate', { operators: ['kpps.1', 'kpps.2'] });
		hall.does(ketua, 'operator.enable', { operators: ['kpps.1'] });
		hall.does(operator, 'operator.fail', { operator: 'kpps.2', reason: 'Unggah berhenti di 40 persen' });
		hall.imports(systemItem(tpsOf(1)));
		expect(sums()).toMatchObject({ tps: 6, registered: 3, activated: 2, able: 1, stuck: 1, arrived: 1, standIn: 0 });
		expect(view().total).toMatchObject({ tps: 12, registered: 3 });
		expect(view().web).toMatchObject([{ username: 'web.utara', stage: 'terdaftar' }]);
		const [first] = view().tps[0]?.operators ?? [];
		expect(first).toMatchObject({ stage: 'dapat-kirim', stageBy: ketua.name });
		expect(first?.registeredAt && first.activatedAt && first.enabledAt).toBeTruthy();
		expect(verifyLedger(hall.house)).toMatchObject({ ok: true, problem: null });
	});

	it('PPK sends for a KPPS that could not, and it is said why', () => {
		hall.does(operator, 'operator.standIn', { tps: tpsOf(4), reason: 'Tidak ada sinyal' });
		hall.does(ketua, 'operator.standIn', { tps: tpsOf(4), reason: 'Gagal lagi, dikirim dari aula' });
		expect(sums()?.standIn).toBe(1);
		expect(view().tps[3]?.standIn).toMatchObject({ by: ketua.name, reason: 'Gagal lagi, dikirim dari aula' });
		expect(hall.ledger().filter(({ type }) => type === 'operator.stoodIn')).toHaveLength(2);
	});

	it('the same list again adds nobody; one that left counts no more', () => {
		const operators = [mobile(1), mobile(2)];
		hall.does(operator, 'operator.register', { operators });
		expect(hall.does(operator, 'operator.register', { operators }).events).toBe(0);
		hall.does(operator, 'operator.retire', { operator: 'kpps.2', reason: 'Diganti' });
		expect(sums()?.registered).toBe(1);
	});

	it('a list may come while the meeting rests, as a table too', () => {
		hall.does(operator, 'operator.register', { operators: [{ ...mobile(1), name: '=HYPERLINK("x")' }] });
		const [head, row] = operatorCsv(view()).split('\r\n');
		expect(head).toBe(
			'\uFEFFkode_tps;tps;kelurahan;akun;nama;peran;tahap;tahap_sejak;dicatat_oleh;alasan;data_masuk;dikirim_ppk',
		);
		expect(row).toContain(`${tpsOf(1)};TPS 1;KELURAHAN 1001;kpps.1;"'=HYPERLINK(""x"")";mobile;terdaftar;`);
		expect(operatorCsv(view()).trim().split('\r\n')).toHaveLength(13);
	});

	it('an account of the list may act from the stage on that is able to send, at its own TPS, and not a command longer', () => {
		hall.does(operator, 'operator.register', { operators: [mobile(1), WEB] });
		const made = { id: 'm1', username: 'kpps.1', name: 'KPPS 1', role: 'mobile' as const };
		hall.does(ACTORS.admin, 'account.create', made);
		expect(hall.refusal(ACTORS.admin, 'account.create', { ...made, id: 'm2', username: 'web.utara' })).toBe(
			'account.needs-operator',
		);
		const session = openSession(hall.house, 'account', 'm1', { address: '::1', agent: 'ponsel' });
		const who = (): Actor => visitOf(hall.house, session)?.actor ?? ACTORS.layar;
		const tries = (tps = tpsOf(1)) =>
			hall.send(who(), { type: 'photo.retract', contest: CONTEST, tps, page: 1, content: digest('x'), reason: 'y' });
		const refused = (tps?: string) => {
			const outcome = tries(tps);
			return outcome.ok ? null : outcome.refusal.code;
		};
		expect(who().operator).toEqual({ stage: 'terdaftar', tps: tpsOf(1) });
		expect(refused()).toBe('operator.not-able');
		hall.does(operator, 'operator.activate', { operators: ['kpps.1'] });
		expect(refused()).toBe('operator.not-able');
		hall.does(operator, 'operator.enable', { operators: ['kpps.1'] });
		// Past the policy: what is missing now is the photo.
		expect(refused()).toBe('photo.unknown');
		expect(refused(tpsOf(2))).toBe('forbidden');
		hall.lock(tpsOf(1));
		expect(ownStation(hall.house, who())).toMatchObject({
			stage: 'dapat-kirim',
			tps: tpsOf(1),
			contests: [{ code: CONTEST, state: 'unqueued', photos: 0, pages: 3 }],
		});
		hall.does(operator, 'operator.retire', { operator: 'kpps.1', reason: 'Diganti' });
		expect(refused()).toBe('operator.not-able');
		expect(ownStation(hall.house, who())).toMatchObject({ stage: 'berhenti', reason: 'Diganti' });
		expect(ownStation(hall.house, { ...who(), operator: undefined })).toMatchObject({ stage: null, contests: [] });
		expect(verifyLedger(hall.house)).toMatchObject({ ok: true, problem: null });
	});

	it('every refusal has its way', () => {
		hall.does(operator, 'operator.register', { operators: [mobile(1)] });
		const refused: Record<string, string> = {
			'operator.exists': hall.refusal(operator, 'operator.register', { operators: [{ ...mobile(1), tps: tpsOf(2) }] }),
			'operator.needs-tps': hall.refusal(operator, 'operator.register', { operators: [{ ...mobile(2), tps: null }] }),
			'operator.not-able': hall.refusal({ ...ACTORS.web, operator: { stage: 'aktif', tps: null } }, 'network.note', {
				kelurahan: KELURAHAN,
				signal: 'bad',
				note: '',
			}),
			'operator.unknown': hall.refusal(operator, 'operator.activate', { operators: ['kpps.9'] }),
			'operator.wrong-stage': hall.refusal(operator, 'operator.enable', { operators: ['kpps.1'] }),
		};
		for (const code of OPERATOR_REFUSALS) expect(refused[code]).toBe(code);
		expect(hall.refusal(operator, 'operator.standIn', { tps: `${KELURAHAN}999`, reason: digest('x') })).toBe(
			'tps.unknown',
		);
	});
});

describe('a list of operators', () => {
	it('is read whatever the order, the separator and the mark at its beginning', () => {
		const rows = [
			{ username: 'kpps.1', name: 'Rina, A.Md.', duty: 'mobile', tps: '3101011001001' },
			{ username: 'web.1', name: 'Dodi', duty: 'web', tps: null },
		];
		const semicolons = 'kode_tps;nama;akun;peran\n3101011001001;"Rina, A.Md.";KPPS.1;mobile\n;Dodi;web.1;WEB\n';
		const commas = '\uFEFFperan,akun,nama,kode_tps\r\nmobile,kpps.1,"Rina, A.Md.",3101011001001\r\nweb,web.1,Dodi,\r\n';
		for (const text of [semicolons, commas]) expect(readOperators(text)).toEqual({ rows, problems: [] });
	});

	it('tells each line that cannot be taken, and takes none then', () => {
		const text =
			'kode_tps;nama;akun;peran\n3101011001001;Rina;k 1;mobile\n31;Rina;kpps.1;mobile\n;Rina;kpps.2;kurir\n;;kpps.3;web\n;Ada;ada.1;web';
		const { rows, problems } = readOperators(text);
		expect(rows).toEqual([]);
		expect(problems.map(({ line, code }) => [line, code])).toEqual([
			[2, 'username'],
			[3, 'tps'],
			[4, 'duty'],
			[5, 'name'],
		]);
		expect(readOperators('a;b\n1;2').problems).toEqual([
			{ line: 1, code: 'columns', found: 'kode_tps, nama, akun, peran' },
		]);
		expect(readOperators('').problems).toHaveLength(1);
		expect(readOperators('"').problems).toHaveLength(1);
	});
});
