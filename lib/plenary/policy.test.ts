import { describe, expect, it } from 'vitest';
import { COMMAND_TYPES, type Command, type CommandType } from './commands';
import { allowed, POLICY } from './policy';
import { type Actor, CONSOLE, ROLES, type Role } from './roles';

const KELURAHAN = '3101011001';
const OWN_TPS = `${KELURAHAN}001`;
const OTHER_TPS = '3101011002001';

/**
 * Who may what, written by hand from the issue and the duties of PKPU, so that a slip in policy.ts shows here:
 * `all` everywhere, `own` in the own kelurahan, `able` everywhere and `tps` at the own TPS once able to send, `self` for the own witness or account, `-` never.
 */
const TABLE = `
command                 ketua  anggota  operator  pps   web   mobile  saksi  panwaslu  admin  layar
region.import           -      -        all       -     -     -       -      -         all    -
system.import           -      -        all       -     -     -       -      -         all    -
account.create          -      -        -         -     -     -       -      -         all    -
account.disable         -      -        -         -     -     -       -      -         all    -
account.enable          -      -        -         -     -     -       -      -         all    -
account.resetPassword   -      -        -         -     -     -       -      -         all    -
account.revokeSessions  -      -        -         -     -     -       -      -         all    -
account.changePassword  self   self     self      self  self  self    -      self      self   -
display.renewCode       all    -        all       -     -     -       -      -         all    -
plenary.open            all    -        -         -     -     -       -      -         -      -
plenary.setMode         all    -        -         -     -     -       -      -         -      -
witness.register        all    -        all       -     -     -       -      -         all    -
witness.attend          all    -        all       -     -     -       -      -         all    -
witness.leave           all    -        all       -     -     -       -      -         all    -
witness.credential      all    -        all       -     -     -       -      -         all    -
witness.revoke          all    -        all       -     -     -       -      -         all    -
witness.swap            all    -        all       -     -     -       -      -         all    -
witness.dropCredential  all    -        all       -     -     -       -      -         all    -
attendee.register       all    -        all       -     -     -       -      -         all    -
attendee.attend         all    -        all       -     -     -       -      -         all    -
attendee.leave          all    -        all       -     -     -       -      -         all    -
attendee.revoke         all    -        all       -     -     -       -      -         all    -
attendance.dismiss      all    -        all       -     -     -       -      -         all    -
schedule.set            all    all      all       -     -     -       -      -         -      -
schedule.drop           all    all      all       -     -     -       -      -         -      -
task.assign             all    all      all       -     -     -       -      -         -      -
task.drop               all    all      all       -     -     -       -      -         -      -
invitation.list         all    all      all       -     -     -       -      -         -      -
invitation.deliver      all    all      all       -     -     -       -      -         -      -
invitation.confirm      all    all      all       -     -     -       -      -         -      -
invitation.drop         all    all      all       -     -     -       -      -         -      -
arrival.receive         all    all      all       -     -     -       -      -         -      -
arrival.receiveAll      all    all      all       -     -     -       -      -         -      -
arrival.correct         all    all      all       -     -     -       -      -         -      -
tps.floor               all    all      all       own   -     -       -      -         -      -
tps.setAside            all    all      all       own   -     -       -      -         -      -
tally.draft             all    all      all       own   -     -       -      -         -      -
tally.fill              all    all      all       own   -     -       -      -         -      -
tally.correct           all    all      all       own   -     -       -      -         -      -
system.edit             -      -        all       -     able  -       -      -         -      -
item.record             all    all      all       own   -     -       -      -         -      -
witness.agree           -      -        -         -     -     -       self   -         -      -
witness.object          -      -        -         -     -     -       self   -         -      -
witness.refuse          -      -        -         -     -     -       self   -         -      -
witness.answerOnPaper   all    -        all       own   -     -       -      -         -      -
gavel.strike            all    all      -         -     -     -       -      -         -      -
target.enrol            all    -        -         -     -     -       -      -         all    -
target.pause            all    all      all       -     able  -       -      -         all    -
target.resume           all    all      all       -     able  -       -      -         all    -
delivery.retry          all    all      all       -     able  -       -      -         all    -
delivery.acknowledge    all    all      all       -     able  -       -      -         all    -
delivery.carry          all    all      all       -     able  -       -      -         all    -
network.note            all    all      all       -     able  -       -      -         all    -
plenary.suspend         all    -        -         -     -     -       -      -         -      -
plenary.resume          all    -        -         -     -     -       -      -         -      -
box.takeOut             all    all      all       own   -     -       -      -         -      -
box.putBack             all    all      all       own   -     -       -      -         -      -
box.seal                all    all      all       own   -     -       -      -         -      -
incident.read           all    all      all       own   -     -       -      -         -      -
copy.lay                all    all      all       own   -     -       self   -         -      -
case.file               all    all      all       -     -     -       self   all       -      -
case.explain            all    all      all       -     -     -       -      -         -      -
case.accept             all    all      all       -     -     -       -      -         -      -
case.refer              all    all      all       -     -     -       -      -         -      -
case.recommend          all    all      all       -     -     -       -      all       -      -
case.retract            all    all      all       -     -     -       -      all       -      -
case.followUp           all    all      all       -     -     -       -      -         -      -
case.record             all    all      all       -     -     -       -      -         -      -
case.withdraw           all    all      all       -     -     -       self   all       -      -
reopen.request          all    all      all       -     -     -       -      -         -      -
reopen.approve          all    all      all       -     -     -       -      -         -      -
reopen.drop             all    all      all       -     -     -       -      -         -      -
recount.open            all    all      -         -     -     -       -      -         -      -
recount.count           all    all      all       own   -     -       -      -         -      -
recount.undo            all    all      all       own   -     -       -      -         -      -
recount.finish          all    all      all       own   -     -       -      -         -      -
recount.drop            all    all      -         -     -     -       -      -         -      -
panel.set               all    -        -         -     -     -       -      -         -      -
panel.close             all    -        -         -     -     -       -      -         -      -
panel.hold              all    all      all       -     -     -       -      -         -      -
panel.release           all    all      all       -     -     -       -      -         -      -
panel.takeOver          all    all      all       -     -     -       -      -         -      -
pack.adopt              all    -        -         -     -     -       -      -         all    -
plenary.setFlow         all    -        -         -     -     -       -      -         -      -
key.introduce           -      -        -         -     -     -       -      -         all    -
witness.key             -      -        -         -     -     -       self   -         -      -
backup.configure        -      -        all       -     -     -       -      -         all    -
backup.run              all    -        all       -     -     -       -      -         all    -
backup.restore          -      -        -         -     -     -       -      -         all    -
document.render         all    all      all       -     -     -       -      all       all    -
document.cancel         all    all      all       -     -     -       -      -         all    -
document.handOver       all    -        all       -     -     -       -      -         -      -
adoption.scrutinise     all    all      -         -     -     -       -      -         -      -
adoption.drop           all    all      -         -     -     -       -      -         -      -
adoption.sign           all    all      -         -     -     -       self   -         -      -
adoption.refuse         all    all      -         -     -     -       self   -         -      -
adoption.signOnPaper    all    -        all       -     -     -       -      -         -      -
adoption.strike         all    all      -         -     -     -       -      -         -      -
plenary.close           all    -        -         -     -     -       -      -         -      -
plenary.reopen          all    -        -         -     -     -       -      -         -      -
photo.attach            all    all      all       own   able  tps     -      -         all    -
photo.corners           all    all      all       own   able  tps     -      -         -      -
photo.retract           all    all      all       own   able  tps     -      -         -      -
ledger.restore          -      -        -         -     -     -       -      -         all    -
operator.register       all    -        all       -     -     -       -      -         all    -
operator.activate       all    -        all       -     -     -       -      -         all    -
operator.enable         all    -        all       -     -     -       -      -         all    -
operator.fail           all    -        all       -     -     -       -      -         all    -
operator.retire         all    -        all       -     -     -       -      -         all    -
operator.standIn        all    all      all       -     -     -       -      -         -      -
pull.order              -      -        -         -     -     -       -      -         all    -
pull.pause              -      -        all       -     -     -       -      -         all    -
pull.resume             -      -        all       -     -     -       -      -         all    -
excel.request           all    -        -         -     -     -       -      -         -      -
excel.grant             all    -        all       -     -     -       -      -         all    -
excel.deny              all    -        all       -     -     -       -      -         all    -
excel.adopt             all    -        -         -     -     -       -      -         -      -
excel.end               all    -        -         -     -     -       -      -         -      -
excel.export            all    all      all       -     -     -       -      -         -      -
excel.import            all    all      all       -     -     -       -      -         -      -
`;

