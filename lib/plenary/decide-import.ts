import { fieldsOf } from '../forms';
import type { CommandOf, SystemItem } from './commands';
import { type EventPayloads, type NewEvent, regionStream, resultStream } from './events';
import { refuse } from './refusals';
import type { Decision, World } from './world';

/**
 * What came in from files. The same content again gives no event: a no-op. A locked result keeps the
 * figures it was locked with; the newer system data is kept beside it as evidence.
 */
export function decideImport(world: World, command: CommandOf<'region.import'> | CommandOf<'system.import'>): Decision {
	if (command.type === 'region.import') {
		return command.kelurahan
			.filter((rows) => world.facts.regionContent(rows.kode) !== command.sha256)
			.map(
				(rows): NewEvent => ({
					stream: regionStream(rows.kode),
					type: 'region.registered',
					payload: {
						source: { file: command.file, sha256: command.sha256 },
						...rows,
					},
				}),
			);
	}
	if (!world.election.head(command.contest)) return refuse('contest.unknown', { contest: command.contest });
	const { election, facts } = world;
	const events: NewEvent[] = [];
	/** Content by TPS as this very command leaves it: one file may be in a batch twice. */
	const newest = new Map<string, string>();
	for (const item of command.items) {
		if (!facts.knowsTps(item.tps)) return refuse('tps.unknown', { tps: item.tps });
		const contest = election.contest(command.contest, item.tps);
		if (!contest) return refuse('contest.unknown', { contest: command.contest, tps: item.tps });
		const fields = fieldsOf(contest);
		for (const field in item.figures) {
			if (!fields.get(field)?.inSystem) return refuse('field.not-in-system', { field, tps: item.tps });
		}
		const before = newest.get(item.tps) ?? facts.systemContent(command.contest, item.tps);
		if (before === item.content) continue;
		newest.set(item.tps, item.content);
		const { figures, rest, uploaded, canonical } = item;
		const source = {
			batch: command.source.sha256,
			content: item.content,
			file: item.file,
			name: command.source.name,
			sha256: item.sha256,
			ts: item.ts,
		};
		events.push({
			stream: resultStream(command.contest, item.tps),
			type: 'system.imported',
			payload: { figures, rest, source, uploaded },
			canonical: canonical && payloadText(canonical, source, uploaded),
		});
	}
	return events;
}

/** The payload as `canonicalJson` writes it, from parts that are written already; `source` has its keys in order. */
const payloadText = (
	{ figures, rest }: NonNullable<SystemItem['canonical']>,
	source: EventPayloads['system.imported']['source'],
	uploaded: boolean,
) => `{"figures":${figures},"rest":${rest},"source":${JSON.stringify(source)},"uploaded":${uploaded}}`;
