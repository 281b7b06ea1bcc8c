import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openHouse } from '../db/house';
import { ACTORS } from '../db/testing/fixtures';
import { Hall } from '../db/testing/hall';
import { startServer } from '../e2e/fixtures/server';
import { sessionCookie } from '../e2e/fixtures/session';
import { root } from '../scripts/lib/root.mjs';

/** The built application, serving a plenary with three witnesses on a data folder of its own. */
export interface Served {
	readonly url: string;
	/** Header of a fresh session. */
	cookie(kind: 'account' | 'witness' | 'display', subject: string): Promise<string>;
	stop(): Promise<void>;
}

export const isBuilt = () => existsSync(join(root, '.next', 'BUILD_ID'));

/** Starts it; `npm run build` comes before. */
export async function serve(prepare: (hall: Hall) => void = () => undefined): Promise<Served> {
	const hall = Hall.opened();
	for (const role of ['ketua', 'operator'] as const) {
		const { id, name } = ACTORS[role];
		hall.does(ACTORS.admin, 'account.create', { id, username: `bench.${role}`, name, role });
	}
	prepare(hall);
	const { folder, sqlite } = hall.house;
	sqlite.close();
	const server = await startServer({ dataDir: folder, setup: false });
	const house = openHouse(folder);
	return {
		url: server.url,
		cookie: (kind, subject) => sessionCookie(house, kind, subject),
		async stop() {
			house.sqlite.close();
			await server.stop();
		},
	};
}
