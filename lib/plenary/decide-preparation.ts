import type { CommandOf, CommandsOf } from './commands';
import { PREPARATION_STREAM, type ScheduleEntry } from './events-preparation';
import { refuse } from './refusals';
import type { Decision, World } from './world';

type PreparationCommand = CommandsOf<
	| 'schedule.set'
	| 'schedule.drop'
	| 'task.assign'
	| 'task.drop'
	| 'invitation.list'
	| 'invitation.deliver'
	| 'invitation.confirm'
	| 'invitation.drop'
>;

const stream = PREPARATION_STREAM;

/** What is arranged before the meeting, opened or not: nothing of it stops anything. */
export function decidePreparation(world: World, command: PreparationCommand): Decision {
	switch (command.type) {
		case 'schedule.set':
			return setEntry(world, command);
		case 'schedule.drop': {
			const known = world.preparation.schedule[command.entry];
			return known ? [{ stream, type: 'schedule.dropped', payload: known }] : refuse('schedule.unknown');
		}
		case 'task.assign': {
			const { task, day, panel, duty, name } = command;
			const { maxPanels } = world.plenary.rules;
			if (Number(panel) > maxPanels) return refuse('panel.too-many', { count: maxPanels });
			return [{ stream, type: 'task.assigned', payload: { task, day, panel, duty, name } }];
		}
		case 'task.drop': {
			const known = world.preparation.tasks[command.task];
			return known ? [{ stream, type: 'task.dropped', payload: known }] : refuse('task.unknown');
		}
		case 'invitation.list':
			return listInvitations(world, command);
		default:
			return changeInvitation(world, command);
	}
}

function setEntry(world: World, command: CommandOf<'schedule.set'>): Decision {
	const { entry, day, start, until, kelurahan, contest, panel, note } = command;
	const { maxPanels } = world.plenary.rules;
	const name = world.facts.kelurahanName(kelurahan);
	if (name === undefined || !isHere(world, kelurahan)) return refuse('preparation.kelurahan', { kelurahan });
	if (contest !== null && !world.election.contest(contest, kelurahan)) return refuse('contest.unknown', { contest });
	if (until !== '' && until <= start) return refuse('schedule.hours', { start, until });
	if (Number(panel) > maxPanels) return refuse('panel.too-many', { count: maxPanels });
	// No kelurahan × contest in two panels; on a later day it may go on in its own.
	const other = Object.values(world.preparation.schedule).find(
		(one) => one.entry !== entry && one.kelurahan === kelurahan && overlaps(one, contest) && one.panel !== panel,
	);
	if (other) return refuse('schedule.two-panels', { name, panel: other.panel });
	const payload = { entry, day, start, until, kelurahan, name, contest, panel, note };
	return [{ stream, type: 'schedule.set', payload }];
}

function overlaps(one: ScheduleEntry, contest: string | null): boolean {
	return one.contest === null || contest === null || one.contest === contest;
}

/** True when a kelurahan/desa belongs to this plenary; before the opening every one of the list does. */
export function isHere({ plenary }: Pick<World, 'plenary'>, kelurahan: string): boolean {
	return !plenary.opened || kelurahan.startsWith(plenary.opened.kecamatan);
}

function listInvitations(world: World, command: CommandOf<'invitation.list'>): Decision {
	const known = Object.values(world.preparation.invitations);
	const numbers = new Set(known.map(({ number }) => number.toLowerCase()));
	const ids = new Set(known.map(({ id }) => id));
	for (const { id, number } of command.rows) {
		if (ids.has(id) || numbers.has(number.toLowerCase())) return refuse('invitation.exists', { name: number });
		ids.add(id);
		numbers.add(number.toLowerCase());
	}
	return [{ stream, type: 'invitation.listed', payload: { rows: command.rows } }];
}

function changeInvitation(
	world: World,
	command: CommandsOf<'invitation.deliver' | 'invitation.confirm' | 'invitation.drop'>,
): Decision {
	const known = world.preparation.invitations[command.invitation];
	if (!known) return refuse('invitation.unknown');
	const { id: invitation, to, number } = known;
	const addressed = { invitation, to, number };
	switch (command.type) {
		case 'invitation.deliver': {
			const { day, means, receivedBy } = command;
			return [{ stream, type: 'invitation.delivered', payload: { ...addressed, day, means, receivedBy } }];
		}
		case 'invitation.confirm':
			return [
				{
					stream,
					type: 'invitation.confirmed',
					payload: { ...addressed, answer: command.answer, text: command.text },
				},
			];
		case 'invitation.drop':
			return [{ stream, type: 'invitation.dropped', payload: { ...addressed, reason: command.reason } }];
	}
}
