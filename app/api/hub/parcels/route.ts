import { machine } from '@/app/server/guard';
import { answer } from '@/app/server/hub';
import { receiveBatch } from '@/db/hub/reception';

export const dynamic = 'force-dynamic';

/** A batch of locked results from a hall. */
export const POST = machine('/api/hub/parcels', (body) => answer((hub) => receiveBatch(hub, body)));
