import type { CommandOf, CommandsOf, Seal } from './commands';
import { isHere } from './decide-preparation';
import { arrivalStream, type ReceivedGroup } from './events-preparation';
import { type Refusal, refuse } from './refusals';
import type { Decision, World } from './world';

type ArrivalCommand = CommandsOf<'arrival.receive' | 'arrival.receiveAll' | 'arrival.correct'>;

interface Box {
	readonly tps: string;
	readonly contest: string;
	readonly seal: Seal;
	readonly note: string;
}

/**
 * The sealed boxes as they come in (PKPU 5/2024 art. 14(1)): from whom, how the seal was. A damaged or missing seal
 * is written down with a note and stops nothing.
 */
export function decideArrival(world: World, command: ArrivalCommand): Decision {
	switch (command.type) {
		case 'arrival.receive':
			return receive(world, command);
		case 'arrival.receiveAll':
			return receiveAll(world, command);
		case 'arrival.correct':
			return correct(world, command);
	}
}

function receive(world: World, { from, boxes }: CommandOf<'arrival.receive'>): Decision {
	const kelurahan = boxes[0]?.tps.slice(0, 10) ?? '';
	const seen = new Set<string>();
	for (const box of boxes) {
		const problem = unfit(world, kelurahan, box);
		if (problem) return problem;
		if (world.facts.arrival(box.tps, box.contest) || seen.has(`${box.contest}/${box.tps}`)) {
			return refuse('arrival.already', { tps: box.tps.slice(-3) });
		}
		seen.add(`${box.contest}/${box.tps}`);
	}
	return received(world, kelurahan, from, false, boxes);
}

function receiveAll(world: World, { kelurahan, from, except }: CommandOf<'arrival.receiveAll'>): Decision {
	if (!known(world, kelurahan)) return refuse('preparation.kelurahan', { kelurahan });
	const exceptions = new Map<string, (typeof except)[number]>();
	for (const one of except) {
		const problem = unfit(world, kelurahan, { ...one, seal: one.seal ?? 'utuh' });
		if (problem) return problem;
		if (world.facts.arrival(one.tps, one.contest)) return refuse('arrival.already', { tps: one.tps.slice(-3) });
		exceptions.set(`${one.contest}/${one.tps}`, one);
	}
	const boxes = world.facts.tpsOf(kelurahan).flatMap((tps) =>
		world.election.contests.flatMap(({ code: contest }): Box[] => {
			if (!world.election.contest(contest, tps) || world.facts.arrival(tps, contest)) return [];
			const own = exceptions.get(`${contest}/${tps}`);
			if (!own) return [{ tps, contest, seal: 'utuh', note: '' }];
			return own.seal === null ? [] : [{ tps, contest, seal: own.seal, note: own.note }];
		}),
	);
	return boxes.length === 0 ? refuse('arrival.nothing', { kelurahan }) : received(world, kelurahan, from, true, boxes);
}

function correct(world: World, command: CommandOf<'arrival.correct'>): Decision {
	const { box, seal, from, note, reason } = command;
	const { tps, contest } = box;
	const problem = unfit(world, tps.slice(0, 10), { ...box, seal: seal ?? 'utuh', note });
	if (problem) return problem;
	const old = world.facts.arrival(tps, contest);
	if (!old) return refuse('arrival.not-received', { tps: tps.slice(-3) });
	if (old.seal === seal && old.from === from && old.note === note) return [];
	const payload = { tps, contest, old, seal, from, note, reason };
	return [{ stream: arrivalStream(tps.slice(0, 10)), type: 'box.arrivalCorrected', payload }];
}

/** Why a box cannot be written down at all. */
function unfit(world: World, kelurahan: string, { tps, contest, seal, note }: Box): Refusal | null {
	if (!tps.startsWith(kelurahan) || !known(world, kelurahan)) return refuse('preparation.kelurahan', { kelurahan });
	if (!world.facts.knowsTps(tps)) return refuse('tps.unknown', { tps });
	if (!world.election.contest(contest, tps)) return refuse('contest.unknown', { contest });
	return seal !== 'utuh' && note === '' ? refuse('arrival.needs-note', { tps: tps.slice(-3) }) : null;
}

function known(world: World, kelurahan: string): boolean {
	return world.facts.kelurahanName(kelurahan) !== undefined && isHere(world, kelurahan);
}

function received(world: World, kelurahan: string, from: string, whole: boolean, boxes: readonly Box[]): Decision {
	const name = world.facts.kelurahanName(kelurahan) ?? kelurahan;
	const groups = new Map<string, ReceivedGroup & { tps: string[] }>();
	for (const { tps, contest, seal, note } of boxes) {
		const key = `${contest}/${seal}/${note}`;
		const group = groups.get(key);
		if (group) group.tps.push(tps);
		else groups.set(key, { contest, seal, note, tps: [tps] });
	}
	const payload = { kelurahan, name, from, whole, groups: [...groups.values()] };
	return [{ stream: arrivalStream(kelurahan), type: 'boxes.received', payload }];
}
