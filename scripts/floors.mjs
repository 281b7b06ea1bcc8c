import { breaches, rulesFor } from './lib/floors.mjs';
import { root } from './lib/root.mjs';

const found = breaches(root);
for (const breach of found) console.error(breach);
console.log(
	`floors: ${rulesFor(root).length} folders, ${found.length === 0 ? 'no breach, no circle' : `${found.length} breaches`}`,
);
process.exitCode = found.length === 0 ? 0 : 1;
