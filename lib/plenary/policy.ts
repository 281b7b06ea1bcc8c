import type { Command, CommandType } from './commands';
import { ADOPTION_POLICY } from './policy-adoption';
import { ATTENDANCE_POLICY } from './policy-attendance';
import { DELIVERY_POLICY } from './policy-delivery';
import { EVIDENCE_POLICY } from './policy-evidence';
import { EXCEL_POLICY } from './policy-excel';
import { OPERATOR_POLICY } from './policy-operator';
import { PHOTO_POLICY } from './policy-photo';
import { PREPARATION_POLICY } from './policy-preparation';
import { PULL_POLICY } from './policy-pull';
import type { Actor, Role } from './roles';

/** How far a role's right to a command reaches. */
export type Reach =
	| 'all'
	/** TPS of the account's own kelurahan/desa. */
	| 'own-kelurahan'
	/** Every TPS, as soon as the operator's account is able to send. */
	| 'able'
	/** The TPS of a Mobile operator, as soon as the account is able to send. */
	| 'own-tps'
	/** The witness the phone speaks for. */
	| 'own-witness'
	/** The account that is signed in. */
	| 'own-account';

export interface Policy {
	readonly roles: Readonly<Partial<Record<Role, Reach>>>;
	/** False for commands the program itself sends after reading a file: never posted by a browser. */
	readonly posted: boolean;
}

const admin = { admin: 'all' } as const;
const desk = { operator: 'all', ketua: 'all', anggota: 'all', pps: 'own-kelurahan' } as const;
/** PPK and its secretariat: who decides in the meeting and who writes it down. */
const committee = { ketua: 'all', anggota: 'all', operator: 'all' } as const;
/** Who may object, each for themselves (domain 1). */
const objector = { saksi: 'own-witness', panwaslu: 'all' } as const;
const registry = { operator: 'all', ketua: 'all', admin: 'all' } as const;
const ownAnswer = { saksi: 'own-witness' } as const;
const ownAccount = {
	ketua: 'own-account',
	anggota: 'own-account',
	operator: 'own-account',
	pps: 'own-account',
	web: 'own-account',
	mobile: 'own-account',
	panwaslu: 'own-account',
	admin: 'own-account',
} as const;