const [head = [], ...lines] = TABLE.trim()
	.split('\n')
	.map((line) => line.split(/\s+/));
const ROWS = new Map(lines.map(([command = '', ...cells]) => [command, cells]));

function said(command: CommandType, role: Role): string {
	return ROWS.get(command)?.[head.indexOf(role) - 1] ?? 'missing';
}

const ACTOR: Record<Role, Actor> = {
	ketua: { id: 'k', name: 'K', role: 'ketua' },
	anggota: { id: 'm', name: 'M', role: 'anggota' },
	operator: { id: 'o', name: 'O', role: 'operator' },
	pps: { id: 'p', name: 'P', role: 'pps', kelurahan: KELURAHAN },
	web: { id: 'e', name: 'E', role: 'web', operator: { stage: 'dapat-kirim', tps: null } },
	mobile: { id: 'h', name: 'H', role: 'mobile', operator: { stage: 'dapat-kirim', tps: OWN_TPS } },
	saksi: { id: 's', name: 'S', role: 'saksi', witness: 's' },
	panwaslu: { id: 'w', name: 'W', role: 'panwaslu' },
	admin: { id: 'a', name: 'A', role: 'admin' },
	layar: { id: 'l', name: 'L', role: 'layar' },
};

/** As it comes from a browser: nothing is parsed when the policy is asked. */
const posted = (type: CommandType, rest: Record<string, unknown>) => ({ type, ...rest }) as unknown as Command;
const here = (type: CommandType, tps: string = OWN_TPS, account = 'nobody') =>
	posted(type, { contest: 'ppwp', tps, account });

