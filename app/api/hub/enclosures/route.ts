import { machine } from '@/app/server/guard';
import { answer } from '@/app/server/hub';
import { receiveEnclosures } from '@/db/hub/receive-enclosures';

export const dynamic = 'force-dynamic';

/** What a hall sends beside results: its pack, adoptions, which photos there are. */
export const POST = machine('/api/hub/enclosures', (body) => answer((hub) => receiveEnclosures(hub, body)));
