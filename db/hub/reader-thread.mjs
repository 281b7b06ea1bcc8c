// A reading thread: loads the TypeScript of reader-worker.ts as it stands (`--import` does not reach into threads).
import { register } from 'tsx/esm/api';

register();
await import('./reader-worker.ts');
