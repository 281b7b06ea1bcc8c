import { randomUUID } from 'node:crypto';
import { type PhotoProblem, readPhoto } from '../../lib/photo';
import { type Actor, allowed, type Command, type CommandOf, refuse, whyNot } from '../../lib/plenary';
import type { PhotoSource } from '../../lib/plenary/lists';
import { execute, type Outcome } from '../door';
import type { House } from '../house';
import { sha256, storePhoto } from './store';
import { isWhole } from './straighten';

/** A file somebody brings, and the page it shows. */
export interface GivenPhoto {
	readonly contest: string;
	readonly tps: string;
	readonly page: number;
	readonly source: PhotoSource;
	readonly name: string;
	readonly bytes: Uint8Array;
}

export type Attached = Outcome | { readonly ok: false; readonly problem: PhotoProblem };

/**
 * Attaches a photo: checked and decoded once, freed of place and device, stored by its content, then written down
 * through the door. A file without its row is only a file; a row without its file cannot come to be.
 */
export async function attachPhoto(house: House, actor: Actor, given: GivenPhoto): Promise<Attached> {
	const { contest, tps, page, source, bytes } = given;
	const command = { type: 'photo.attach', contest, tps, page } as Command;
	if (!allowed(actor, command))
		return { ok: false, refusal: refuse(whyNot(actor, command), { command: command.type }) };
	const photo = readPhoto(bytes);
	if (!photo.ok) return photo;
	if (!(await isWhole(photo.bytes))) return { ok: false, problem: 'broken' };
	const sideways = photo.orientation >= 5;
	const attach: CommandOf<'photo.attach'> = {
		type: 'photo.attach',
		contest,
		tps,
		page,
		source,
		content: storePhoto(house.folder, photo.bytes, photo.format),
		received: sha256(bytes),
		format: photo.format,
		width: sideways ? photo.height : photo.width,
		height: sideways ? photo.width : photo.height,
		bytes: photo.bytes.length,
		name: given.name.slice(-200),
	};
	return execute(house, actor, { id: randomUUID(), command: attach });
}