const PAIRS = COMMAND_TYPES.flatMap((type) => ROLES.map((role) => ({ type, role, cell: said(type, role) })));

describe('command → roles', () => {
	it('names every command and every role, and no other', () => {
		expect([...ROWS.keys()].sort()).toEqual([...COMMAND_TYPES].sort());
		expect(head.slice(1).sort()).toEqual([...ROLES].sort());
		for (const cells of ROWS.values()) expect(cells).toHaveLength(ROLES.length);
	});

	it.each(PAIRS)('$type by $role: $cell', ({ type, role, cell }) => {
		expect(['all', 'own', 'able', 'tps', 'self', '-']).toContain(cell);
		const account = ACTOR[role].id;
		expect(allowed(ACTOR[role], here(type, OWN_TPS, account))).toBe(cell !== '-');
		if (cell === 'own') {
			expect(allowed(ACTOR[role], here(type, OTHER_TPS))).toBe(false);
			expect(allowed({ ...ACTOR[role], kelurahan: undefined }, here(type))).toBe(false);
		}
		if (cell === 'self') expect(allowed({ ...ACTOR[role], witness: undefined }, here(type))).toBe(false);
		if (cell === 'self' && role !== 'saksi') expect(allowed(ACTOR[role], here(type, OWN_TPS, 'another'))).toBe(false);
		if (cell === 'able' || cell === 'tps') {
			expect(allowed(ACTOR[role], here(type, OTHER_TPS))).toBe(cell === 'able');
			const tps = ACTOR[role].operator?.tps ?? null;
			for (const stage of ['terdaftar', 'aktif', 'terhambat', 'berhenti'] as const) {
				expect(allowed({ ...ACTOR[role], operator: { stage, tps } }, here(type)), stage).toBe(false);
			}
			expect(allowed({ ...ACTOR[role], operator: undefined }, here(type))).toBe(false);
		}
		if (cell === 'all') expect(allowed(ACTOR[role], here(type, OTHER_TPS))).toBe(true);
	});

	it('lets a PPS account without a whole kelurahan code do nothing', () => {
		for (const kelurahan of ['', '3', KELURAHAN.slice(0, 6)]) {
			expect(allowed({ ...ACTOR.pps, kelurahan }, here('tally.fill')), kelurahan).toBe(false);
		}
	});

	it('answers no, and does not fail, when the TPS of an unparsed command is no text', () => {
		for (const tps of [3101011001001, null, undefined, [OWN_TPS], { startsWith: 1 }]) {
			expect(allowed(ACTOR.pps, posted('tally.fill', { contest: 'ppwp', tps }))).toBe(false);
		}
		expect(allowed(ACTOR.pps, posted('tally.fill', {}))).toBe(false);
	});

	it('never takes from a browser what the program sends itself', () => {
		const unposted = COMMAND_TYPES.filter((type) => !POLICY[type].posted);
		expect(unposted.sort()).toEqual([
			'account.changePassword',
			'delivery.acknowledge',
			'delivery.carry',
			'excel.import',
			'key.introduce',
			'ledger.restore',
			'pack.adopt',
			'photo.attach',
			'region.import',
			'system.import',
			'target.enrol',
		]);
	});

	it('gives the command line what the administrator has, and no gavel', () => {
		for (const type of COMMAND_TYPES) expect(allowed(CONSOLE, here(type))).toBe(said(type, 'admin') === 'all');
		expect(allowed(CONSOLE, here('gavel.strike'))).toBe(false);
	});
});
