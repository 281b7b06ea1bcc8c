import { machine } from '@/app/server/guard';
import { answer } from '@/app/server/hub';
import { receivePart } from '@/db/hub/receive-enclosures';

export const dynamic = 'force-dynamic';

/** One part of a photo from a hall. */
export const POST = machine('/api/hub/parts', (body) => answer((hub) => receivePart(hub, body)));
