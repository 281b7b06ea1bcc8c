import type { CommandOf, CommandsOf } from './commands';
import { PLENARY_STREAM } from './events';
import { floorOf, panelFor } from './panels';
import { refuse } from './refusals';
import type { Actor } from './roles';
import type { PlenaryState } from './state';
import type { Decision, World } from './world';

type PanelCommand = CommandsOf<'panel.set' | 'panel.close' | 'panel.hold' | 'panel.release' | 'panel.takeOver'>;

const stream = PLENARY_STREAM;

/** Parallel panels: what each reads, who leads it, whose desk works on it. */
export function decidePanel(world: World, command: PanelCommand, actor: Actor): Decision {
	const { plenary } = world;
	if (!plenary.opened) return refuse('plenary.not-open');
	if (command.type === 'panel.set') return set(world, command);
	const { panel } = command;
	const holder = world.facts.lease(panel);
	switch (command.type) {
		case 'panel.close': {
			if (!plenary.panels[panel]) return refuse('panel.unknown', { panel });
			const floor = floorOf(plenary, panel);
			if (floor) return refuse('floor.occupied', { tps: floor.tps });
			return [{ stream, type: 'panel.closed', payload: { panel, reason: command.reason } }];
		}
		case 'panel.hold':
			if (holder?.live && holder.account !== actor.id) return refuse('panel.held', { panel, name: holder.name });
			// A beat of who holds it already leaves no event.
			return holder?.account === actor.id ? [] : [{ stream, type: 'panel.held', payload: { panel } }];
		case 'panel.release':
			return holder?.account === actor.id ? [{ stream, type: 'panel.released', payload: { panel } }] : [];
		case 'panel.takeOver':
			if (!holder || holder.account === actor.id) return refuse('panel.not-held', { panel });
			return [{ stream, type: 'panel.takenOver', payload: { panel, from: holder.name, reason: command.reason } }];
	}
}

function set(world: World, command: CommandOf<'panel.set'>): Decision {
	const { plenary } = world;
	const { panel, place, reads } = command;
	const others = Object.values(plenary.panels).filter((other) => other.panel !== panel);
	if (others.length + 1 > plenary.rules.maxPanels) return refuse('panel.too-many', { count: plenary.rules.maxPanels });
	const account = command.chair === null ? null : world.facts.account(command.chair);
	if (account === undefined || account?.disabled) return refuse('account.unknown', { account: command.chair });
	for (const part of reads) {
		const other = others.find((candidate) => candidate.reads.some((own) => overlaps(own, part)));
		if (other) return refuse('panel.taken', { panel: other.panel, kelurahan: part.kelurahan });
	}
	const chair = account ? { id: account.id, name: account.name } : null;
	const changed: PlenaryState = {
		...plenary,
		panels: { ...plenary.panels, [panel]: { panel, place, chair, reads } },
	};
	// A TPS being read stays where it is read: its kelurahan cannot move to another panel under it.
	for (const [at, floor] of Object.entries(plenary.floors)) {
		if (panelFor(changed, floor.contest, floor.tps.slice(0, 10)) !== at) {
			return refuse('panel.busy', { panel: at, tps: floor.tps });
		}
	}
	return [{ stream, type: 'panel.set', payload: { panel, place, chair, reads } }];
}

interface Part {
	readonly kelurahan: string;
	readonly contest: string | null;
}

function overlaps(a: Part, b: Part): boolean {
	return a.kelurahan === b.kelurahan && (a.contest === null || b.contest === null || a.contest === b.contest);
}
