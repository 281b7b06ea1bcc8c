import type { ElectionPack } from '../election/pack';
import type { Flow } from './commands-contests';

/** Events about which contests there are. */
export interface ContestEventPayloads {
	/** The whole pack stands in the ledger: whoever replays it needs no file beside it. */
	'pack.adopted': { readonly file: string; readonly sha256: string; readonly pack: ElectionPack };
	'plenary.flowSet': { readonly flow: Flow };
}

/** Stream of the packs that were adopted, one after another. */
export const PACK_STREAM = 'paket';
