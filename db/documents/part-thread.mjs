// Sets one part of a long document and ends: loads the TypeScript of part-worker.ts as it stands.
import { register } from 'tsx/esm/api';

register();
await import('./part-worker.ts');
