import { stoppedByClosing } from './closing';
import type { Command } from './commands';
import { decideAccount } from './decide-account';
import { decideAdoption, voidAdoptions } from './decide-adoption';
import { decideArrival } from './decide-arrival';
import { decideCase } from './decide-case';
import { decideClosing } from './decide-closing';
import { adoptPack, setFlow } from './decide-contests';
import { decideDelivery } from './decide-delivery';
import { decideEvidence } from './decide-evidence';
import { decideExcel } from './decide-excel';
import { decideImport } from './decide-import';
import { decideOperator } from './decide-operator';
import { decidePanel } from './decide-panel';
import { beginPause, decidePause } from './decide-pause';
import { decideAttendee, decideWitness } from './decide-people';
import { decidePhoto } from './decide-photo';
import { decidePlenary } from './decide-plenary';
import { decidePreparation } from './decide-preparation';
import { decidePull } from './decide-pull';
import { decideResult } from './decide-result';
import { stoppedByPause } from './pause';
import { isRefusal, refuse } from './refusals';
import type { Actor } from './roles';
import type { Decision, ResultCommand, World } from './world';

/**
 * The one decision of the house: what happens when this actor sends this command now. Pure; either
 * the events to append or the reason why not. Roles are checked before (policy.ts).
 */
export function decide(world: World, command: Command, actor: Actor): Decision {
	const stopped = stoppedByClosing(world.plenary, command) ?? stoppedByPause(world.plenary, command);
	if (stopped) return stopped;
	const decision = decideRunning(world, command, actor);
	return isRefusal(decision) ? decision : beginPause(world, voidAdoptions(world, decision));
}

function decideRunning(world: World, command: Command, actor: Actor): Decision {
	switch (command.type) {
		case 'region.import':
		case 'system.import':
			return decideImport(world, command);
		case 'account.create':
		case 'account.disable':
		case 'account.enable':
		case 'account.resetPassword':
		case 'account.revokeSessions':
		case 'account.changePassword':
			return decideAccount(world, command);
		case 'pack.adopt':
			return adoptPack(world, command);
		case 'plenary.setFlow':
			return setFlow(world, command);
		case 'display.renewCode':
		case 'plenary.open':
		case 'plenary.setMode':
			return decidePlenary(world, command);
		case 'witness.register':
		case 'witness.attend':
		case 'witness.leave':
		case 'witness.swap':
		case 'witness.credential':
		case 'witness.dropCredential':
		case 'witness.revoke':
			return decideWitness(world, command);
		case 'attendee.register':
		case 'attendee.attend':
		case 'attendee.leave':
		case 'attendee.revoke':
		case 'attendance.dismiss':
			return decideAttendee(world, command);
		case 'schedule.set':
		case 'schedule.drop':
		case 'task.assign':
		case 'task.drop':
		case 'invitation.list':
		case 'invitation.deliver':
		case 'invitation.confirm':
		case 'invitation.drop':
			return decidePreparation(world, command);
		case 'arrival.receive':
		case 'arrival.receiveAll':
		case 'arrival.correct':
			return decideArrival(world, command);
		case 'plenary.suspend':
		case 'plenary.resume':
			return decidePause(world, command);
		case 'case.file':
		case 'case.explain':
		case 'case.accept':
		case 'case.refer':
		case 'case.recommend':
		case 'case.retract':
		case 'case.followUp':
		case 'case.record':
		case 'case.withdraw':
			return decideCase(world, command, actor);
		case 'panel.set':
		case 'panel.close':
		case 'panel.hold':
		case 'panel.release':
		case 'panel.takeOver':
			return decidePanel(world, command, actor);
		case 'adoption.scrutinise':
		case 'adoption.drop':
		case 'adoption.sign':
		case 'adoption.refuse':
		case 'adoption.signOnPaper':
		case 'adoption.strike':
			return decideAdoption(world, command, actor);
		case 'plenary.close':
		case 'plenary.reopen':
			return decideClosing(world, command);
		case 'target.enrol':
		case 'target.pause':
		case 'target.resume':
		case 'delivery.retry':
		case 'delivery.acknowledge':
		case 'delivery.carry':
		case 'network.note':
			return decideDelivery(world, command);
		case 'key.introduce':
		case 'witness.key':
		case 'backup.configure':
		case 'backup.run':
		case 'backup.restore':
		case 'ledger.restore':
		case 'document.render':
		case 'document.cancel':
		case 'document.handOver':
			return decideEvidence(world, command, actor);
		case 'operator.register':
		case 'operator.activate':
		case 'operator.enable':
		case 'operator.fail':
		case 'operator.retire':
		case 'operator.standIn':
			return decideOperator(world, command);
		case 'pull.order':
		case 'pull.pause':
		case 'pull.resume':
			return decidePull(world, command);
		case 'excel.request':
		case 'excel.grant':
		case 'excel.deny':
		case 'excel.adopt':
		case 'excel.end':
		case 'excel.export':
		case 'excel.import':
			return decideExcel(world, command, (correction) => ofResult(world, correction, actor));
		case 'photo.attach':
		case 'photo.corners':
		case 'photo.retract':
			return decidePhoto(world, command);
		default:
			return ofResult(world, command, actor);
	}
}

function ofResult(world: World, command: ResultCommand, actor: Actor): Decision {
	const contest = world.election.contest(command.contest, command.tps);
	if (!contest) return refuse('contest.unknown', { contest: command.contest });
	if (!world.facts.knowsTps(command.tps)) return refuse('tps.unknown', { tps: command.tps });
	if (!world.plenary.opened) return refuse('plenary.not-open');
	if (!command.tps.startsWith(world.plenary.opened.kecamatan)) {
		return refuse('plenary.other-kecamatan', {
			tps: command.tps,
			kecamatan: world.plenary.opened.kecamatan,
		});
	}
	return decideResult(contest, world.result(command.contest, command.tps), world.plenary, command, actor, {
		get counted() {
			return world.recount(command.contest, command.tps);
		},
		facts: world.facts,
	});
}