/** Command → roles. Total over the commands: a command without a policy does not compile. */
export const POLICY: Readonly<Record<CommandType, Policy>> = {
	'region.import': { roles: { admin: 'all', operator: 'all' }, posted: false },
	'system.import': { roles: { admin: 'all', operator: 'all' }, posted: false },
	'account.create': { roles: admin, posted: true },
	'account.disable': { roles: admin, posted: true },
	'account.enable': { roles: admin, posted: true },
	'account.resetPassword': { roles: admin, posted: true },
	'account.revokeSessions': { roles: admin, posted: true },
	// Sent by /api/password, which has seen the old password.
	'account.changePassword': { roles: ownAccount, posted: false },
	'display.renewCode': { roles: registry, posted: true },
	'plenary.open': { roles: { ketua: 'all' }, posted: true },
	'plenary.setMode': { roles: { ketua: 'all' }, posted: true },
	'witness.register': { roles: registry, posted: true },
	'witness.attend': { roles: registry, posted: true },
	'witness.leave': { roles: registry, posted: true },
	'witness.credential': { roles: registry, posted: true },
	'witness.revoke': { roles: registry, posted: true },
	'tps.floor': { roles: desk, posted: true },
	'tps.setAside': { roles: desk, posted: true },
	'tally.draft': { roles: desk, posted: true },
	'tally.fill': { roles: desk, posted: true },
	'tally.correct': { roles: desk, posted: true },
	'system.edit': { roles: { operator: 'all', web: 'able' }, posted: true },
	'item.record': { roles: desk, posted: true },
	'witness.agree': { roles: ownAnswer, posted: true },
	'witness.object': { roles: ownAnswer, posted: true },
	'witness.refuse': { roles: ownAnswer, posted: true },
	'witness.answerOnPaper': {
		roles: { operator: 'all', ketua: 'all', pps: 'own-kelurahan' },
		posted: true,
	},
	'gavel.strike': { roles: { ketua: 'all', anggota: 'all' }, posted: true },
	...DELIVERY_POLICY,
	'plenary.suspend': { roles: { ketua: 'all' }, posted: true },
	'plenary.resume': { roles: { ketua: 'all' }, posted: true },
	'box.takeOut': { roles: desk, posted: true },
	'box.putBack': { roles: desk, posted: true },
	'box.seal': { roles: desk, posted: true },
	'incident.read': { roles: desk, posted: true },
	'copy.lay': { roles: { ...desk, ...ownAnswer }, posted: true },
	'case.file': { roles: { ...committee, ...objector }, posted: true },
	'case.explain': { roles: committee, posted: true },
	'case.accept': { roles: committee, posted: true },
	'case.refer': { roles: committee, posted: true },
	'case.recommend': { roles: { ...committee, panwaslu: 'all' }, posted: true },
	'case.retract': { roles: { ...committee, panwaslu: 'all' }, posted: true },
	'case.followUp': { roles: committee, posted: true },
	'case.record': { roles: committee, posted: true },
	'case.withdraw': { roles: { ...committee, ...objector }, posted: true },
	'reopen.request': { roles: committee, posted: true },
	'reopen.approve': { roles: committee, posted: true },
	'reopen.drop': { roles: committee, posted: true },
	'recount.open': { roles: { ketua: 'all', anggota: 'all' }, posted: true },
	'recount.count': { roles: desk, posted: true },
	'recount.undo': { roles: desk, posted: true },
	'recount.finish': { roles: desk, posted: true },
	'recount.drop': { roles: { ketua: 'all', anggota: 'all' }, posted: true },
	'panel.set': { roles: { ketua: 'all' }, posted: true },
	'panel.close': { roles: { ketua: 'all' }, posted: true },
	'panel.hold': { roles: committee, posted: true },
	'panel.release': { roles: committee, posted: true },
	'panel.takeOver': { roles: committee, posted: true },
	// Sent after the file was read and its fingerprint compared with paper.
	'pack.adopt': { roles: { admin: 'all', ketua: 'all' }, posted: false },
	'plenary.setFlow': { roles: { ketua: 'all' }, posted: true },
	...EVIDENCE_POLICY,
	...ADOPTION_POLICY,
	...EXCEL_POLICY,
	...PULL_POLICY,
	...OPERATOR_POLICY,
	...ATTENDANCE_POLICY,
	...PREPARATION_POLICY,
	...PHOTO_POLICY,
};

/** The roles that may send a command at all. */
export function allowedRoles(type: CommandType): Role[] {
	return Object.keys(POLICY[type].roles) as Role[];
}

/** May this actor send this command at all, and here? Asked before the command is parsed. */
export function allowed(actor: Actor, command: Command): boolean {
	const reach = POLICY[command.type].roles[actor.role];
	switch (reach) {
		case undefined:
			return false;
		case 'all':
			return true;
		case 'own-kelurahan':
			return kelurahanOf(command) !== null && kelurahanOf(command) === actor.kelurahan;
		case 'able':
			return isAble(actor);
		case 'own-tps':
			return isAble(actor) && 'tps' in command && command.tps === actor.operator?.tps;
		case 'own-witness':
			return actor.witness !== undefined;
		case 'own-account':
			return 'account' in command && command.account === actor.id;
	}
}

/** What somebody is told who is not allowed: an operator whose account only lacks its last stage hears that. */
export function whyNot(actor: Actor, command: Command): 'forbidden' | 'operator.not-able' {
	const reach = POLICY[command.type].roles[actor.role];
	return (reach === 'able' || reach === 'own-tps') && !isAble(actor) ? 'operator.not-able' : 'forbidden';
}

/** Registered and activated is not enough: a trial sending must have gone through (issue 6). */
const isAble = ({ operator }: Actor) => operator?.stage === 'dapat-kirim';

/** The whole 10-digit code, so that an account with half a code reaches nothing. Asked before parsing. */
function kelurahanOf(command: Command): string | null {
	return 'tps' in command && typeof command.tps === 'string' ? command.tps.slice(0, 10) : null;
}
