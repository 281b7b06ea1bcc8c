import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { HUB_DATABASE } from '../folder';

/** A number that changes with whatever a hub writes into its store; always 0 where no store is in the folder. */
export function hubActivity(folder: string): () => number {
	const file = join(/* turbopackIgnore: true */ folder, HUB_DATABASE);
	let own: Database.Database | undefined;
	return () => {
		if (!own && !existsSync(file)) return 0;
		own ??= new Database(file, { readonly: true });
		return own.pragma('data_version', { simple: true }) as number;
	};
}
