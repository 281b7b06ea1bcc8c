import { isConvex } from '../photo/geometry';
import { pageCountOf } from '../photo/layout';
import type { CommandOf } from './commands';
import type { photoSchemas } from './commands-photo';
import { photoStream } from './events-photo';
import { refuse } from './refusals';
import type { Decision, World } from './world';

export type PhotoCommand = { [T in keyof typeof photoSchemas]: CommandOf<T> }[keyof typeof photoSchemas];

/** Photos beside the numbers: attached, replaced, taken away. Nothing here touches a figure, locked or not. */
export function decidePhoto({ election, facts }: World, command: PhotoCommand): Decision {
	const { contest, tps, page, content } = command;
	const form = election.contest(contest, tps);
	if (!form) return refuse('contest.unknown', { contest });
	if (!facts.knowsTps(tps)) return refuse('tps.unknown', { tps });
	const count = pageCountOf(form);
	if (page > count) return refuse('photo.page', { page, count });
	const stream = photoStream(contest, tps);
	const photos = facts.photos(contest, tps, page);
	const current = photos.findLast(({ retracted }) => !retracted);
	if (command.type === 'photo.attach') {
		if (current?.content === content) return refuse('photo.same', { page });
		const other = facts.photoElsewhere(content);
		// The same file for two places is a mistake of the hand; an earlier photo of this very page may come back.
		if (other && (other.contest !== contest || other.tps !== tps || other.page !== page)) {
			return refuse('photo.elsewhere', { ...other });
		}
		const { received, format, width, height, bytes, source, name } = command;
		const picture = { content, received, format, width, height, bytes };
		const payload = { page, version: photos.length + 1, ...picture, source, name };
		return [{ stream, type: 'photo.attached', payload }];
	}
	if (current?.content !== content) return refuse('photo.unknown', { page });
	if (command.type === 'photo.retract') {
		return [{ stream, type: 'photo.retracted', payload: { page, content, reason: command.reason } }];
	}
	const { corners } = command;
	if (corners && !isConvex(corners)) return refuse('photo.corners', { page });
	return [{ stream, type: 'photo.cornersSet', payload: { page, content, corners } }];
}
