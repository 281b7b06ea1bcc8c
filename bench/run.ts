import { parseArgs } from 'node:util';
import type { Bench } from './measure';

/** Every bench in its own file, loaded only when it is played. */
const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
	'command-path': async () => (await import('./command-path')).commandPath,
	import: async () => (await import('./import')).importSirekap,
	screens: async () => (await import('./screens')).screens,
	'first-load': async () => (await import('./first-load')).firstLoad,
	'hub-intake': async () => (await import('./hub-intake')).hubIntake,
	'hub-memory': async () => (await import('./hub-memory')).hubMemory,
	'hub-rush': async () => (await import('./hub-rush')).hubRush,
	'hub-publish': async () => (await import('./hub-publish')).hubPublish,
	evidence: async () => (await import('./evidence')).evidence,
	recap: async () => (await import('./recap')).recap,
	photo: async () => (await import('./photo')).photo,
	keystrokes: async () => (await import('./keystrokes')).keystrokes,
};

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const chosen = values.only ?? Object.keys(BENCHES);
for (const name of chosen) {
	const load = BENCHES[name];
	if (!load) {
		console.error(`No bench ${name}. There are: ${Object.keys(BENCHES).join(', ')}`);
		process.exit(2);
	}
	const bench = await load();
	for (const line of await bench()) {
		console.log(JSON.stringify(line));
		if (line.ok === false) process.exitCode = 1;
	}
}
