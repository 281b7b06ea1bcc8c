import type Database from 'better-sqlite3';
import { canonicalJson } from '../lib/forms';
import { parsePhotoStream, type RecordedEvent } from '../lib/plenary';
import { statement } from './ledger';

/** Photos: which file is attached where. */
export const PHOTO_PROJECTIONS: Readonly<Record<string, string>> = { photo: 'seq' };

/** What an event changes in the table of photos. */
export function projectPhoto(sqlite: Database.Database, event: RecordedEvent): void {
	const about = parsePhotoStream(event.stream);
	if (!about) return;
	switch (event.type) {
		case 'photo.attached': {
			const { page, version, content, received, format, width, height, bytes, source, name } = event.payload;
			statement(
				sqlite,
				`INSERT INTO photo (seq, contest, tps, page, version, content, received, format, width, height, bytes, source,
					name, time, "by") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			).run(
				event.seq,
				about.contest,
				about.tps,
				page,
				version,
				content,
				received,
				format,
				width,
				height,
				bytes,
				source,
				name,
				event.time,
				event.actor.name,
			);
			return;
		}
		case 'photo.cornersSet': {
			const { page, content, corners } = event.payload;
			statement(
				sqlite,
				'UPDATE photo SET corners = ? WHERE contest = ? AND tps = ? AND page = ? AND content = ? AND retracted IS NULL',
			).run(corners ? canonicalJson(corners) : null, about.contest, about.tps, page, content);
			return;
		}
		case 'photo.retracted': {
			const { page, content, reason } = event.payload;
			statement(
				sqlite,
				'UPDATE photo SET retracted = ? WHERE contest = ? AND tps = ? AND page = ? AND content = ? AND retracted IS NULL',
			).run(reason, about.contest, about.tps, page, content);
			return;
		}
		default:
			return;
	}
}
