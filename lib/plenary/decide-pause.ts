import { canonicalJson, hashOf } from '../forms';
import type { CommandOf } from './commands';
import { type NewEvent, PLENARY_STREAM } from './events';
import type { LockedSum, PanelPosition } from './events-meeting';
import { floorOf, panelNumbers } from './panels';
import { isFinishing } from './pause';
import { refuse } from './refusals';
import { statusOf } from './settlement';
import type { Decision, World } from './world';

type PauseCommand = CommandOf<'plenary.suspend'> | CommandOf<'plenary.resume'>;

const stream = PLENARY_STREAM;

/** Skors, penundaan and their end. What stood where is written down by the program, not by hand. */
export function decidePause(world: World, command: PauseCommand): Decision {
	const { plenary } = world;
	if (!plenary.opened) return refuse('plenary.not-open');
	if (command.type === 'plenary.suspend') {
		const missing = unstatedBoxes(world, command);
		if (missing.length > 0) return refuse('pause.boxes', { tps: missing[0]?.tps, boxes: missing });
		const { type: _, ...said } = command;
		return [
			{
				stream,
				type: 'plenary.suspended',
				payload: { ...said, positions: positionsOf(world), locked: lockedOf(world) },
			},
		];
	}
	const { pause } = plenary;
	if (!pause) return refuse('plenary.not-suspended');
	const positions = positionsOf(world);
	const locked = lockedOf(world);
	const same =
		canonicalJson({ positions, locked }) === canonicalJson({ positions: pause.positions, locked: pause.locked });
	const { orderedBy, document, note } = command;
	return [{ stream, type: 'plenary.resumed', payload: { orderedBy, document, note, positions, locked, same } }];
}

/** Open boxes nobody said how they are left. Those being finished first are asked for by their own sealing. */
function unstatedBoxes(world: World, command: CommandOf<'plenary.suspend'>): { contest: string; tps: string }[] {
	const reading = new Set(Object.values(world.plenary.floors).map(({ contest, tps }) => `${contest}/${tps}`));
	return world.facts
		.openBoxes()
		.filter(({ contest, tps }) => command.mode === 'now' || !reading.has(`${contest}/${tps}`))
		.filter(({ contest, tps }) => !command.boxes.some((box) => box.contest === contest && box.tps === tps));
}

/** Where every panel stands, to the TPS and its state. */
function positionsOf(world: World): PanelPosition[] {
	return panelNumbers(world.plenary).map((panel): PanelPosition => {
		const floor = floorOf(world.plenary, panel);
		const contest = floor ? world.election.contest(floor.contest, floor.tps) : undefined;
		if (!floor || !contest) return { panel, contest: null, tps: null, status: null };
		return {
			panel,
			...floor,
			status: statusOf(contest, world.result(floor.contest, floor.tps), world.plenary),
		};
	});
}

function lockedOf(world: World, fresh: readonly NewEvent[] = []): LockedSum {
	const rows = world.facts.locked().map(({ contest, tps, version, hash }) => ({ contest, tps, version, hash }));
	for (const event of fresh) {
		if (event.type !== 'gavel.struck') continue;
		const [, contest = '', tps = ''] = event.stream.split('/');
		rows.push({ contest, tps, version: event.payload.version, hash: event.payload.hash });
	}
	rows.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
	return { count: rows.length, hash: hashOf(rows) };
}

function keyOf({ contest, tps, version }: { contest: string; tps: string; version: number }): string {
	return `${contest}/${tps}/${String(version).padStart(6, '0')}`;
}

/**
 * The pause that waited for the open boxes begins when the last of them leaves the floor: then the position
 * and the locked results are written down once more, as what the resumption is compared with.
 */
export function beginPause(world: World, events: readonly NewEvent[]): readonly NewEvent[] {
	if (!isFinishing(world.plenary)) return events;
	const left = events.filter((event) => event.type === 'floor.left').length;
	if (left === 0 || left < Object.keys(world.plenary.floors).length) return events;
	const positions = panelNumbers(world.plenary).map((panel) => ({ panel, contest: null, tps: null, status: null }));
	return [...events, { stream, type: 'plenary.pauseBegan', payload: { positions, locked: lockedOf(world, events) } }];
}
